from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    Props,
    assert_outcomes,
    secret,
    vault_key,
)

NAME = "key-max-active-age"
NOW = {"now": "2026-06-01T00:00:00Z"}
TODAY, DAY = 1780272000, 86400
OLD, NEW = TODAY - 731 * DAY, TODAY - 730 * DAY


def key(not_before: object = None, *actions: object) -> Resource:
    attributes, policy = {"notBefore": not_before}, {"lifetimeActions": list(actions)}
    return vault_key({"attributes": attributes, "rotationPolicy": policy})


def rotate(after: str) -> Props:
    return {"action": {"type": "Rotate"}, "trigger": {"timeAfterCreate": after}}


def test_by_the_program() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_new": key(NEW),
            "pass_digits": key(str(NEW)),
            "pass_old_but_rotating_in_other_case": key(OLD, rotate("p2y")),
            "pass_secret": key(secret(NEW)),
            "skip_absent": vault_key({"kty": "RSA"}),
            "skip_secret_text": key(secret()),
            "fail_old": key(OLD),
            "fail_rotating_too_late": key(OLD, rotate("P3Y")),
            "undecided_start": key(UNKNOWN_NUMBER),
            "undecided_rotation": vault_key(
                {"attributes": {"notBefore": OLD}, "rotationPolicy": UNKNOWN_OBJECT}
            ),
        },
        NOW,
    )


def test_by_the_last_deployment() -> None:
    assert_outcomes(
        NAME,
        {
            "fail_made_long_ago": vault_key({"kty": "RSA"}),
            "pass_starting_later": key(NEW),
            "skip_another_key": vault_key({"kty": "RSA"}, "k2"),
        },
        NOW,
        previous=[vault_key(attributes={"created": OLD})],
    )
    assert_outcomes(
        NAME,
        {"pass_of_a_newer_version": key(OLD), "pass_made_lately": vault_key({"kty": "RSA"})},
        NOW,
        previous=[vault_key({"attributes": {"created": NEW}})],
    )


def test_another_ceiling() -> None:
    given = {**NOW, "maxDays": 30}
    assert_outcomes(
        NAME, {"fail_31": key(TODAY - 31 * DAY), "pass_30": key(TODAY - 30 * DAY)}, given
    )
