from azure_disk_policy.verdicts import violated
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    key_vault,
    secret,
    verdicts_of,
)

NAME = "kv-soft-delete-retention-range"


def test_kv_soft_delete_retention_range() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_least": key_vault({"softDeleteRetentionInDays": 7}),
            "pass_most_as_float": key_vault({"softDeleteRetentionInDays": 90.0}),
            "pass_text": key_vault({"softDeleteRetentionInDays": "30"}),
            "pass_absent": key_vault({}),
            "pass_blank_counts_as_absent": key_vault({"softDeleteRetentionInDays": " "}),
            "pass_wrong_level": key_vault({}, softDeleteRetentionInDays=2),
            "pass_wrong_kind": key_vault({"softDeleteRetentionInDays": [2]}),
            "pass_secret": key_vault({"softDeleteRetentionInDays": secret(60)}),
            "skip_recovered_in_other_case": key_vault(
                {"softDeleteRetentionInDays": 2, "createMode": "RECOVER"}
            ),
            "fail_six": key_vault({"softDeleteRetentionInDays": 6}),
            "fail_two_as_text": key_vault({"softDeleteRetentionInDays": "2"}),
            "fail_91": key_vault({"softDeleteRetentionInDays": 91.0}),
            "fail_100": key_vault({"softDeleteRetentionInDays": 100}),
            "fail_zero": key_vault({"softDeleteRetentionInDays": 0}),
            "fail_negative": key_vault({"softDeleteRetentionInDays": -30}),
            "fail_no_number": key_vault({"softDeleteRetentionInDays": "P30D"}),
            "fail_secret_text": key_vault({"softDeleteRetentionInDays": secret()}),
            "undecided_days": key_vault({"softDeleteRetentionInDays": UNKNOWN_NUMBER}),
            "undecided_mode": key_vault(
                {"softDeleteRetentionInDays": 2, "createMode": UNKNOWN_TEXT}
            ),
            "undecided_properties": key_vault(UNKNOWN_OBJECT),
        },
    )


def test_says_which_bound() -> None:
    path = "properties.softDeleteRetentionInDays"
    (short,) = verdicts_of(NAME, key_vault({"softDeleteRetentionInDays": 6}))
    (long,) = verdicts_of(NAME, key_vault({"softDeleteRetentionInDays": 91}))
    assert short == violated(path, "is 6, less than 7")
    assert long == violated(path, "is 91, more than 90")
