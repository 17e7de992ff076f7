from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    secret,
)


def given(state: object, *kinds: object) -> Props:
    return {
        "storageSettings": [{"datastoreType": "VaultStore", "type": kind} for kind in kinds],
        "featureSettings": {"crossRegionRestoreSettings": {"state": state}},
    }


def test_bv_cross_region_restore_needs_geo() -> None:
    assert_outcomes(
        "bv-cross-region-restore-needs-geo",
        {
            "pass_geo": backup_vault(given("Enabled", "GeoRedundant")),
            "pass_geo_in_other_case": backup_vault(given("Enabled", "geoRedundant")),
            "pass_local_disabled": backup_vault(given("Disabled", "LocallyRedundant")),
            "pass_absent": backup_vault(given(None, "ZoneRedundant")),
            "pass_redundancy_unknown_but_disabled": backup_vault(given("Disabled", UNKNOWN_TEXT)),
            "pass_state_unknown_but_geo": backup_vault(given(UNKNOWN_TEXT, "GeoRedundant")),
            "pass_secret_state": backup_vault(given(secret(), "LocallyRedundant")),
            "fail_local": backup_vault(given("Enabled", "LocallyRedundant")),
            "fail_zones_in_other_case": backup_vault(given("ENABLED", "zoneredundant")),
            "fail_no_stores": backup_vault(given("Enabled")),
            "undecided_redundancy": backup_vault(given("Enabled", UNKNOWN_TEXT)),
            "undecided_state": backup_vault(given(UNKNOWN_TEXT, "LocallyRedundant")),
            "undecided_stores": backup_vault(given("Enabled") | {"storageSettings": UNKNOWN_LIST}),
        },
    )
