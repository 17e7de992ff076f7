from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    secret,
)


def given(kind: object) -> Props:
    return {"redundancySettings": {"standardTierStorageRedundancy": kind}}


def test_rsv_zone_redundant() -> None:
    assert_outcomes(
        "rsv-zone-redundant",
        {
            "pass_zones": recovery_vault(given("ZoneRedundant")),
            "pass_other_case": recovery_vault(given("zoneredundant")),
            "pass_secret": recovery_vault(given(secret("ZoneRedundant"))),
            "fail_geo": recovery_vault(given("GeoRedundant")),
            "fail_geo_and_zones": recovery_vault(given("ReadAccessGeoZoneRedundant")),
            "fail_local": recovery_vault(given("LocallyRedundant")),
            "fail_absent": recovery_vault({}),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_kind": recovery_vault(given(UNKNOWN_TEXT)),
        },
    )


def test_other_choice() -> None:
    assert_outcomes(
        "rsv-zone-redundant",
        {
            "pass_zones": recovery_vault(given("ZoneRedundant")),
            "pass_geo": recovery_vault(given("GeoRedundant")),
            "pass_absent": recovery_vault({}),
            "fail_local": recovery_vault(given("LocallyRedundant")),
        },
        {"allowed": ["ZoneRedundant", "GeoRedundant"]},
    )


def test_nothing_that_azure_knows() -> None:
    samples = {"skip_any": recovery_vault(given("ZoneRedundant"))}
    assert_outcomes("rsv-zone-redundant", samples, {"allowed": ["Triple"]})
