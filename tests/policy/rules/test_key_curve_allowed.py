from tests.policy.samples import UNKNOWN_OBJECT, UNKNOWN_TEXT, assert_outcomes, secret, vault_key

NAME = "key-curve-allowed"


def test_key_curve_allowed() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_p_384": vault_key({"kty": "EC", "curveName": "P-384"}),
            "pass_other_case": vault_key({"kty": "ec-hsm", "curveName": "p-256k"}),
            "pass_absent": vault_key({"kty": "EC"}),
            "pass_secret": vault_key({"kty": "EC", "curveName": secret("P-521")}),
            "skip_rsa": vault_key({"kty": "RSA", "curveName": "P-1"}),
            "fail_another": vault_key({"kty": "EC", "curveName": "P-192"}),
            "fail_hsm_in_other_case": vault_key({"kty": "Ec-Hsm", "curveName": "P-192"}),
            "fail_secret_text": vault_key({"kty": "EC", "curveName": secret()}),
            "undecided_curve": vault_key({"kty": "EC", "curveName": UNKNOWN_TEXT}),
            "undecided_kind": vault_key({"kty": UNKNOWN_TEXT, "curveName": "P-192"}),
            "undecided_properties": vault_key(UNKNOWN_OBJECT),
        },
    )


def test_other_curves() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_p_384": vault_key({"kty": "EC", "curveName": "P-384"}),
            "skip_rsa": vault_key({"kty": "RSA"}),
            "fail_p_256": vault_key({"kty": "EC", "curveName": "P-256"}),
            "fail_absent": vault_key({"kty": "EC"}),
        },
        {"allowed": ["p-384"]},
    )
    assert_outcomes(NAME, {"skip_any": vault_key({"kty": "EC"})}, {"allowed": []})
