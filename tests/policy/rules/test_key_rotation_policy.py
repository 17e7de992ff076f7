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

NAME = "key-rotation-policy"
ACTIONS = "properties.rotationPolicy.lifetimeActions"


def action(kind: object = "rotate", **trigger: object) -> Props:
    return {"action": {"type": kind}, "trigger": trigger}


def key(*actions: object, life: object = None) -> Resource:
    policy = {"lifetimeActions": list(actions), "attributes": {"expiryTime": life}}
    return vault_key({"kty": "RSA", "rotationPolicy": policy})


AFTER, BEFORE = action(timeAfterCreate="P90D"), action(timeBeforeExpiry="P30D")
NOTIFY = action("notify", timeBeforeExpiry="P30D")


def test_key_rotation_policy() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_after_create": key(AFTER),
            "pass_before_expiry": key(BEFORE),
            "pass_second": key(NOTIFY, AFTER),
            "pass_other_case": key(action("Rotate", timeAfterCreate="p3m")),
            "pass_single_object": vault_key({"rotationPolicy": {"lifetimeActions": AFTER}}),
            "pass_unknown_beside": key(UNKNOWN_OBJECT, AFTER),
            "pass_secret": key(secret(AFTER)),
            "fail_absent": vault_key({"kty": "RSA"}),
            "fail_no_properties": vault_key(),
            "fail_empty": key(),
            "fail_notify_only": key(NOTIFY),
            "fail_no_trigger": key(action()),
            "fail_blank_trigger": key(action(timeAfterCreate=" ")),
            "fail_trigger_that_can_not_be_read": key(action(timeAfterCreate="90 days")),
            "fail_action_is_a_text": key({"action": "rotate", "trigger": AFTER["trigger"]}),
            "fail_actions_are_texts": key("rotate", 5, None),
            "fail_wrong_level": vault_key({}, rotationPolicy={"lifetimeActions": [AFTER]}),
            "fail_secret_text": key(action(secret(), timeAfterCreate=secret())),
            "undecided_kind": key(action(UNKNOWN_TEXT, timeAfterCreate="P90D")),
            "undecided_trigger": key(action(timeAfterCreate=UNKNOWN_TEXT)),
            "undecided_action": key(NOTIFY, UNKNOWN_OBJECT),
            "undecided_actions": vault_key({"rotationPolicy": {"lifetimeActions": UNKNOWN_LIST}}),
            "undecided_policy": vault_key({"rotationPolicy": UNKNOWN_OBJECT}),
        },
    )


def test_rotation_is_added() -> None:
    assert fixed(NAME, vault_key({"kty": "RSA"})) == {ACTIONS: [AFTER]}
    assert fixed(NAME, key(NOTIFY)) == {ACTIONS: [NOTIFY, AFTER]}
    assert fixed(NAME, key(NOTIFY, action())) == {f"{ACTIONS}[1].trigger": AFTER["trigger"]}
    assert fixed(NAME, key(), {"rotateAfterDays": 30}) == {
        ACTIONS: [action(timeAfterCreate="P30D")]
    }


def test_what_is_not_known_stays() -> None:
    assert fixed(NAME, key(action("notify", timeBeforeExpiry=UNKNOWN_TEXT))) == {}
    assert fixed(NAME, key(life=UNKNOWN_TEXT)) == {}


def test_versions_that_live_too_short_for_it_are_a_human_s_matter() -> None:
    assert fixed(NAME, key(life="P96D")) == {}
    assert fixed(NAME, key(life="P97D")) == {ACTIONS: [AFTER]}
