from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    secret,
)


def given(state: object, kind: object = "GeoRedundant") -> Props:
    return {
        "storageSettings": [{"datastoreType": "VaultStore", "type": kind}],
        "featureSettings": {"crossRegionRestoreSettings": {"state": state}},
    }


def test_bv_cross_region_restore() -> None:
    assert_outcomes(
        "bv-cross-region-restore",
        {
            "pass_enabled": backup_vault(given("Enabled")),
            "pass_other_case": backup_vault(given("enabled", "georedundant")),
            "pass_enabled_redundancy_unknown": backup_vault(given("Enabled", UNKNOWN_TEXT)),
            "pass_secret": backup_vault(given(secret("Enabled"))),
            "skip_local": backup_vault(given("Disabled", "LocallyRedundant")),
            "skip_zones": backup_vault(given(None, "ZoneRedundant")),
            "skip_no_stores": backup_vault({}),
            "skip_zones_state_unknown": backup_vault(given(UNKNOWN_TEXT, "ZoneRedundant")),
            "fail_disabled": backup_vault(given("Disabled")),
            "fail_absent": backup_vault(given(None)),
            "fail_one_object": backup_vault({"storageSettings": {"type": "GeoRedundant"}}),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_state": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_redundancy": backup_vault(given("Disabled", UNKNOWN_TEXT)),
            "undecided_stores": backup_vault({"storageSettings": UNKNOWN_LIST}),
        },
    )
