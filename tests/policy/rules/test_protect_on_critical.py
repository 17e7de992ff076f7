from dataclasses import replace

from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Options, Resource
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    assert_outcomes,
    backup_vault,
    disk,
    encryption_set,
    key_vault,
    made,
    secret,
    snapshot,
)

KEY = made(types.KEY.token, "key1", {"vaultName": "kv1", "keyName": "key1"})
RECOVERY = made(neighbours.RECOVERY_VAULT.token, "rv1", {"vaultName": "rv1"})


def protected(resource: Resource) -> Resource:
    return replace(resource, options=Options(protect=True))


def test_protect_on_critical() -> None:
    assert_outcomes(
        "protect-on-critical",
        {
            "pass_protected": protected(backup_vault()),
            "pass_unknown_properties": protected(backup_vault(UNKNOWN_OBJECT)),
            "pass_name_in_upper_case": protected(key_vault(vaultName="KV1")),
            "pass_other_type": snapshot(),
            "skip_disk": disk(),
            "fail_absent": backup_vault(),
            "fail_off": replace(backup_vault(), options=Options(protect=False)),
            "fail_property_of_the_name": backup_vault({"protect": True}, protect=True),
            "fail_recovery_vault": RECOVERY,
            "fail_key_vault": key_vault(),
            "fail_key": KEY,
            "fail_encryption_set": encryption_set(),
            "fail_unknown_properties": key_vault(UNKNOWN_OBJECT),
            "fail_secret": key_vault(secret()),
        },
    )


def test_chosen_types() -> None:
    assert_outcomes(
        "protect-on-critical",
        {
            "pass_protected_disk": protected(disk()),
            "fail_disk": disk(),
            "skip_vault": backup_vault(),
        },
        {"types": ["azure-native:compute:disk"]},
    )
