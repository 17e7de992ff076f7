from typing import Any

import pytest

from azure_disk_protection.checks.given import run
from azure_disk_protection.checks.recovery_point import (
    check_set_subscription,
    check_target_subscription,
    check_vault_inputs,
)
from tests.components.recording import GROUP, OTHER_SUBSCRIPTION, PRINCIPAL, SET_ID, SUBSCRIPTION

INSTANCE = f"{GROUP}/providers/Microsoft.DataProtection/backupVaults/bv-a/backupInstances/d"
BASE: dict[str, Any] = {
    "backup_instance_id": INSTANCE,
    "disk_name": "restored",
    "vault_principal_id": PRINCIPAL,
}
CHECKS = (check_vault_inputs, check_target_subscription, check_set_subscription)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"disk_encryption_set_id": SET_ID}, []),
        ({"disk_name": None}, ["diskName: the name of a disk that does not exist"]),
        (
            {"vault_principal_id": None},
            ["vaultPrincipalId: the object id of the backup vault's identity"],
        ),
        (
            {"target_subscription_id": f"/subscriptions/{SUBSCRIPTION}"},
            ["targetSubscriptionId: the GUID of a subscription"],
        ),
        (
            {"disk_encryption_set_id": SET_ID, "target_subscription_id": OTHER_SUBSCRIPTION},
            [f"diskEncryptionSetId: an id in subscription {OTHER_SUBSCRIPTION}"],
        ),
        (
            {"disk_encryption_set_id": SET_ID.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)},
            [f"diskEncryptionSetId: an id in subscription {SUBSCRIPTION}"],
        ),
    ],
)
def test_what_a_recovery_point_needs(values: dict[str, Any], expected: list[str]) -> None:
    """C5, E19, E21."""
    given = {name: value for name, value in {**BASE, **values}.items() if value is not None}
    assert [f"{each.path}: {each.allowed}" for each in run(CHECKS, given)] == expected
