from typing import Any

import pytest

from azure_disk_protection.checks.backup import backup_problems, policy_problems
from tests.components.recording import DISK_ID, GROUP, POLICY_ID, SET_ID

DISK: dict[str, Any] = {
    "vault_name": "bv-bakery",
    "disk_id": DISK_ID,
    "disk_location": "westeurope",
    "policy_id": POLICY_ID,
    "snapshot_resource_group_id": GROUP,
    "disk_encryption_set_id": SET_ID,
}


def texts(found: list[Any]) -> list[str]:
    return [f"{each.path}: {each.allowed}" for each in found]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"every": "PT24H", "keep": "P450D"}, []),
        ({"every": "P1D", "keep": "P451D"},
         ["keep: at most 450 recovery points of a disk, this policy keeps 451"]),
        ({"keep_weekly": "P10Y"},
         ["keepWeekly: at most 450 recovery points of a disk, this policy keeps 564"]),
        ({"every": "P1W"}, ["every: PT1H, PT2H, PT4H, PT6H, PT8H, PT12H, P1D"]),
        ({"keep": "soon"}, ["keep: an ISO 8601 duration, for example PT4H, P90D or P2Y"]),
        ({"keep": "P0D"}, ["keep: a duration longer than zero"]),
        ({"start": "2026-01-01"},
         ["start: a date-time with offset, for example 2026-01-01T02:00:00+00:00"]),
        ({"start": "2026-01-01T02:00Z"}, []),
        ({"time_zone": "W. Europe Standard Time"}, []),
        ({"time_zone": "Europe/Berlin"},
         ["timeZone: a Windows time zone name, for example W. Europe Standard Time"]),
        ({"imports": {"vault": POLICY_ID}}, ["imports: policy"]),
    ],
)  # fmt: skip
def test_policies(values: dict[str, Any], expected: list[str]) -> None:
    assert texts(policy_problems({"every": "PT4H", "keep": "P7D", **values})) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"vault_location": "West Europe", "disk_sku": "Premium_LRS", "policy_every": "PT1H"}, []),
        ({"disk_sku": "UltraSSD_LRS", "policy_every": "PT24H"}, []),
        ({"disk_sku": "UltraSSD_LRS", "policy_every": "PT3H"}, []),
        ({"disk_sku": "UltraSSD_LRS", "policy_every": "PT8H"},
         ["policyEvery: a policy every PT12H or P1D for UltraSSD_LRS, not PT8H"]),
        ({"policy_id": DISK_ID},
         ["policyId: the id of a Microsoft.DataProtection/backupVaults/backupPolicies"]),
        ({"snapshot_resource_group_id": DISK_ID},
         ["snapshotResourceGroupId: the id of a Microsoft.Resources/resourceGroups"]),
        ({"disk_encryption_set_id": DISK_ID},
         ["diskEncryptionSetId: the id of a Microsoft.Compute/diskEncryptionSets"]),
        ({"vault_location": "northeurope"}, ["vaultLocation: westeurope"]),
        ({"checks": {"vault_location": "northeurope"}}, ["checks.vaultLocation: westeurope"]),
        ({"checks": {"disk_sku": "UltraSSD_LRS", "policy_every": "PT8H"}, "identity_id": DISK_ID},
         ["identityId: the id of a Microsoft.ManagedIdentity/userAssignedIdentities",
          "checks.policyEvery: a policy every PT12H or P1D for UltraSSD_LRS, not PT8H"]),
    ],
)  # fmt: skip
def test_backups(values: dict[str, Any], expected: list[str]) -> None:
    assert texts(backup_problems({**DISK, **values})) == expected


def test_a_backup_vault_without_an_identity_of_its_own_has_no_principal() -> None:
    (problem,) = backup_problems({"vault_principal_id": ""})
    assert str(problem) == (
        "vaultPrincipalId: got '', allowed: the object id of an identity of the backup vault; it "
        "has none of its own, give that of a user-assigned one"
    )
