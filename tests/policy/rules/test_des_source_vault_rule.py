from typing import Any

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    key_url,
    keyed_set,
    secret,
    vault_id,
)

HSM_KEY = "https://kv1.managedhsm.azure.net/keys/k1/0123456789abcdef0123456789abcdef"
OWN_ID = (
    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers"
    "/Microsoft.Compute/diskEncryptionSets/des1"
)


def named(source_vault: object, url: object = None, **props: Any) -> Resource:
    return keyed_set(url, source_vault, **props)


def test_des_source_vault_rule() -> None:
    elsewhere = vault_id().replace("11111111", "99999999")
    assert_outcomes(
        "des-source-vault-rule",
        {
            "pass_same_vault": named(vault_id()),
            "pass_vault_in_other_case": named(vault_id("KV1").upper() + "/", key_url("Kv1")),
            "pass_own_subscription": named(vault_id(), id=OWN_ID.upper()),
            "pass_key_can_not_be_read": named(vault_id(), "https://[kv1/keys/k1"),
            "pass_secret": named(secret(vault_id()), secret(key_url())),
            "skip_absent": named(None),
            "skip_blank": named(" "),
            "skip_vault_is_a_text": keyed_set(activeKey={"sourceVault": vault_id("kv2")}),
            "skip_managed_hsm_without_vault": named(None, HSM_KEY),
            "fail_another_vault": named(vault_id("kv2")),
            "fail_name_is_a_prefix": named(vault_id("kv11")),
            "fail_managed_hsm": named(vault_id(), HSM_KEY),
            "fail_no_vault": named(vault_id().replace("vaults", "managedHSMs")),
            "fail_no_id": named("kv1"),
            "fail_another_subscription": named(elsewhere, id=OWN_ID),
            "fail_another_subscription_of_unknown_key": named(elsewhere, UNKNOWN_TEXT, id=OWN_ID),
            "fail_secret_text": named(secret()),
            "undecided_vault": named(UNKNOWN_TEXT),
            "undecided_url": named(vault_id(), UNKNOWN_TEXT),
            "undecided_key": keyed_set(activeKey=UNKNOWN_OBJECT),
        },
    )
