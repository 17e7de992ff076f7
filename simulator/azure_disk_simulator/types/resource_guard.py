"""``Microsoft.DataProtection/resourceGuards`` (E13)."""

from azure_disk_facts import resource_types
from azure_disk_facts.backup_security import (
    DELETE_GUARD_PROXY,
    DISABLE_SOFT_DELETE,
    CriticalOperation,
)
from azure_disk_simulator import errors
from azure_disk_simulator.guarding import EXCLUDED
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType

_ALWAYS = (DISABLE_SOFT_DELETE, DELETE_GUARD_PROXY)


class ResourceGuardType(ResourceType):
    """Guards of critical operations; one goes even while backup vaults refer to it (E13).

    Not modelled: operations of Recovery Services vaults, automatic approvals, and who may approve.
    """

    facts = resource_types.RESOURCE_GUARD
    read_only = (
        "properties.provisioningState",
        "properties.allowAutoApprovals",
        "properties.resourceGuardOperations",
        "properties.description",
    )

    def check(self, write: Write) -> None:
        """Exclude what may be excluded only; list what is guarded. Texts are simulated."""
        excluded = write.get(EXCLUDED)
        known = {operation.value.lower(): operation.value for operation in CriticalOperation}
        for operation in excluded if isinstance(excluded, list) else ():
            if str(operation).lower() not in known:
                raise errors.invalid_value(EXCLUDED, operation, known.values())
        write.body["properties"].setdefault("vaultCriticalOperationExclusionList", [])
        write.body["properties"] |= {
            "provisioningState": "Succeeded",
            "allowAutoApprovals": True,
            "resourceGuardOperations": [
                {"vaultCriticalOperation": operation} for operation in _guarded(write.get(EXCLUDED))
            ],
        }


def _guarded(excluded: object) -> list[str]:
    left_out = {str(each).lower() for each in excluded} if isinstance(excluded, list) else set()
    optional = [each.value for each in CriticalOperation if each.value.lower() not in left_out]
    return [*optional, *_ALWAYS]


def guarded_operations(guard: Resource) -> list[str]:
    """Return the operations that a guard protects."""
    return _guarded(guard.get(EXCLUDED))
