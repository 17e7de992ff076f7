from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    secret,
)

KEY = "https://kv-disks.vault.azure.net/keys/disk-key"


def given(state: object, key: object = KEY) -> Props:
    settings = {"state": state, "keyVaultProperties": {"keyUri": key}}
    return {"securitySettings": {"encryptionSettings": settings}}


def test_bv_cmk() -> None:
    assert_outcomes(
        "bv-cmk",
        {
            "pass_key": backup_vault(given("Enabled")),
            "pass_other_case": backup_vault(given("enabled")),
            "pass_unknown_key": backup_vault(given("Enabled", UNKNOWN_TEXT)),
            "pass_secret_key": backup_vault(given("Enabled", secret())),
            "fail_absent": backup_vault({}),
            "fail_no_properties": backup_vault(),
            "fail_disabled": backup_vault(given("Disabled")),
            "fail_inconsistent": backup_vault(given("Inconsistent")),
            "fail_state_absent": backup_vault(given(None)),
            "fail_no_key": backup_vault(given("Enabled", None)),
            "fail_blank_key": backup_vault(given("Enabled", " ")),
            "fail_unknown_state_without_key": backup_vault(given(UNKNOWN_TEXT, "")),
            "fail_settings_are_a_list": backup_vault(
                {"securitySettings": {"encryptionSettings": ["Enabled"]}}
            ),
            "fail_secret_state": backup_vault(given(secret())),
            "undecided_state": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_settings": backup_vault(
                {"securitySettings": {"encryptionSettings": UNKNOWN_OBJECT}}
            ),
        },
    )
