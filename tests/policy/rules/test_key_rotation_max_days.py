import pytest

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    secret,
    vault_key,
)

NAME = "key-rotation-max-days"
ACTIONS = "properties.rotationPolicy.lifetimeActions"


def action(kind: object = "rotate", **trigger: object) -> Props:
    return {"action": {"type": kind}, "trigger": trigger}


def key(*actions: object, life: object = None) -> Resource:
    policy = {"lifetimeActions": list(actions), "attributes": {"expiryTime": life}}
    return vault_key({"kty": "RSA", "rotationPolicy": policy})


def after(time: object) -> Props:
    return action(timeAfterCreate=time)


BEFORE = action(timeBeforeExpiry="P30D")


def test_key_rotation_max_days() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_90_days": key(after("P90D")),
            "pass_three_months": key(after("P3M")),
            "pass_twelve_weeks": key(after("P12W")),
            "pass_other_case": key(action("ROTATE", timeAfterCreate="p90d")),
            "pass_before_expiry": key(BEFORE, life="P120D"),
            "pass_one_of_two": key(after("P1Y"), BEFORE, life="P4M"),
            "pass_unknown_beside": key(UNKNOWN_OBJECT, after("P30D")),
            "pass_secret": key(after(secret("P30D"))),
            "fail_91_days": key(after("P91D")),
            "fail_a_year": key(after("P1Y")),
            "fail_13_weeks": key(after("P13W")),
            "fail_before_expiry": key(BEFORE, life="P121D"),
            "fail_before_expiry_without_one": key(BEFORE),
            "fail_absent": vault_key({"kty": "RSA"}),
            "fail_no_trigger": key(action()),
            "fail_notify_only": key(action("notify", timeAfterCreate="P30D")),
            "fail_can_not_be_read": key(after("quarterly")),
            "fail_wrong_level": vault_key({}, rotationPolicy={"lifetimeActions": [after("P9D")]}),
            "fail_secret_text": key(after(secret())),
            "undecided_trigger": key(after(UNKNOWN_TEXT)),
            "undecided_life": key(BEFORE, life=UNKNOWN_TEXT),
            "undecided_actions": vault_key({"rotationPolicy": {"lifetimeActions": UNKNOWN_LIST}}),
        },
    )


def test_another_ceiling() -> None:
    assert_outcomes(
        NAME,
        {"pass_a_year": key(after("P12M")), "fail_longer": key(after("P366D"))},
        {"maxDays": 365.0},
    )


@pytest.mark.parametrize("late", [after("P1Y"), action(), BEFORE], ids=str)
def test_rotation_is_moved_ahead(late: Props) -> None:
    trigger = {"timeAfterCreate": "P90D"}
    notify = action("notify", timeBeforeExpiry="P30D")
    assert fixed(NAME, key(notify, late, life="P2Y")) == {f"{ACTIONS}[1].trigger": trigger}


def test_rotation_is_added() -> None:
    assert fixed(NAME, vault_key({"kty": "RSA"}), {"maxDays": 30}) == {ACTIONS: [after("P30D")]}
    assert fixed(NAME, vault_key({"rotationPolicy": UNKNOWN_OBJECT})) == {}
