from azure_disk_policy import rules
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    assert_outcomes,
    blob_service,
    fixed,
    secret,
)

NAME = "storage-container-soft-delete"


def kept(days: object = 7, *, enabled: object = True) -> Resource:
    return blob_service(containerDeleteRetentionPolicy={"enabled": enabled, "days": days})


def test_storage_container_soft_delete() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_a_week": kept(),
            "pass_float": kept(14.0),
            "pass_text_in_other_case": kept("30", enabled="TRUE"),
            "pass_secret": kept(secret(7), enabled=secret(value=True)),
            "fail_a_day_less": kept(6),
            "fail_off": kept(30, enabled=False),
            "fail_off_in_other_case": kept(30, enabled="False"),
            "fail_absent": blob_service(),
            "fail_empty": blob_service(containerDeleteRetentionPolicy={}),
            "fail_absent_days": kept(None),
            "fail_absent_switch": kept(enabled=None),
            "fail_no_number": kept("a week"),
            "fail_wrong_kind": blob_service(containerDeleteRetentionPolicy="7"),
            "fail_other_policy": blob_service(deleteRetentionPolicy={"enabled": True, "days": 7}),
            "fail_secret_text": kept(secret()),
            "fail_too_short_beside_unknown": kept(3, enabled=UNKNOWN_BOOL),
            "fail_off_beside_unknown": kept(UNKNOWN_NUMBER, enabled=False),
            "undecided_switch": kept(enabled=UNKNOWN_BOOL),
            "undecided_days": kept(UNKNOWN_NUMBER),
            "undecided_policy": blob_service(containerDeleteRetentionPolicy=UNKNOWN_OBJECT),
        },
    )


def test_configured() -> None:
    samples = {"pass_fortnight": kept(14), "fail_a_day_less": kept(13)}
    assert_outcomes(NAME, samples, {"minDays": 14})


def test_fix_never_shortens() -> None:
    switch, days = "containerDeleteRetentionPolicy.enabled", "containerDeleteRetentionPolicy.days"
    assert fixed(NAME, kept(3)) == {switch: True, days: 7}
    assert fixed(NAME, kept(30.0, enabled=False)) == {switch: True, days: 30}
    assert fixed(NAME, blob_service(), {"minDays": 14.0}) == {switch: True, days: 14}


def test_fix_of_unknown_days_is_left_to_the_judge() -> None:
    """It takes away what would be set where a value is not known yet."""
    rule = rules.load(NAME)
    assert rule.fix is not None
    changes = rule.fix(kept(UNKNOWN_NUMBER, enabled=False), Context(rule.values({})))
    policy = "containerDeleteRetentionPolicy"
    assert changes == {f"{policy}.enabled": True, f"{policy}.days": 7}
