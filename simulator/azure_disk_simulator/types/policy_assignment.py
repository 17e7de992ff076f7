"""``Microsoft.Authorization/policyAssignments`` (H6)."""

from collections.abc import Iterable
from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import regions, resource_types
from azure_disk_facts.azure_policies import EnforcementMode
from azure_disk_facts.names import policy_assignment_name
from azure_disk_simulator import errors, identity
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.policies import checks, definitions, places
from azure_disk_simulator.policies.definitions import Applied
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import Write
from azure_disk_simulator.scopes import check_scope, is_management_group
from azure_disk_simulator.types.policy_definition import PolicyType

_TARGET = "properties.policyDefinitionId"


class PolicyAssignmentType(PolicyType):
    """Assignments; they act at once.

    Not modelled: overrides, resource selectors, definition versions, and the minutes until an
    assignment acts.
    """

    facts = resource_types.POLICY_ASSIGNMENT
    read_only = ("properties.scope", "properties.instanceId", *identity.READ_ONLY)
    required = (_TARGET,)
    choices = MappingProxyType(
        {"properties.enforcementMode": tuple(each.value for each in EnforcementMode)}
    )
    defaults = MappingProxyType({"properties.enforcementMode": EnforcementMode.DEFAULT.value})
    write_duration = timedelta(seconds=3)
    delete_duration = timedelta(seconds=3)

    def check(self, write: Write) -> None:
        """Check scope, name, definition, parameters and identity."""
        scope = write.arm_id.scope
        check_scope(write)
        rule = policy_assignment_name(at_management_group=is_management_group(scope))
        if not rule.accepts(write.name):
            raise errors.invalid_name(self.facts.arm_type, write.name, rule.words)
        identity.complete(write)
        applied = self._applied(write)
        _check_identity(write, applied)
        _check_references(write, applied)
        write.body["properties"]["scope"] = scope

    def _applied(self, write: Write) -> list[Applied]:
        target, given = write.text(_TARGET), write.body["properties"].get("parameters") or {}
        places.check_reach(target, write.arm_id.scope)
        found = write.world.load(target)
        if found is not None and found.arm_type == resource_types.POLICY_SET_DEFINITION.arm_type:
            declared = found.get("properties.parameters") or {}
        else:
            definition = definitions.find(write.world, target)
            if definition is None:
                raise ArmError(
                    404,
                    "PolicyDefinitionNotFound",
                    f"The policy definition '{target}' could not be found.",
                )
            declared = definition.parameters
        checks.check_values(write.name, declared, given)
        draft = Resource(write.id, self.facts.arm_type, write.body, write.world.now)
        return list(definitions.applied(write.world, draft))

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found at all, by the definition, and by the identity's principal."""
        yield Link("policy-assignment", definitions.ALL)
        yield Link("policy-used", key_of(str(resource.get(_TARGET))))
        yield from identity.links(resource)


def _check_identity(write: Write, applied: list[Applied]) -> None:
    """An identity is asked for by what a definition can do, whatever its effect is now."""
    kind = str(write.get("identity.type") or "None")
    wanted = ""
    for each in applied:
        if "deployment" in each.definition.details:
            wanted = (
                "'DeployIfNotExists' policy definitions or policy definitions that contain a "
                "deployment in the effect details"
            )
        elif "operations" in each.definition.details:
            wanted = "'Modify' policy definitions"
    if wanted and kind == "None":
        raise ArmError(
            400,
            "ResourceIdentityRequired",
            f"The policy assignment '{write.name}' request is invalid. Policy assignments must "
            f"include a 'managed identity' when assigning {wanted}.",
        )
    if kind != "None" and regions.find_region(write.location) is None:
        raise errors.location_required()


def _check_references(write: Write, applied: list[Applied]) -> None:
    known = {each.reference_id.lower() for each in applied} | {""}
    for message in write.body["properties"].get("nonComplianceMessages") or []:
        name = str(message.get("policyDefinitionReferenceId", ""))
        if name.lower() not in known:
            raise ArmError(
                400,
                "InvalidNonComplianceMessage",
                f"The policy assignment '{write.name}' has a non-compliance message for "
                f"'{name}', which its initiative does not have.",
            )
    for scope in write.body["properties"].get("notScopes") or []:
        if not definitions.is_within(str(scope), write.arm_id.scope):
            raise ArmError(
                400,
                "InvalidPolicyAssignmentNotScopes",
                f"The policy assignment '{write.name}' excludes '{scope}', which is not below it.",
            )
