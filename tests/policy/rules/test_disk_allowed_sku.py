from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    fixed,
    secret,
)

NAME = "disk-allowed-sku"
PREMIUM = {"allowed": ["Premium_LRS", "Premium_ZRS"]}


def sku(name: object) -> Resource:
    return disk(sku={"name": name})


def test_allowed() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_allowed": sku("Premium_ZRS"),
            "pass_allowed_in_odd_case": sku("PREMIUM_lrs"),
            "pass_secret": sku(secret("Premium_LRS")),
            "fail_other": sku("StandardSSD_LRS"),
            "fail_absent": disk(),
            "fail_absent_name": disk(sku={"tier": "Premium"}),
            "fail_blank": sku(" "),
            "fail_sku_is_a_text": disk(sku="Premium_LRS"),
            "fail_no_sku_of_azure": sku("Premium"),
            "fail_secret_text": sku(secret()),
            "undecided_name": sku(UNKNOWN_TEXT),
            "undecided_sku": disk(sku=UNKNOWN_OBJECT),
        },
        PREMIUM,
    )
    assert_outcomes(NAME, {"pass_absent": disk()}, {"allowed": "standard_lrs"})


def test_blocked() -> None:
    samples = {
        "pass_other": sku("Premium_LRS"),
        "fail_blocked_in_odd_case": sku("ULTRAssd_LRS"),
        "fail_absent": disk(),
        "undecided_name": sku(UNKNOWN_TEXT),
    }
    assert_outcomes(NAME, samples, {"blocked": ["UltraSSD_LRS", "Standard_LRS"]})
    both = {**PREMIUM, "blocked": ["premium_lrs"]}
    samples = {"pass_allowed": sku("Premium_ZRS"), "fail_both": sku("Premium_LRS")}
    assert_outcomes(NAME, samples, both)


def test_without_lists_the_rule_is_off() -> None:
    assert_outcomes(NAME, {"skip_absent": disk(), "skip_any": sku(UNKNOWN_TEXT)})


def test_the_default_is_for_disks_without_a_sku() -> None:
    default = {**PREMIUM, "default": "Premium_LRS"}
    assert fixed(NAME, disk(), default) == {"sku.name": "Premium_LRS"}
    assert fixed(NAME, disk(sku={"name": ""}), default) == {"sku.name": "Premium_LRS"}
    assert fixed(NAME, sku("Standard_LRS"), default) == {}
    assert fixed(NAME, disk(), PREMIUM) == {}
    assert fixed(NAME, disk(), {**PREMIUM, "default": "StandardSSD_LRS"}) == {}
