from azure_disk_facts.arm_types.neighbours import DEFENDER_PLAN
from azure_disk_policy.resource import Resource
from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, fixed, key_vault, made, secret


def plan(tier: object, name: object = "KeyVaults") -> Resource:
    return made(DEFENDER_PLAN.token, "plan", {"pricingName": name, "pricingTier": tier})


def test_kv_defender_enabled() -> None:
    assert_outcomes(
        "kv-defender-enabled",
        {
            "pass_standard": plan("Standard"),
            "pass_other_case": plan("STANDARD", "keyvaults"),
            "pass_no_plan": key_vault(),
            "pass_secret": plan(secret("Standard")),
            "skip_other_plan": plan("Free", "VirtualMachines"),
            "skip_name_is_a_prefix": plan("Free", "KeyVaultsExtra"),
            "fail_free": plan("Free"),
            "fail_absent": plan(None),
            "fail_secret_text": plan(secret()),
            "undecided_tier": plan(UNKNOWN_TEXT),
            "undecided_name": plan("Free", UNKNOWN_TEXT),
        },
    )


def test_fix() -> None:
    assert fixed("kv-defender-enabled", plan("Free")) == {"pricingTier": "Standard"}
