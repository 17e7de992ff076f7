from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    key_vault,
    retention_rule,
    secret,
)

ONE_TEXT = {
    "objectType": "azurebackuprule",
    "trigger": {"schedule": {"repeatingTimeIntervals": "R/2026-01-01T02:00:00Z/PT4H"}},
}


def test_bp_schedule_supported() -> None:
    assert_outcomes(
        "bp-schedule-supported",
        {
            **{
                f"pass_{period}": backup_policy(backup_rule(period))
                for period in ("PT1H", "PT2H", "PT4H", "PT6H", "PT8H", "PT12H", "P1D", "PT24H")
            },
            "pass_lower_case_and_text_for_list": backup_policy(ONE_TEXT),
            "pass_secret": backup_policy(backup_rule(secret("R/2026-01-01T02:00:00Z/P1D"))),
            **{
                f"fail_{period}": backup_policy(backup_rule(period))
                for period in ("PT3H", "P2D", "P1W", "PT30M", "P1M", "PT36H")
            },
            "fail_one_of_two": backup_policy(backup_rule("PT4H", "PT5H")),
            "fail_beside_unknown": backup_policy(backup_rule(UNKNOWN_TEXT, "PT5H")),
            "fail_beside_unknown_rule": backup_policy(UNKNOWN_OBJECT, backup_rule("PT5H")),
            "fail_not_an_interval": backup_policy(backup_rule("daily")),
            "fail_wrong_kind": backup_policy(backup_rule(5)),
            "fail_no_intervals": backup_policy(backup_rule()),
            "fail_no_backup_rule": backup_policy(retention_rule()),
            "fail_no_rules": backup_policy(),
            "fail_list_of_texts": backup_policy("AzureBackupRule", 7),
            "fail_secret_text": backup_policy(backup_rule(secret())),
            "skip_blobs": backup_policy(
                backup_rule("P1W"), datasourceTypes=["Microsoft.Storage/storageAccounts"]
            ),
            "fail_disks_in_lower_case": backup_policy(
                backup_rule("PT3H"), datasourceTypes="microsoft.compute/DISKS"
            ),
            "fail_datasource_absent": backup_policy(backup_rule("PT3H"), datasourceTypes=None),
            "pass_other_types_are_no_business": key_vault({}),
            "undecided_interval": backup_policy(backup_rule("PT4H", UNKNOWN_TEXT)),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
            "undecided_only_rule": backup_policy(UNKNOWN_OBJECT),
            "undecided_datasource": backup_policy(
                backup_rule("PT3H"), datasourceTypes=UNKNOWN_LIST
            ),
        },
    )
