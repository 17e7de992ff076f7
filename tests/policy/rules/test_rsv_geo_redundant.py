from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    secret,
)


def given(kind: object) -> Props:
    return {"redundancySettings": {"standardTierStorageRedundancy": kind}}


def test_rsv_geo_redundant() -> None:
    assert_outcomes(
        "rsv-geo-redundant",
        {
            "pass_geo": recovery_vault(given("GeoRedundant")),
            "pass_geo_and_zones": recovery_vault(given("ReadAccessGeoZoneRedundant")),
            "pass_other_case": recovery_vault(given("georedundant")),
            "pass_absent": recovery_vault({}),
            "pass_no_properties": recovery_vault(),
            "pass_null": recovery_vault(given(None)),
            "pass_secret": recovery_vault(given(secret("GeoRedundant"))),
            "fail_local": recovery_vault(given("LocallyRedundant")),
            "fail_zones": recovery_vault(given("ZoneRedundant")),
            "fail_local_in_other_case": recovery_vault(given("LOCALLYREDUNDANT")),
            "fail_other_word": recovery_vault(given("Invalid")),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_kind": recovery_vault(given(UNKNOWN_TEXT)),
            "undecided_settings": recovery_vault({"redundancySettings": UNKNOWN_OBJECT}),
        },
    )


def test_other_choice() -> None:
    assert_outcomes(
        "rsv-geo-redundant",
        {
            "pass_zones": recovery_vault(given("ZoneRedundant")),
            "fail_geo": recovery_vault(given("GeoRedundant")),
            "fail_absent": recovery_vault({}),
        },
        {"allowed": ["zoneredundant"]},
    )
