from tests.policy.samples import (
    MARK,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    secret,
    vault_secret,
)

NAME = "secret-content-type"


def test_secret_content_type() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_bek": vault_secret({"value": MARK, "contentType": "BEK"}),
            "pass_other_case": vault_secret({"value": MARK, "contentType": "wrapped bek"}),
            "pass_unknown": vault_secret({"contentType": UNKNOWN_TEXT}),
            "pass_secret_text": vault_secret({"contentType": secret()}),
            "fail_absent": vault_secret({"value": MARK}),
            "fail_no_properties": vault_secret(),
            "fail_blank": vault_secret({"contentType": " "}),
            "fail_wrong_kind": vault_secret({"contentType": {"type": "BEK"}}),
            "fail_wrong_level": vault_secret({"value": MARK}, contentType="BEK"),
            "undecided_properties": vault_secret(UNKNOWN_OBJECT),
        },
    )


def test_the_parameter_is_set() -> None:
    plain = vault_secret({"value": "x"})
    assert fixed(NAME, plain) == {}
    assert fixed(NAME, plain, {"contentType": "BEK"}) == {"properties.contentType": "BEK"}
