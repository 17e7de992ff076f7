from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    secret,
)


def given(*kinds: object) -> Props:
    return {"storageSettings": [{"datastoreType": "VaultStore", "type": kind} for kind in kinds]}


def test_bv_zone_redundant() -> None:
    assert_outcomes(
        "bv-zone-redundant",
        {
            "pass_zones": backup_vault(given("ZoneRedundant")),
            "pass_other_case": backup_vault(given("ZONEREDUNDANT")),
            "pass_secret": backup_vault(given(secret("ZoneRedundant"))),
            "fail_geo": backup_vault(given("GeoRedundant")),
            "fail_local": backup_vault(given("LocallyRedundant")),
            "fail_one_of_two": backup_vault(given("ZoneRedundant", "GeoRedundant")),
            "fail_absent": backup_vault({}),
            "fail_number": backup_vault({"storageSettings": 7}),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_type": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_stores": backup_vault({"storageSettings": UNKNOWN_LIST}),
        },
    )
