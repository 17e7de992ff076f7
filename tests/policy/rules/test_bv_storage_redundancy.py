from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    secret,
)


def given(*kinds: object) -> Props:
    stores = [{"datastoreType": "VaultStore", "type": kind} for kind in kinds]
    return {"storageSettings": stores}


def test_bv_storage_redundancy() -> None:
    assert_outcomes(
        "bv-storage-redundancy",
        {
            "pass_geo": backup_vault(given("GeoRedundant")),
            "pass_zones": backup_vault(given("ZoneRedundant")),
            "pass_other_case": backup_vault(given("georedundant")),
            "pass_one_object": backup_vault({"storageSettings": {"type": "GeoRedundant"}}),
            "pass_secret": backup_vault(given(secret("GeoRedundant"))),
            "fail_local": backup_vault(given("LocallyRedundant")),
            "fail_one_of_two": backup_vault(given("GeoRedundant", "locallyRedundant")),
            "fail_absent": backup_vault({}),
            "fail_empty": backup_vault(given()),
            "fail_type_absent": backup_vault(given(None)),
            "fail_store_is_a_text": backup_vault({"storageSettings": ["GeoRedundant"]}),
            "fail_local_beside_unknown": backup_vault(given(UNKNOWN_TEXT, "LocallyRedundant")),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_type": backup_vault(given("GeoRedundant", UNKNOWN_TEXT)),
            "undecided_stores": backup_vault({"storageSettings": UNKNOWN_LIST}),
        },
    )


def test_geo_only() -> None:
    assert_outcomes(
        "bv-storage-redundancy",
        {
            "pass_geo": backup_vault(given("GeoRedundant")),
            "fail_zones": backup_vault(given("ZoneRedundant")),
            "fail_local": backup_vault(given("LocallyRedundant")),
        },
        {"allowed": ["georedundant"]},
    )
