from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    fixed,
    retention_rule,
    secret,
    verdicts_of,
)

NAME = "bp-schedule-max-interval"
PATH = "properties.policyRules[0].trigger.schedule.repeatingTimeIntervals"
START = "R/2026-01-01T02:00:00+00:00"


def runs(*every: object) -> Resource:
    return backup_policy(backup_rule(*every))


def test_bp_schedule_max_interval() -> None:
    text = {
        "objectType": "azurebackuprule",
        "trigger": {"schedule": {"repeatingTimeIntervals": f"{START}/P1W"}},
    }
    assert_outcomes(
        NAME,
        {
            **{f"pass_{every}": runs(every) for every in ("P1D", "PT24H", "PT1H", "PT12H")},
            **{f"fail_{every}": runs(every) for every in ("P1W", "P2D", "PT25H", "P1M")},
            "pass_smallest_of_several": runs("P1W", "PT4H", "P2D"),
            "pass_one_of_two_rules": backup_policy(backup_rule("P1W"), backup_rule("P1D")),
            "pass_beside_unknown": runs(UNKNOWN_TEXT, "P1D"),
            "pass_secret": runs(secret(f"{START}/P1D")),
            "fail_all_of_several": runs("P1W", "P2D"),
            "fail_odd_case_and_text_for_a_list": backup_policy(text),
            "fail_schedule_absent": backup_policy(retention_rule()),
            "fail_intervals_absent": runs(),
            "fail_rules_absent": backup_policy(),
            "fail_datasource_absent": backup_policy(backup_rule("P1W"), datasourceTypes=None),
            "fail_secret": runs(secret(f"{START}/P1W")),
            "skip_no_interval": runs("daily"),
            "skip_wrong_kinds": runs(5, {}, secret()),
            "skip_blobs": backup_policy(backup_rule("P1W"), datasourceTypes=["blobs"]),
            "undecided_interval": runs("P1W", UNKNOWN_TEXT),
            "undecided_rule": backup_policy(backup_rule("P1W"), UNKNOWN_OBJECT),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
        },
    )


def test_hours_are_configured() -> None:
    samples = {"pass_4": runs("PT4H"), "fail_6": runs("PT6H"), "undecided_u": runs(UNKNOWN_TEXT)}
    assert_outcomes(NAME, samples, {"maxHours": 4.0})


def test_fix_shortens_the_first_interval() -> None:
    assert fixed(NAME, runs("P1W")) == {f"{PATH}[0]": f"{START}/P1D"}
    assert fixed(NAME, runs("x", "P1W"), {"maxHours": 10}) == {f"{PATH}[1]": f"{START}/PT8H"}
    assert fixed(NAME, runs("R/P1W")) == {f"{PATH}[0]": "R/P1D"}
    assert fixed(NAME, backup_policy()) == {}
    assert fixed(NAME, runs("P1D"), {"maxHours": 0}) == {}


def test_says_how_often() -> None:
    (verdict,) = verdicts_of(NAME, runs("P1W", "P2D"))
    assert isinstance(verdict, Violated)
    assert verdict.violations[0].path == f"{PATH}[1]"
    assert verdict.violations[0].message == "repeats every P2D, less often than P1D"
