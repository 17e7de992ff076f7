from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated, Violation
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    fixed,
    secret,
    verdicts_of,
)

NAME = "disk-size-aligned"


def sized(size: object, sku: object = "Premium_LRS") -> Resource:
    return disk(diskSizeGB=size, sku={"name": sku})


def test_disk_size_aligned() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_full": sized(128),
            "pass_five_less": sized(123),
            "pass_float": sized(127.0),
            "pass_digits": sized("1024"),
            "pass_small_ssd": sized(16, "StandardSSD_LRS"),
            "pass_smallest_ssd_in_odd_case": sized(4, "PREMIUM_zrs"),
            "pass_full_of_unknown_sku": sized(128, UNKNOWN_TEXT),
            "pass_largest": sized(32767),
            "pass_secret": sized(secret(64)),
            "skip_absent": disk(),
            "skip_blank": sized(" "),
            "skip_no_number": sized("large"),
            "skip_ultra": sized(100, "UltraSSD_LRS"),
            "skip_premium_v2_in_lower_case": sized(100, "premiumv2_lrs"),
            "skip_no_sku_of_azure": sized(100, "Premium"),
            "skip_larger_than_any": sized(65536, "Premium_LRS"),
            "fail_six_less": sized(122),
            "fail_fraction": sized(122.9),
            "fail_digits": sized("100"),
            "fail_small_hdd": sized(16, "Standard_LRS"),
            "fail_small_of_absent_sku": disk(diskSizeGB=16),
            "fail_secret_size": sized(secret(100)),
            "undecided_size": sized(UNKNOWN_NUMBER),
            "undecided_sku": sized(100, UNKNOWN_TEXT),
            "undecided_whole_sku": disk(diskSizeGB=100, sku=UNKNOWN_OBJECT),
        },
    )


def test_says_what_is_billed() -> None:
    wrong = Violation("diskSizeGB", "is 100, and 128 is billed")
    assert verdicts_of(NAME, sized(100)) == [Violated((wrong,))]


def test_rounded_up() -> None:
    assert fixed(NAME, sized(100)) == {"diskSizeGB": 128}
    assert fixed(NAME, sized(10)) == {"diskSizeGB": 16}
    assert fixed(NAME, disk(diskSizeGB="10")) == {"diskSizeGB": 32}
    assert fixed(NAME, sized(20000)) == {"diskSizeGB": 32767}
    assert fixed(NAME, sized(100, "UltraSSD_LRS")) == {}
    assert fixed(NAME, disk()) == {}


def test_a_disk_that_is_rounded_up_keeps_its_host_cache() -> None:
    assert fixed(NAME, sized(4000)) == {"diskSizeGB": 4095}
