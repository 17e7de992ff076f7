from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    secret,
    vault_key,
)


def expiring(expires: object, **attributes: object) -> Resource:
    return vault_key({"kty": "RSA", "attributes": {"expires": expires, **attributes}})


def living(time: object, **properties: object) -> Resource:
    return vault_key({"rotationPolicy": {"attributes": {"expiryTime": time}}, **properties})


def test_key_expiry_set() -> None:
    assert_outcomes(
        "key-expiry-set",
        {
            "pass_expires": expiring(1798761600),
            "pass_float": expiring(1798761600.0),
            "pass_digits": expiring("1798761600"),
            "pass_by_rotation_policy": living("P1Y"),
            "pass_by_rotation_policy_in_other_case": living("p2y"),
            "pass_unknown_beside_a_rotation_policy": living(
                "P1Y", attributes={"expires": UNKNOWN_NUMBER}
            ),
            "pass_secret": expiring(secret(1798761600)),
            "skip_disabled": expiring(None, enabled=False),
            "skip_disabled_in_other_case": expiring(0, enabled="False"),
            "skip_disabled_whatever_is_unknown": expiring(UNKNOWN_NUMBER, enabled=False),
            "fail_absent": vault_key({"kty": "RSA"}),
            "fail_no_properties": vault_key(),
            "fail_zero": expiring(0),
            "fail_null": expiring(None, enabled=True),
            "fail_no_number": expiring("next year"),
            "fail_yes": expiring(expires=True),
            "fail_rotation_policy_of_no_time": living("P0D"),
            "fail_rotation_policy_that_can_not_be_read": living("one year"),
            "fail_wrong_level": vault_key({"kty": "RSA"}, attributes={"expires": 1798761600}),
            "fail_secret_text": expiring(secret()),
            "undecided_expires": expiring(UNKNOWN_NUMBER),
            "undecided_rotation_policy": living(UNKNOWN_TEXT),
            "undecided_enabled": expiring(None, enabled=UNKNOWN_BOOL),
            "undecided_properties": vault_key(UNKNOWN_OBJECT),
        },
    )
