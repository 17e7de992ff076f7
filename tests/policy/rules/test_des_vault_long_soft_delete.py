from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_TEXT,
    assert_outcomes,
    key_url,
    key_vault,
    keyed_set,
    secret,
)

DAYS = "softDeleteRetentionInDays"


def test_des_vault_long_soft_delete() -> None:
    assert_outcomes(
        "des-vault-long-soft-delete",
        {
            "pass_90": [key_vault({DAYS: 90.0}), keyed_set()],
            "pass_absent": [key_vault({}), keyed_set()],
            "pass_no_properties": [key_vault(), keyed_set()],
            "pass_digits": [key_vault({DAYS: "90"}), keyed_set()],
            "pass_secret": [key_vault({DAYS: secret(90)}), keyed_set()],
            "skip_no_set": key_vault({DAYS: 7}),
            "skip_another_vault": [key_vault({DAYS: 7}), keyed_set(key_url("kv10"))],
            "skip_recovered": [key_vault({DAYS: 7, "createMode": "Recover"}), keyed_set()],
            "fail_89": [key_vault({DAYS: 89}), keyed_set()],
            "fail_digits_and_name_in_other_case": [
                key_vault({DAYS: "7"}),
                keyed_set(key_url("KV1")),
            ],
            "fail_secret_text": [key_vault({DAYS: secret()}), keyed_set()],
            "undecided_days": [key_vault({DAYS: UNKNOWN_NUMBER}), keyed_set()],
            "undecided_vault_of_the_set": [key_vault({DAYS: 7}), keyed_set(UNKNOWN_TEXT)],
        },
    )


def test_other_floor() -> None:
    assert_outcomes(
        "des-vault-long-soft-delete",
        {
            "pass_30": [key_vault({DAYS: 30}), keyed_set()],
            "fail_29": [key_vault({DAYS: 29}), keyed_set()],
        },
        {"minDays": 30.0},
    )
