from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    retention_rule,
    secret,
    verdicts_of,
)

NAME = "bp-duration-valid"


def policy(every: object, keep: object, **props: object) -> Resource:
    return backup_policy(backup_rule(every), retention_rule(keep=keep, **props))


def test_bp_duration_valid() -> None:
    vaulted = {
        "deleteAfter": {"duration": "7D"},
        "sourceDataStore": {"dataStoreType": "VaultStore"},
    }
    legal = ("P7D", "P1W", "PT24H", "P1Y2M3DT4H", "P2Y", "PT1S")
    broken = ("7", "7D", "P", "P0D", "30 days", "PT", "P-7D", "-P7D", "P0Y0M", "PT0S", "P7D!")
    assert_outcomes(
        NAME,
        {
            **{f"pass_{keep}": policy("P1D", keep) for keep in legal},
            **{f"fail_{keep}": policy("P1D", keep) for keep in broken},
            **{
                f"fail_every_{every}": policy(f"R/2026-01-01T02:00:00Z/{every}", "P7D")
                for every in broken
            },
            "pass_rules_absent": backup_policy(),
            "pass_schedule_absent": backup_policy(retention_rule()),
            "pass_lifecycles_absent": policy("P1D", "", lifecycles=[]),
            "pass_secret": policy(secret("R/2026-01-01T02:00:00Z/P1D"), secret("P7D")),
            "fail_lower_case_of_a_rule": policy("P1D", "7", objectType="azureretentionrule"),
            "fail_absent": policy("P1D", None),
            "fail_blank": policy("P1D", " "),
            "fail_number": policy("P1D", 7),
            "fail_list": policy("P1D", ["P7D"]),
            "fail_text_for_a_cycle": policy("P1D", "", lifecycles=["P7D"]),
            "fail_of_another_store": policy("P1D", "", lifecycles=vaulted),
            "fail_of_a_tier": backup_policy(retention_rule(), retention_rule("Weekly", "2 weeks")),
            "fail_of_blobs": backup_policy(
                retention_rule(keep="7"), datasourceTypes=["Microsoft.Storage/storageAccounts"]
            ),
            "fail_interval_is_blank": policy("", "P7D"),
            "fail_interval_is_no_interval": policy("daily", "P7D"),
            "fail_secret_duration": policy("P1D", secret()),
            "fail_secret_interval": policy(secret(), "P7D"),
            "fail_duration_beside_unknown_interval": policy(UNKNOWN_TEXT, "7"),
            "fail_interval_beside_unknown_duration": policy("daily", UNKNOWN_TEXT),
            "fail_beside_unknown_rule": backup_policy(UNKNOWN_OBJECT, retention_rule(keep="7")),
            "undecided_duration": policy("P1D", UNKNOWN_TEXT),
            "undecided_interval": policy(UNKNOWN_TEXT, "P7D"),
            "undecided_cycle": policy("P1D", "", lifecycles=[UNKNOWN_OBJECT]),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
        },
    )


def test_names_each_place() -> None:
    (verdict,) = verdicts_of(
        NAME, backup_policy(backup_rule("x"), retention_rule(keep="7"), retention_rule("W", None))
    )
    assert isinstance(verdict, Violated)
    end = "lifecycles[0].deleteAfter.duration"
    assert [(each.path, each.message) for each in verdict.violations] == [
        (f"properties.policyRules[1].{end}", "is no positive ISO 8601 duration"),
        (f"properties.policyRules[2].{end}", "is absent"),
        (
            "properties.policyRules[0].trigger.schedule.repeatingTimeIntervals[0]",
            "does not end in a positive ISO 8601 duration",
        ),
    ]
