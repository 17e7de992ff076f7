from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    secret,
    storage_account,
)

KEY = {"keyName": "k1", "keyVaultUri": "https://kv1.vault.azure.net"}


def encrypted(source: object = "Microsoft.Keyvault", key: object = KEY) -> Resource:
    return storage_account(encryption={"keySource": source, "keyVaultProperties": key})


def test_storage_cmk() -> None:
    assert_outcomes(
        "storage-cmk",
        {
            "pass_key": encrypted(),
            "pass_source_in_other_case": encrypted("microsoft.keyVault"),
            "pass_unknown_key": encrypted(
                key={"keyName": UNKNOWN_TEXT, "keyVaultUri": UNKNOWN_TEXT}
            ),
            "pass_secret_key": encrypted(key={"keyName": secret(), "keyVaultUri": secret()}),
            "fail_platform_key": encrypted("Microsoft.Storage"),
            "fail_platform_key_beside_unknown": encrypted("Microsoft.Storage", UNKNOWN_OBJECT),
            "fail_absent": storage_account(),
            "fail_absent_source": encrypted(None),
            "fail_absent_key": encrypted(key=None),
            "fail_key_without_vault": encrypted(key={"keyName": "k1"}),
            "fail_key_without_name": encrypted(key={**KEY, "keyName": " "}),
            "fail_beside_unknown_source": encrypted(UNKNOWN_TEXT, {}),
            "fail_wrong_kind": storage_account(encryption="Microsoft.Keyvault"),
            "fail_wrong_level": storage_account(keySource="Microsoft.Keyvault"),
            "fail_secret_text": encrypted(secret()),
            "undecided_source": encrypted(UNKNOWN_TEXT),
            "undecided_key": encrypted(key=UNKNOWN_OBJECT),
            "undecided_encryption": storage_account(encryption=UNKNOWN_OBJECT),
        },
    )
