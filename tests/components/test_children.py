import asyncio
import sys
from functools import partial
from typing import Any

import pulumi
import pytest
from pulumi.runtime import settings
from pulumi.runtime.rpc_manager import RPCManager
from pulumi_azure_native import resources

from azure_disk_protection.children import (
    TRACE_FRAMES,
    checked_args,
    checked_later,
    child_options,
    component_options,
    declaring,
    given_or,
    strip_version_aliases,
)
from azure_disk_protection.problems import InvalidInputs, Problem
from azure_disk_protection.typed import NotRequired, TypedDict
from tests.components.recording import record


class Args(TypedDict):
    name: pulumi.Input[str]
    other: NotRequired[pulumi.Input[str]]


def bad_names(values: dict[str, Any]) -> list[Problem]:
    is_bad = values.get("name") == "bad"
    return [Problem("name", "bad", "good", "be good")] if is_bad else []


def test_none_alone_takes_the_default() -> None:
    assert given_or(None, 1) == 1
    assert given_or(0, 1) == 0


def test_keeping_aliases_leaves_the_options_alone() -> None:
    options = pulumi.ResourceOptions(protect=True)
    assert component_options(options, keep_version_aliases=True) is options


def test_only_version_aliases_are_stripped() -> None:
    own = pulumi.Alias(name="old")
    renamed = pulumi.Alias(type_="azure-native:resources/v20200601:ResourceGroup", name="old")

    def program() -> None:
        options = pulumi.ResourceOptions(
            aliases=[own, renamed, "urn:pulumi:a::b::c::d"],
            transformations=[strip_version_aliases],
        )
        resources.ResourceGroup("group", opts=options)

    aliases = list(record(program)["group"].request.aliases)
    assert [alias.urn or alias.spec.name for alias in aliases] == [
        "old",
        "old",
        "urn:pulumi:a::b::c::d",
    ]


def test_traces_are_short_while_children_are_declared() -> None:
    assert not hasattr(sys, "tracebacklimit")
    with declaring():
        assert sys.tracebacklimit == TRACE_FRAMES
        with declaring():
            pass
        assert sys.tracebacklimit == TRACE_FRAMES
    assert not hasattr(sys, "tracebacklimit")


def test_registrations_are_waited_for_before_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    """One stands for all when a program's end would find none begun; one is enough."""
    manager = RPCManager()  # type: ignore[no-untyped-call]
    monkeypatch.setattr(settings, "_get_rpc_manager", lambda: manager)

    async def program() -> int:
        with declaring():
            pass
        with declaring():
            pass
        await asyncio.gather(*manager.rpcs)
        return len(manager.rpcs)

    # Not asyncio.run: it would leave the thread without the loop that Pulumi's mocks use.
    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(program()) == 1
    finally:
        loop.close()


def test_the_sdk_still_has_the_list_of_registrations() -> None:
    """What is used of the SDK's inside; it is done without where this is gone."""
    assert settings._get_rpc_manager().rpcs == []


def test_without_an_event_loop_nothing_is_waited_for() -> None:
    with declaring():
        pass


def test_a_resource_without_aliases_is_left_alone() -> None:
    args: Any = pulumi.ResourceTransformationArgs(
        resource=None,  # type: ignore[arg-type]  # not looked at
        type_="t",
        name="n",
        props={},
        opts=pulumi.ResourceOptions(),
    )
    assert strip_version_aliases(args) is None


def test_options_of_a_child() -> None:
    options = child_options(None, protect=True, retain=True, ignore_changes=["a"])  # type: ignore[arg-type]
    assert (options.protect, options.retain_on_delete) == (True, True)
    assert options.ignore_changes == ["a"]
    assert options.depends_on is None


def test_reads_and_checks_what_is_known() -> None:
    assert checked_args(Args, {"name": "good"}, bad_names) == {"name": "good"}
    with pytest.raises(InvalidInputs) as caught:
        checked_args(Args, {"name": "bad", "more": 1}, bad_names)
    assert [problem.path for problem in caught.value.problems] == ["more", "name"]


def test_checks_the_rest_once_it_is_known() -> None:
    def program(value: str) -> None:
        later = pulumi.Output.from_input(value)
        values = checked_later({"name": later, "other": "x"}, bad_names)
        assert values["other"] == "x"
        resources.ResourceGroup("group", resource_group_name=values["name"])

    assert record(lambda: program("good"))["group"].at("resourceGroupName") == "good"
    with pytest.raises(InvalidInputs, match="name: got 'bad', allowed: good; be good"):
        record(lambda: program("bad"))


class Pair(TypedDict):
    left: pulumi.Input[str]
    right: NotRequired[pulumi.Input[str]]


class Pairs(TypedDict):
    pairs: dict[str, Pair]


def unequal(values: dict[str, Any]) -> list[Problem]:
    return [
        Problem(f"pairs.{name}.left", pair["left"], pair["right"], "make them equal")
        for name, pair in values["pairs"].items()
        if isinstance(pair["left"], str)
        and isinstance(pair.get("right"), str)
        and pair["left"] != pair["right"]
    ]


def test_rules_between_inputs_known_later_are_checked_wherever_they_stand() -> None:
    def program(left: Any, right: Any) -> None:
        pair: Any = {"left": left, "right": right}
        values = checked_args(Pairs, {"pairs": {"a": pair}}, unequal)
        resources.ResourceGroup("group", resource_group_name=values["pairs"]["a"]["left"])

    later = pulumi.Output.from_input
    made = record(lambda: program(later("x"), later("x")))
    assert made["group"].at("resourceGroupName") == "x"
    for left, right in ((later, later), (later, str), (str, later)):
        with pytest.raises(InvalidInputs, match=r"pairs\.a\.left: got 'x', allowed: y; make them"):
            record(partial(lambda one, other: program(one("x"), other("y")), left, right))


def test_what_a_preview_knows_is_checked_in_it_and_stays_known() -> None:
    """Otherwise a preview would show a change, or a replacement, of all that one input decides."""

    def program(left: str) -> None:
        unknown: Any = pulumi.Output.from_input(pulumi.UNKNOWN)
        first: Any = {
            "left": pulumi.Output.from_input(left),
            "right": pulumi.Output.from_input("x"),
        }
        pairs = {"a": first, "b": {"left": unknown, "right": unknown}}
        values = checked_args(Pairs, {"pairs": pairs}, unequal)
        resources.ResourceGroup("group", resource_group_name=values["pairs"]["a"]["left"])

    assert record(lambda: program("x"))["group"].at("resourceGroupName") == "x"
    with pytest.raises(InvalidInputs, match="got 'y', allowed: x"):
        record(lambda: program("y"))


def test_an_input_known_later_does_not_come_to_depend_on_others() -> None:
    def program() -> None:
        other = resources.ResourceGroup("other", resource_group_name="x")
        pair: Any = {"left": pulumi.Output.from_input("x"), "right": other.name}
        values = checked_args(Pairs, {"pairs": {"a": pair}}, lambda values: [])
        resources.ResourceGroup("group", resource_group_name=values["pairs"]["a"]["left"])

    assert record(program)["group"].depends_on == set()


def test_names_of_an_earlier_release() -> None:
    def program() -> None:
        parent = pulumi.ComponentResource("a:b:C", "parent")
        resources.ResourceGroup("group", opts=child_options(parent, other_names=["old"]))

    aliases = [alias.spec.name for alias in record(program)["group"].request.aliases]
    assert [name for name in aliases if name] == ["old"]
