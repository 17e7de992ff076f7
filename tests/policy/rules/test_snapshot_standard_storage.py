from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    secret,
    snapshot,
)

PREMIUM = {"name": "Premium_LRS"}


def test_snapshot_standard_storage() -> None:
    assert_outcomes(
        "snapshot-standard-storage",
        {
            "pass_standard": snapshot(sku={"name": "Standard_LRS"}),
            "pass_zone_redundant": snapshot(sku={"name": "Standard_ZRS"}, incremental=False),
            "pass_odd_case": snapshot(sku={"name": "standard_zrs"}),
            "pass_absent": snapshot(),
            "pass_blank": snapshot(sku={"name": " "}),
            "pass_wrong_kind": snapshot(sku="Premium_LRS"),
            "pass_standard_with_incremental_unknown": snapshot(
                sku={"name": "Standard_LRS"}, incremental=UNKNOWN_BOOL
            ),
            "pass_secret": snapshot(sku={"name": secret("Standard_LRS")}),
            "skip_incremental": snapshot(sku=PREMIUM, incremental=True),
            "skip_incremental_as_text": snapshot(sku=PREMIUM, incremental="TRUE"),
            "skip_incremental_of_unknown_sku": snapshot(sku=UNKNOWN_OBJECT, incremental=True),
            "fail_premium": snapshot(sku=PREMIUM),
            "fail_premium_in_odd_case": snapshot(sku={"name": "PREMIUM_LRS"}, incremental=False),
            "fail_no_sku_of_snapshots": snapshot(sku={"name": "StandardSSD_LRS"}),
            "fail_secret_text": snapshot(sku={"name": secret()}),
            "undecided_sku": snapshot(sku={"name": UNKNOWN_TEXT}),
            "undecided_incremental": snapshot(sku=PREMIUM, incremental=UNKNOWN_BOOL),
        },
    )
    assert fixed("snapshot-standard-storage", snapshot(sku=PREMIUM)) == {"sku.name": "Standard_LRS"}
