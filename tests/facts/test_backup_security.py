import pytest

from azure_disk_facts.backup_security import (
    DELETE_GUARD_PROXY,
    DISABLE_SOFT_DELETE,
    GUARD_REQUESTS,
    BackupApiEra,
    CriticalOperation,
    enforces_soft_delete,
    lock_confirmation,
    restore_confirmation,
)


@pytest.mark.parametrize(
    ("era", "region", "expected"),
    [
        (BackupApiEra.SOFT_DELETE_OPTIONAL, "westeurope", False),
        (BackupApiEra.SOFT_DELETE_OPTIONAL, None, False),
        (BackupApiEra.SOFT_DELETE_OPTIONAL, "Australia East", True),
        (BackupApiEra.SOFT_DELETE_ENFORCED, "westeurope", True),
        (BackupApiEra.SOFT_DELETE_ENFORCED, None, True),
    ],
)
def test_where_soft_delete_cannot_be_off(
    era: BackupApiEra, region: str | None, *, expected: bool
) -> None:
    """E7."""
    assert enforces_soft_delete(era, region) is expected


def test_every_critical_operation_has_its_request() -> None:
    """E13."""
    operations = {*CriticalOperation, DISABLE_SOFT_DELETE, DELETE_GUARD_PROXY}
    assert set(GUARD_REQUESTS) == {str(getattr(each, "value", each)) for each in operations}


def test_confirmations_name_the_backup_vault() -> None:
    assert lock_confirmation("a") == "lock the immutability of backup vault a for good"
    assert restore_confirmation("a") == (
        "disable cross-subscription restore of backup vault a for good"
    )
