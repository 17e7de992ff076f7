from azure_disk_facts.network import NetworkAccessPolicy as Policy
from azure_disk_policy.families.choices import demand_choice, demand_true, shown
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated
from tests.policy.samples import MARK

CLOSED = (Policy.DENY_ALL, Policy.ALLOW_PRIVATE)


def demand(value: object, absent: Policy = Policy.ALLOW_ALL) -> Verdict:
    return demand_choice(Inputs({"a": value}), "a", wanted=CLOSED, absent=absent)


def test_messages_hold_values_of_azure_only() -> None:
    assert shown("allowall", Policy) == "AllowAll"
    assert shown(MARK, Policy) is None
    assert demand("allowALL") == violated("a", "is AllowAll, not DenyAll or AllowPrivate")
    assert demand(MARK) == violated("a", "is not DenyAll or AllowPrivate")


def test_absence_counts_as_azures_default() -> None:
    text = "is absent, which means AllowAll, not DenyAll or AllowPrivate"
    assert demand(None) == violated("a", text)
    assert demand(None, absent=Policy.DENY_ALL) is COMPLIANT


def test_switches() -> None:
    assert demand_true(Inputs({"a": "true"}), "a") is COMPLIANT
    assert demand_true(Inputs({"a": False}), "a") == violated("a", "is false")
    assert demand_true(Inputs({}), "a") == violated("a", "is absent, which means false")
