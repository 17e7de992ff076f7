from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    secret,
    storage_account,
)


def test_storage_geo_redundant() -> None:
    assert_outcomes(
        "storage-geo-redundant",
        {
            "pass_grs": storage_account(sku={"name": "Standard_GRS"}),
            "pass_ragrs": storage_account(sku={"name": "Standard_RAGRS"}),
            "pass_gzrs": storage_account(sku={"name": "Standard_GZRS"}),
            "pass_ragzrs": storage_account(sku={"name": "Standard_RAGZRS"}),
            "pass_v2": storage_account(sku={"name": "StandardV2_GRS"}),
            "pass_other_case": storage_account(sku={"name": "STANDARD_GRS"}),
            "pass_secret": storage_account(sku={"name": secret("Standard_GRS")}),
            "fail_lrs": storage_account(sku={"name": "Standard_LRS"}),
            "fail_zrs": storage_account(sku={"name": "Standard_ZRS"}),
            "fail_premium": storage_account(sku={"name": "Premium_LRS"}),
            "fail_other_case": storage_account(sku={"name": "premium_lrs"}),
            "fail_unknown_to_azure": storage_account(sku={"name": "Some"}),
            "fail_secret_text": storage_account(sku={"name": secret()}),
            "fail_absent": storage_account(sku={"name": None}),
            "fail_blank": storage_account(sku={"name": " "}),
            "fail_wrong_kind": storage_account(sku={"name": []}),
            "undecided_unknown": storage_account(sku={"name": UNKNOWN_TEXT}),
            "fail_text_above": storage_account(sku="Standard_GRS"),
            "fail_absent_above": storage_account(),
            "undecided_above": storage_account(sku=UNKNOWN_OBJECT),
        },
    )
