import pytest

from azure_disk_facts.network import NetworkAccessPolicy as Policy
from azure_disk_policy.families.choices import (
    demand_choice,
    demand_false,
    demand_not_false,
    demand_not_true,
    demand_number,
    demand_true,
    is_given,
    shown,
)
from azure_disk_policy.inputs import UNKNOWN, Inputs, UnknownInputError
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


def test_switches_that_are_off_or_on_when_absent() -> None:
    assert demand_not_true(Inputs({"a": "False"}), "a") is COMPLIANT
    assert demand_not_true(Inputs({}), "a") is COMPLIANT
    assert demand_not_true(Inputs({"a": "True"}), "a") == violated("a", "is true")
    assert demand_not_false(Inputs({"a": True}), "a") is COMPLIANT
    assert demand_not_false(Inputs({}), "a") is COMPLIANT
    assert demand_not_false(Inputs({"a": "false"}), "a") == violated("a", "is false")


def within(value: object, **bounds: float) -> Verdict:
    return demand_number(Inputs({"a": value}), "a", absent=5, **bounds)


def test_numbers() -> None:
    assert within("7", least=7, most=7) is COMPLIANT
    assert within(6.5, least=7) == violated("a", "is 6.5, less than 7")
    assert within(8, most=7) == violated("a", "is 8, more than 7")
    assert within(1_000_000) is COMPLIANT
    assert within(None, least=5, most=5) is COMPLIANT
    assert within(" ", least=6) == violated("a", "is 5, less than 6")
    assert within(MARK) == violated("a", "is not a number")


def test_switches_that_have_to_be_declared_off() -> None:
    assert demand_false(Inputs({"a": "FALSE"}), "a") is COMPLIANT
    assert demand_false(Inputs({"a": True}), "a") == violated("a", "is true")
    assert demand_false(Inputs({}), "a") == violated("a", "is absent, which may mean true")


def test_what_has_no_default() -> None:
    chosen = demand_choice(Inputs({}), "a", wanted=CLOSED, absent=None)
    assert chosen == violated("a", "is absent, not DenyAll or AllowPrivate")
    assert demand_number(Inputs({}), "a", most=7, absent=None) == violated("a", "is absent")
    assert demand_number(Inputs({"a": 7}), "a", most=7, absent=None) is COMPLIANT


@pytest.mark.parametrize("value", ["text", " a ", UNKNOWN])
def test_texts_are_given_also_unknown_ones(value: object) -> None:
    assert is_given(Inputs({"a": {"b": value}}), "a.b")


@pytest.mark.parametrize("value", [None, "", "  ", False, 5, {"id": "text"}, ["text"]])
def test_what_is_no_text_is_not_given(value: object) -> None:
    assert not is_given(Inputs({"a": {"b": value}}), "a.b")


def test_an_unknown_object_does_not_tell_what_is_given() -> None:
    with pytest.raises(UnknownInputError, match=r"^a$"):
        is_given(Inputs({"a": UNKNOWN}), "a.b")


def test_inputs_within_a_resource_are_told_with_the_whole_path() -> None:
    element = Inputs({}, "list[1]")
    assert demand_true(element, "a.b") == violated("list[1].a.b", "is absent, which means false")
