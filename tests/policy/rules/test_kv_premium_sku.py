from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    key_vault,
    secret,
)


def test_kv_premium_sku() -> None:
    assert_outcomes(
        "kv-premium-sku",
        {
            "pass_premium": key_vault({"sku": {"family": "A", "name": "premium"}}),
            "pass_other_case": key_vault({"sku": {"name": "PREMIUM"}}),
            "pass_secret": key_vault({"sku": secret({"name": "premium"})}),
            "skip_recovered": key_vault({"createMode": "recover"}),
            "fail_standard": key_vault({"sku": {"name": "Standard"}}),
            "fail_absent": key_vault({}),
            "fail_no_properties": key_vault(),
            "fail_wrong_level": key_vault({}, sku={"name": "premium"}),
            "fail_wrong_kind": key_vault({"sku": "premium"}),
            "fail_secret_text": key_vault({"sku": {"name": secret()}}),
            "undecided_name": key_vault({"sku": {"name": UNKNOWN_TEXT}}),
            "undecided_sku": key_vault({"sku": UNKNOWN_OBJECT}),
            "undecided_mode": key_vault({"createMode": UNKNOWN_TEXT}),
        },
    )


def test_fix() -> None:
    standard = key_vault({"sku": {"family": "A", "name": "standard"}})
    assert fixed("kv-premium-sku", standard) == {"properties.sku.name": "premium"}
