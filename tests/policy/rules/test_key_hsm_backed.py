from tests.policy.samples import UNKNOWN_OBJECT, UNKNOWN_TEXT, assert_outcomes, secret, vault_key


def test_key_hsm_backed() -> None:
    assert_outcomes(
        "key-hsm-backed",
        {
            "pass_rsa": vault_key({"kty": "RSA-HSM"}),
            "pass_ec": vault_key({"kty": "EC-HSM"}),
            "pass_other_case": vault_key({"kty": "oct-hsm"}),
            "pass_secret": vault_key({"kty": secret("RSA-HSM")}),
            "fail_rsa": vault_key({"kty": "RSA"}),
            "fail_ec": vault_key({"kty": "EC"}),
            "fail_another": vault_key({"kty": "HSM"}),
            "fail_absent": vault_key({}),
            "fail_blank": vault_key({"kty": ""}),
            "fail_wrong_kind": vault_key({"kty": ["RSA-HSM"]}),
            "fail_wrong_level": vault_key({}, kty="RSA-HSM"),
            "fail_secret_text": vault_key({"kty": secret()}),
            "undecided_kind": vault_key({"kty": UNKNOWN_TEXT}),
            "undecided_properties": vault_key(UNKNOWN_OBJECT),
        },
    )
