import pytest

from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    key_url,
    key_vault,
    keyed_set,
    made,
    secret,
    vault_id,
    vault_key,
    verdicts_of,
)

ON = {"enablePurgeProtection": True}
LATE = keyed_set(UNKNOWN_TEXT, UNKNOWN_TEXT)


def test_des_vault_recoverable() -> None:
    assert_outcomes(
        "des-vault-recoverable",
        {
            "pass_on": [key_vault(ON), keyed_set()],
            "pass_text_in_other_case": [key_vault({"enablePurgeProtection": "TRUE"}), keyed_set()],
            "pass_secret": [key_vault({"enablePurgeProtection": secret(value=True)}), keyed_set()],
            "pass_on_whatever_is_unknown": [key_vault(ON), LATE],
            "pass_no_vault": [keyed_set()],
            "skip_no_set": key_vault({}),
            "skip_another_vault": [key_vault({}), keyed_set(key_url("kv2"))],
            "skip_name_is_a_prefix": [key_vault({}), keyed_set(key_url("kv11"), vault_id("kv11"))],
            "skip_managed_hsm": [
                key_vault({}),
                keyed_set("https://kv1.managedhsm.azure.net/keys/k1/0123456789abcdef"),
            ],
            "skip_recovered": [key_vault({"createMode": "recover"}), keyed_set()],
            "skip_unknown_url_of_another_key": [
                key_vault({}),
                vault_key(vaultName="kv2"),
                depends(keyed_set(UNKNOWN_TEXT), "activeKey", vault_key()),
            ],
            "fail_purge_protection_absent_by_url": [key_vault({}), keyed_set()],
            "fail_url_in_other_case": [key_vault(), keyed_set(key_url("KV1"))],
            "fail_by_id": [key_vault({}), keyed_set(UNKNOWN_TEXT, vault_id())],
            "fail_by_id_in_other_case": [
                key_vault({}),
                keyed_set(UNKNOWN_TEXT, vault_id().upper() + "/"),
            ],
            "fail_by_id_though_the_url_differs": [
                key_vault({}),
                keyed_set(key_url("kv2"), vault_id()),
            ],
            "fail_by_dependency": [key_vault({}), depends(LATE, "activeKey", key_vault())],
            "fail_by_its_key": [
                key_vault({}),
                vault_key(),
                depends(keyed_set(UNKNOWN_TEXT), "activeKey", vault_key()),
            ],
            "fail_by_its_key_that_depends": [
                key_vault({}),
                depends(vault_key(vaultName=UNKNOWN_TEXT), "vaultName", key_vault()),
                depends(keyed_set(UNKNOWN_TEXT), "activeKey", vault_key()),
            ],
            "fail_soft_delete_off": [key_vault({**ON, "enableSoftDelete": False}), keyed_set()],
            "fail_secret_text": [key_vault({"enablePurgeProtection": secret()}), keyed_set()],
            "fail_unknown_beside_soft_delete_off": [
                key_vault({"enablePurgeProtection": UNKNOWN_BOOL, "enableSoftDelete": "False"}),
                keyed_set(),
            ],
            "undecided_purge_protection": [
                key_vault({"enablePurgeProtection": UNKNOWN_BOOL}),
                keyed_set(),
            ],
            "undecided_vault_of_the_set": [key_vault({}), LATE],
            "undecided_which_of_two": [
                key_vault({}),
                depends(
                    keyed_set(UNKNOWN_TEXT),
                    "activeKey",
                    key_vault(),
                    made("azure-native:keyvault:Vault", "kv2", {"vaultName": "kv2"}),
                ),
                made("azure-native:keyvault:Vault", "kv2", {"vaultName": "kv2", "properties": ON}),
            ],
        },
    )


@pytest.mark.parametrize("url", [None, UNKNOWN_TEXT])
def test_the_vault_is_reported(url: object) -> None:
    stack = [key_vault({}), keyed_set(url, vault_id())]
    (verdict,) = verdicts_of("des-vault-recoverable", stack)
    assert isinstance(verdict, Violated)
    assert [found.path for found in verdict.violations] == ["properties.enablePurgeProtection"]
