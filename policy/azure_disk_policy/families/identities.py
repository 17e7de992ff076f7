"""Managed identities of resources."""

from collections.abc import Mapping

from azure_disk_facts.encryption import SetIdentityType
from azure_disk_policy.families.id_lists import elements, reach
from azure_disk_policy.inputs import UNKNOWN, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

IDENTITY_TYPE = "identity.type"
USER_IDENTITIES = "identity.userAssignedIdentities"
_KINDS = {
    SetIdentityType.SYSTEM_ASSIGNED.value.lower(),
    SetIdentityType.USER_ASSIGNED.value.lower(),
}


def identity_kinds(resource: Resource) -> set[str]:
    """Return the kinds of identity a resource has, in lower case: ``systemassigned`` and others.

    Raises:
        UnknownInputError: they are not known yet.
    """
    kinds = (resource.text(IDENTITY_TYPE) or "").lower().split(",")
    return {kind.strip() for kind in kinds} & _KINDS


def demand_identity(resource: Resource) -> Verdict:
    """Demand a managed identity of any kind; absent and ``None`` mean none.

    Raises:
        UnknownInputError: it is not known yet.
    """
    if identity_kinds(resource):
        return COMPLIANT
    return violated(IDENTITY_TYPE, "names no managed identity")


def user_identities(resource: Resource) -> list[Inputs]:
    """Return the ids of user-assigned identities: a list in Pulumi, the keys of a map in ARM.

    What is unknown of them is an unknown element; what is no text is left out.
    """
    found = reach(resource, USER_IDENTITIES)
    if isinstance(found.value, Mapping):
        ids = [Inputs(key, found.path) for key in found.value]
    else:
        ids = elements(resource, USER_IDENTITIES)
    return [each for each in ids if each.value is UNKNOWN or _is_text(each.value)]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
