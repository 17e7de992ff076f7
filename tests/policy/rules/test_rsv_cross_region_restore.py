from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    secret,
)


def given(state: object, kind: object = "GeoRedundant") -> Props:
    return {
        "redundancySettings": {"standardTierStorageRedundancy": kind, "crossRegionRestore": state}
    }


def test_rsv_cross_region_restore() -> None:
    assert_outcomes(
        "rsv-cross-region-restore",
        {
            "pass_enabled": recovery_vault(given("Enabled")),
            "pass_redundancy_absent": recovery_vault(given("Enabled", None)),
            "pass_other_case": recovery_vault(given("enabled", "georedundant")),
            "pass_enabled_redundancy_unknown": recovery_vault(given("Enabled", UNKNOWN_TEXT)),
            "pass_secret": recovery_vault(given(secret("Enabled"))),
            "skip_local": recovery_vault(given("Disabled", "LocallyRedundant")),
            "skip_zones_in_other_case": recovery_vault(given(None, "zoneredundant")),
            "skip_zones_state_unknown": recovery_vault(given(UNKNOWN_TEXT, "ZoneRedundant")),
            "fail_disabled": recovery_vault(given("Disabled")),
            "fail_absent": recovery_vault({}),
            "fail_no_properties": recovery_vault(),
            "fail_geo_and_zones": recovery_vault(given(None, "ReadAccessGeoZoneRedundant")),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_state": recovery_vault(given(UNKNOWN_TEXT)),
            "undecided_redundancy": recovery_vault(given("Disabled", UNKNOWN_TEXT)),
            "undecided_settings": recovery_vault({"redundancySettings": UNKNOWN_OBJECT}),
        },
    )
