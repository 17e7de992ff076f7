from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_TEXT,
    assert_outcomes,
    secret,
    vault_key,
)


def test_key_min_rsa_size() -> None:
    assert_outcomes(
        "key-min-rsa-size",
        {
            "pass_2048": vault_key({"kty": "RSA", "keySize": 2048.0}),
            "pass_digits": vault_key({"kty": "RSA", "keySize": "4096"}),
            "pass_absent": vault_key({"kty": "RSA"}),
            "pass_long_whatever_the_kind": vault_key({"kty": UNKNOWN_TEXT, "keySize": 3072}),
            "pass_secret": vault_key({"kty": "RSA", "keySize": secret(2048)}),
            "skip_ec": vault_key({"kty": "EC", "keySize": 256}),
            "skip_ec_in_other_case": vault_key({"kty": "ec-hsm", "keySize": UNKNOWN_NUMBER}),
            "skip_symmetric": vault_key({"kty": "oct-HSM", "keySize": 256}),
            "fail_1024": vault_key({"kty": "RSA", "keySize": 1024}),
            "fail_hsm_in_other_case": vault_key({"kty": "rsa-Hsm", "keySize": "1024"}),
            "fail_kind_absent": vault_key({"keySize": 1024}),
            "fail_no_number": vault_key({"kty": "RSA", "keySize": "long"}),
            "fail_secret_text": vault_key({"kty": "RSA", "keySize": secret()}),
            "undecided_size": vault_key({"kty": "RSA", "keySize": UNKNOWN_NUMBER}),
            "undecided_kind": vault_key({"kty": UNKNOWN_TEXT, "keySize": 1024}),
        },
    )


def test_another_floor() -> None:
    assert_outcomes(
        "key-min-rsa-size",
        {
            "pass_3072": vault_key({"kty": "RSA", "keySize": 3072}),
            "fail_2048": vault_key({"kty": "RSA", "keySize": 2048}),
            "fail_absent": vault_key({"kty": "RSA"}),
        },
        {"minBits": 3072.0},
    )
