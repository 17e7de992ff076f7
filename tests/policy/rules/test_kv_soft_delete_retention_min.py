from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    key_vault,
    secret,
)


def test_kv_soft_delete_retention_min() -> None:
    assert_outcomes(
        "kv-soft-delete-retention-min",
        {
            "pass_90": key_vault({"softDeleteRetentionInDays": 90}),
            "pass_text": key_vault({"softDeleteRetentionInDays": "90"}),
            "pass_absent": key_vault({}),
            "pass_no_properties": key_vault(),
            "pass_secret": key_vault({"softDeleteRetentionInDays": secret(90)}),
            "skip_recovered_in_other_case": key_vault(
                {"softDeleteRetentionInDays": 7, "createMode": "Recover"}
            ),
            "fail_89": key_vault({"softDeleteRetentionInDays": 89.0}),
            "fail_text": key_vault({"softDeleteRetentionInDays": "30"}),
            "fail_no_number": key_vault({"softDeleteRetentionInDays": "ninety"}),
            "fail_secret_text": key_vault({"softDeleteRetentionInDays": secret()}),
            "undecided_days": key_vault({"softDeleteRetentionInDays": UNKNOWN_NUMBER}),
            "undecided_mode": key_vault(
                {"softDeleteRetentionInDays": 7, "createMode": UNKNOWN_TEXT}
            ),
            "undecided_properties": key_vault(UNKNOWN_OBJECT),
        },
    )


def test_other_floor() -> None:
    assert_outcomes(
        "kv-soft-delete-retention-min",
        {
            "pass_30": key_vault({"softDeleteRetentionInDays": 30}),
            "pass_absent": key_vault({}),
            "fail_29": key_vault({"softDeleteRetentionInDays": 29}),
        },
        {"minDays": 30.0},
    )
