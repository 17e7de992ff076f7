"""``Microsoft.Authorization/policyExemptions`` (H5)."""

from collections.abc import Iterable
from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_facts.azure_policies import ExemptionCategory
from azure_disk_facts.durations import parse_timestamp
from azure_disk_simulator import errors
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.policies import definitions
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.scopes import check_scope

_ASSIGNMENT = "properties.policyAssignmentId"
_ENDS = "properties.expiresOn"


class PolicyExemptionType(ResourceType):
    """Exemptions; one that has expired stays and has no effect.

    Not modelled: resource selectors, and exemptions without validation of the scope.
    """

    facts = resource_types.POLICY_EXEMPTION
    required = (_ASSIGNMENT, "properties.exemptionCategory")
    choices = MappingProxyType(
        {"properties.exemptionCategory": tuple(each.value for each in ExemptionCategory)}
    )
    write_duration = timedelta(seconds=2)
    delete_duration = timedelta(seconds=2)

    def check(self, write: Write) -> None:
        """Check scope, assignment, definitions and end."""
        scope = write.arm_id.scope
        check_scope(write)
        assignment = write.world.load(write.get(_ASSIGNMENT))
        if assignment is None:
            raise ArmError(
                404,
                "PolicyAssignmentNotFound",
                f"The policy assignment '{write.text(_ASSIGNMENT)}' could not be found.",
            )
        if not definitions.is_within(scope, assignment.arm_id.scope):
            raise _invalid(write, "is not at or below the scope of its policy assignment")
        _check_references(write, assignment)
        if write.get(_ENDS) is not None:
            try:
                parse_timestamp(write.text(_ENDS))
            except ValueError:
                example = ("2026-12-31T00:00:00Z",)
                raise errors.invalid_value(_ENDS, write.get(_ENDS), example) from None

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by the assignment."""
        yield Link("exempt-from", key_of(str(resource.get(_ASSIGNMENT))))


def _check_references(write: Write, assignment: Resource) -> None:
    known = {each.reference_id.lower() for each in definitions.applied(write.world, assignment)}
    names = write.body["properties"].get("policyDefinitionReferenceIds") or []
    unknown = [str(name) for name in names if str(name).lower() not in known]
    if unknown:
        raise _invalid(write, f"names '{unknown[0]}', which its initiative does not have")


def _invalid(write: Write, why: str) -> ArmError:
    return ArmError(400, "InvalidPolicyExemption", f"The policy exemption '{write.name}' {why}.")
