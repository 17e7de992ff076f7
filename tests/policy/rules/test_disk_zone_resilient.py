from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    secret,
)

NAME = "disk-zone-resilient"


def zonal(zones: object = None, sku: object = "Premium_LRS") -> Resource:
    return disk(zones=zones, sku={"name": sku})


def test_disk_zone_resilient() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_redundant": zonal(sku="Premium_ZRS"),
            "pass_redundant_in_lower_case": zonal(sku="standardssd_zrs"),
            "pass_one_zone": zonal(["1"]),
            "pass_one_zone_as_text": zonal("2"),
            "pass_one_zone_as_number": zonal([3.0]),
            "pass_one_zone_beside_blanks": zonal(["1", None, ""]),
            "pass_unknown_zone": zonal([UNKNOWN_TEXT]),
            "pass_one_zone_of_unknown_sku": zonal(["1"], UNKNOWN_TEXT),
            "pass_redundant_with_unknown_zones": zonal(UNKNOWN_LIST, "Premium_ZRS"),
            "pass_secret": zonal(secret(["1"])),
            "fail_absent": disk(),
            "fail_absent_zones": zonal(),
            "fail_empty_zones": zonal([]),
            "fail_blank_zone": zonal([" "]),
            "fail_two_zones": zonal(["1", "2"]),
            "fail_two_zones_one_unknown": zonal(["1", UNKNOWN_TEXT]),
            "fail_zone_of_wrong_kind": zonal([{"name": "1"}]),
            "fail_redundant_at_the_wrong_level": disk(sku="Premium_ZRS"),
            "fail_secret_sku": zonal(sku=secret()),
            "undecided_zones": zonal(UNKNOWN_LIST),
            "undecided_sku": zonal(sku=UNKNOWN_TEXT),
            "undecided_whole_sku": disk(sku=UNKNOWN_OBJECT),
        },
    )


def test_redundant_disks_only() -> None:
    samples = {
        "pass_redundant": zonal(sku="Premium_ZRS"),
        "fail_one_zone": zonal(["1"]),
        "undecided_sku": zonal(["1"], UNKNOWN_TEXT),
    }
    for word in ("Redundant", "redundant"):
        assert_outcomes(NAME, samples, {"allow": word})


def test_aligned_disks_only() -> None:
    samples = {
        "pass_one_zone": zonal(["1"], UNKNOWN_TEXT),
        "fail_redundant": zonal(sku="Premium_ZRS"),
        "fail_two_zones": zonal(["1", "2"]),
        "undecided_zones": zonal(UNKNOWN_LIST, "Premium_ZRS"),
    }
    assert_outcomes(NAME, samples, {"allow": "Aligned"})
    assert_outcomes(NAME, {"pass_both": zonal(sku="Premium_ZRS")}, {"allow": ""})
