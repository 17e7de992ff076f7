from enum import Enum

import pytest
from pulumi_azure_native import recoveryservices as sdk

from azure_disk_facts import recovery_vaults
from azure_disk_facts.recovery_vaults import (
    MachinePolicyType,
    RecoveryRedundancy,
    RecoverySoftDelete,
    RetentionUnit,
    SnapshotConsistency,
    StoppedProtection,
)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (RecoverySoftDelete, sdk.SoftDeleteState),
        (MachinePolicyType, sdk.IAASVMPolicyType),
        (SnapshotConsistency, sdk.IaasVMSnapshotConsistencyType),
        (RetentionUnit, sdk.RetentionDurationType),
    ],
)
def test_spelling_of_arm(ours: type[Enum], theirs: type[Enum]) -> None:
    """Checked against the enums of the installed provider SDK."""
    assert {each.value for each in ours} == {each.value for each in theirs} - {"Invalid"}


def test_spelling_of_parts_of_enums() -> None:
    states = {each.value for each in sdk.ProtectionState}
    assert {each.value for each in StoppedProtection} < states
    redundancies = {each.value for each in sdk.StandardTierStorageRedundancy} - {"Invalid"}
    # The SDK does not list the newest one yet.
    newest = RecoveryRedundancy.READ_ACCESS_GEO_ZONE_REDUNDANT.value
    assert redundancies | {newest} == {each.value for each in RecoveryRedundancy}
    assert recovery_vaults.MACHINE_BACKUP == sdk.BackupManagementType.AZURE_IAAS_VM
    assert recovery_vaults.BACKUP_LINK_GROUP == sdk.VaultSubResourceType.AZURE_BACKUP


def test_defaults_are_legal() -> None:
    for kind in MachinePolicyType:
        least, most = kind.instant_restore_days
        assert least <= kind.default_instant_restore_days <= most


def test_units_are_ordered() -> None:
    assert [unit.days for unit in RetentionUnit] == [1, 7, 30, 365]
