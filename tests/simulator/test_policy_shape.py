from collections.abc import Callable
from datetime import timedelta

import pytest

from azure_disk_simulator import policy_shape
from tests.simulator.estate import Json, policy_body, refusal, refused, retention


def rules(body: Json) -> list[Json]:
    found: list[Json] = body["properties"]["policyRules"]
    return found


def check(body: Json) -> None:
    policy_shape.check(policy_shape.read(body))


def test_reading_a_policy() -> None:
    shape = policy_shape.read(policy_body("PT6H", ("Daily", "Weekly")))
    assert shape.every == timedelta(hours=6)
    assert shape.tags == ("Daily", "Weekly")
    assert shape.keep["Default"] == timedelta(days=7)


@pytest.mark.parametrize("every", ["PT1H", "PT2H", "PT4H", "PT6H", "PT8H", "PT12H", "P1D", "PT24H"])
def test_intervals_for_disks(every: str) -> None:
    """E15."""
    check(policy_body(every))


@pytest.mark.parametrize("every", ["PT3H", "PT30M", "P1W", "PT48H"])
def test_other_intervals(every: str) -> None:
    """E15."""
    interval = f"R/2026-01-01T02:00:00+00:00/{every}"
    assert refusal(lambda: check(policy_body(every))) == (
        400,
        "BMSUserErrorInvalidInput",
        f"The schedule '{interval}' is not supported for disks. Allowed intervals are: PT1H, PT2H, "
        "PT4H, PT6H, PT8H, PT12H, P1D.",
    )


def break_interval(body: Json) -> None:
    rules(body)[0]["trigger"]["schedule"]["repeatingTimeIntervals"] = ["R/20260101T02/PT4H"]


def no_default(body: Json) -> None:
    rules(body)[0]["trigger"]["taggingCriteria"][0]["isDefault"] = False


def unknown_tag(body: Json) -> None:
    rules(body)[0]["trigger"]["taggingCriteria"].append({"tagInfo": {"tagName": "Monthly"}})


def untold_tag(body: Json) -> None:
    rules(body)[0]["trigger"]["taggingCriteria"].append({"tagInfo": {"tagName": "Daily"}})


def no_default_rule(body: Json) -> None:
    rules(body)[1]["name"] = "Other"


def break_duration(body: Json) -> None:
    rules(body)[1] = retention("Default", "a week")


def two_schedules(body: Json) -> None:
    rules(body).append(rules(body)[0])


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (break_interval, "repeatingTimeIntervals is invalid: 'R/20260101T02/PT4H' is not a repeat"),
        (no_default, "A policy has one default tagging criterion, not 0"),
        (unknown_tag, "tag 'Monthly' is not supported for disks. Allowed tags are: Daily, Weekly"),
        (untold_tag, "The retention tag 'Daily' has no retention rule of the same name"),
        (no_default_rule, "A policy has a retention rule named Default"),
        (break_duration, "deleteAfter.duration is invalid: 'a week' is not an ISO 8601 duration"),
        (two_schedules, "A disk backup policy has one AzureBackupRule, not 2"),
    ],
)
def test_shapes_that_are_refused(change: Callable[[Json], None], text: str) -> None:
    """E14, E15."""
    body = policy_body()
    change(body)
    with refused("BMSUserErrorInvalidInput", match=text):
        check(body)


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        (("trigger", "schedule"), "trigger.schedule.repeatingTimeIntervals"),
        (("trigger", "taggingCriteria"), "trigger.taggingCriteria"),
    ],
)
def test_what_a_rule_needs(path: tuple[str, str], missing: str) -> None:
    body = policy_body()
    del rules(body)[0][path[0]][path[1]]
    with refused("InvalidParameter", match=f"'properties.policyRules.{missing}' is missing"):
        check(body)


def test_rules_and_lifecycles_are_needed() -> None:
    body = policy_body()
    del rules(body)[1]["lifecycles"]
    with refused("InvalidParameter", match="'properties.policyRules.lifecycles' is missing"):
        check(body)
    with refused("InvalidParameter", match="'properties.policyRules' is missing"):
        check({"properties": {"policyRules": []}})


def test_the_cap_of_450_points() -> None:
    """E15."""
    check(policy_body("PT4H", keep="P75D"))
    assert refusal(lambda: check(policy_body("PT4H", keep="P76D")))[2] == (
        "The policy keeps 456 recovery points of a disk; the most is 450."
    )
