from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    secret,
)


def given(layer: object) -> Props:
    settings = {"state": "Enabled", "infrastructureEncryption": layer}
    return {"securitySettings": {"encryptionSettings": settings}}


def test_bv_infrastructure_encryption() -> None:
    assert_outcomes(
        "bv-infrastructure-encryption",
        {
            "pass_enabled": backup_vault(given("Enabled")),
            "pass_other_case": backup_vault(given("ENABLED")),
            "pass_secret": backup_vault(given(secret("Enabled"))),
            "fail_disabled": backup_vault(given("Disabled")),
            "fail_absent": backup_vault({}),
            "fail_null": backup_vault(given(None)),
            "fail_switch": backup_vault(given(layer=True)),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_layer": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_properties": backup_vault(UNKNOWN_OBJECT),
        },
    )
