from azure_disk_facts.backup_security import GUARD_REQUESTS, CriticalOperation
from tests.simulator.estate import Estate, Json, refused

KIND = "Microsoft.DataProtection/resourceGuards"
EXCLUDED = "vaultCriticalOperationExclusionList"


def guarded(guard: Json) -> set[str]:
    return {
        each["vaultCriticalOperation"] for each in guard["properties"]["resourceGuardOperations"]
    }


def test_everything_is_guarded_unless_excluded(estate: Estate) -> None:
    """E13."""
    guard = estate.put(KIND, "g", {"properties": {}})
    assert guarded(guard) == set(GUARD_REQUESTS)
    assert guard["properties"][EXCLUDED] == []
    restore = CriticalOperation.RESTORE.value
    changed = estate.put(KIND, "g", {"properties": {EXCLUDED: [restore]}})
    assert guarded(changed) == set(GUARD_REQUESTS) - {restore}


def test_the_mandatory_ones_cannot_be_excluded(estate: Estate) -> None:
    operation = "Microsoft.DataProtection/backupVaults/backupResourceGuardProxies/delete"
    with refused("InvalidParameter", match=EXCLUDED):
        estate.put(KIND, "g", {"properties": {EXCLUDED: [operation]}})
