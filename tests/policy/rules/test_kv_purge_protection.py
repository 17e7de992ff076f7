from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    key_vault,
    secret,
)


def test_kv_purge_protection() -> None:
    assert_outcomes(
        "kv-purge-protection",
        {
            "pass_on": key_vault({"enablePurgeProtection": True}),
            "pass_text": key_vault({"enablePurgeProtection": "true"}),
            "pass_on_whatever_the_mode": key_vault(
                {"enablePurgeProtection": True, "createMode": UNKNOWN_TEXT}
            ),
            "skip_recovered_in_other_case": key_vault({"createMode": "Recover"}),
            "skip_recovered_unknown": key_vault(
                {"createMode": "recover", "enablePurgeProtection": UNKNOWN_BOOL}
            ),
            "fail_off": key_vault({"enablePurgeProtection": False}),
            "fail_text_off": key_vault({"enablePurgeProtection": "False"}),
            "fail_absent": key_vault({"createMode": "default"}),
            "fail_no_properties": key_vault(),
            "fail_wrong_level": key_vault({}, enablePurgeProtection=True),
            "fail_secret_text": key_vault({"enablePurgeProtection": secret()}),
            "undecided_switch": key_vault({"enablePurgeProtection": UNKNOWN_BOOL}),
            "undecided_mode": key_vault({"createMode": UNKNOWN_TEXT}),
            "undecided_properties": key_vault(UNKNOWN_OBJECT),
        },
    )
