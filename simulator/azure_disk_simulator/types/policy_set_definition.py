"""``Microsoft.Authorization/policySetDefinitions``: initiatives (H6)."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from azure_disk_facts import resource_types
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json
from azure_disk_simulator.policies import checks, definitions, places
from azure_disk_simulator.policies.expressions import arguments_of
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.types.policy_definition import POLICY_TYPES, PolicyType, refuse_in_use


class PolicySetDefinitionType(PolicyType):
    """Initiatives in a subscription or the management group.

    Not modelled: versions of the definitions, and more than what is needed to group them.
    """

    facts = resource_types.POLICY_SET_DEFINITION
    read_only = ("properties.versions",)
    choices = MappingProxyType({"properties.policyType": POLICY_TYPES})
    defaults = MappingProxyType({"properties.policyType": "Custom"})

    def check(self, write: Write) -> None:
        """Check place, references and parameters."""
        places.check_home(write)
        references = write.get("properties.policyDefinitions")
        if not isinstance(references, list) or not references:
            raise ArmError(
                400,
                "InvalidCreatePolicySetDefinitionRequest",
                f"The policy set definition '{write.name}' create request is invalid. At least "
                "one policy definition must be referenced.",
            )
        for reference in references:
            _check_reference(write, reference)
        _check_names(write, references)
        _check_parameters(write, references)

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by the definitions it uses."""
        for reference in resource.get("properties.policyDefinitions"):
            yield Link("policy-used", key_of(str(reference["policyDefinitionId"])))

    def check_delete(self, world: World, resource: Resource) -> None:
        """An initiative that is assigned stays."""
        refuse_in_use(world, resource, "InvalidDeletePolicySetDefinitionRequest", "set definition")


def _check_reference(write: Write, reference: Json) -> None:
    target = str(reference.get("policyDefinitionId"))
    definition = definitions.find(write.world, target)
    if definition is None:
        raise ArmError(
            400, "PolicyDefinitionNotFound", f"The policy definition '{target}' could not be found."
        )
    places.check_reach(target, write.arm_id.scope)
    given = reference.get("parameters") or {}
    checks.check_values(definition.name, definition.parameters, given)


def _check_names(write: Write, references: list[Json]) -> None:
    names = [str(each.get("policyDefinitionReferenceId", "")).lower() for each in references]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    groups = {each["name"] for each in write.body["properties"].get("policyDefinitionGroups", [])}
    used = {name for each in references for name in each.get("groupNames", [])}
    if twice or used - groups:
        raise ArmError(
            400,
            "InvalidCreatePolicySetDefinitionRequest",
            f"The policy set definition '{write.name}' create request is invalid: "
            f"{', '.join(twice) or ', '.join(sorted(used - groups))}.",
        )


def _check_parameters(write: Write, references: list[Json]) -> None:
    declared: dict[str, Any] = write.body["properties"].get("parameters") or {}
    given = [each.get("parameters") or {} for each in references]
    used = {name.lower() for name in arguments_of(given, "parameters")}
    checks.check_use(write.name, declared, used)
    if write.existing is not None:
        old = write.existing.get("properties.parameters") or {}
        checks.check_parameter_update(old, declared)
