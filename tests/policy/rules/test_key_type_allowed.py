from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, secret, vault_key

NAME = "key-type-allowed"


def test_key_type_allowed() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_rsa": vault_key({"kty": "RSA"}),
            "pass_other_case": vault_key({"kty": "ec-hsm"}),
            "pass_secret": vault_key({"kty": secret("RSA")}),
            "fail_symmetric": vault_key({"kty": "oct"}),
            "fail_absent": vault_key({}),
            "fail_wrong_kind": vault_key({"kty": {"RSA": True}}),
            "fail_secret_text": vault_key({"kty": secret()}),
            "undecided_kind": vault_key({"kty": UNKNOWN_TEXT}),
        },
    )


def test_other_kinds() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_hsm": vault_key({"kty": "RSA-HSM"}),
            "fail_rsa": vault_key({"kty": "RSA"}),
            "fail_absent": vault_key({}),
        },
        {"allowed": ["rsa-hsm"]},
    )
    assert_outcomes(NAME, {"skip_any": vault_key({"kty": "oct"})}, {"allowed": []})
