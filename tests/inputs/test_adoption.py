"""Existing resources are taken over by ``imports``; aliases to old API versions stay on request."""

import inspect
from typing import Any

import pulumi
import pytest

from azure_disk_protection import COMPONENTS, VhdExport
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.results import Registration, Result
from tests.components.case import NAME, Case
from tests.components.inputs import UNIFORM, case_of

every_component = pytest.mark.parametrize(
    "component", COMPONENTS, ids=lambda component: component.__name__
)


WITHOUT_AZURE_CHILDREN = {
    VhdExport: (
        "its only child is a dynamic resource: Pulumi has no way to import one, and it has no API "
        "versions; an export that is there already is taken over by itself (its blob is marked)"
    ),
}
"""Components that have neither ``imports`` nor ``keep_version_aliases``, and why."""
adopting_component = pytest.mark.parametrize(
    "component",
    [each for each in COMPONENTS if each not in WITHOUT_AZURE_CHILDREN],
    ids=lambda component: component.__name__,
)


@every_component
def test_who_adopts_nothing_has_no_inputs_for_it(component: type[Any]) -> None:
    uniform = UNIFORM & inspect.get_annotations(component.__init__.__annotations__["args"]).keys()
    assert uniform == (set() if component in WITHOUT_AZURE_CHILDREN else UNIFORM)


def _below(registrations: tuple[Registration, ...]) -> list[Registration]:
    """The component's children that lie in Azure."""
    return [
        each
        for each in registrations
        if each.token.startswith("azure-native:")
        and each.options.get("parent", "").endswith(f"::{NAME}")
    ]


def _children(result: Result) -> dict[str, Registration]:
    """What Azure holds of the component, by role."""
    return {
        each.name.removeprefix(f"{NAME}-"): each for each in _below(result.registrations) if each.id
    }


def _taking_over(case: Case, first: Result, inputs: dict[str, Any]) -> None:
    """Declare the case again; neighbours are taken over by a transformation."""
    children = {f"{NAME}-{role}" for role in inputs["imports"]}
    others = {
        each.name: each.id
        for each in first.registrations
        if each.id and each.token.startswith("azure-native:")
    }

    def take_over(
        args: pulumi.ResourceTransformationArgs,
    ) -> pulumi.ResourceTransformationResult | None:
        if args.name in children or args.name not in others:
            return None
        args.opts.import_ = others[args.name]
        return pulumi.ResourceTransformationResult(args.props, args.opts)

    pulumi.runtime.register_stack_transformation(take_over)
    case.declare(inputs)


@every_component
def test_existing_resources_are_taken_over(component: type[Any]) -> None:
    """Every child there can be is taken over once: in the case, and wherever a change adds one."""
    case = case_of(component)
    seen: set[str] = set()
    for name in ("", *case.changes):
        registered = case.after(name) if name else case.base()
        made = {each.name.removeprefix(f"{NAME}-") for each in _below(registered)}
        if not made <= seen:
            _check_taken_over(case, case.with_change(name) if name else {})
        seen |= made
    assert bool(seen) is (component not in WITHOUT_AZURE_CHILDREN)


def _check_taken_over(case: Case, inputs: dict[str, Any]) -> None:
    with Azure.in_memory() as azure:
        case.prepare(azure)
        first = run_program(azure, lambda: _nothing(case.declare(inputs)))
        assert first.error is None
        imports = {role: child.id for role, child in _children(first).items()}
        again = run_program(
            azure, lambda: _taking_over(case, first, {**inputs, "imports": imports})
        )
        assert again.error is None
    taken = _children(again)
    assert {role: child.options.get("importId") for role, child in taken.items()} == imports


def _nothing(_: object) -> None:
    """Keep a program's value from counting as its outputs."""


@adopting_component
def test_a_role_that_is_none_is_refused(component: type[Any]) -> None:
    case = case_of(component)
    with Azure.in_memory() as azure:
        case.prepare(azure)
        inputs = {"imports": {"roof": "/subscriptions/s/resourceGroups/g"}}
        result = run_program(azure, lambda: _nothing(case.declare(inputs)))
    assert "imports" in str(result.error)
    assert "remove 'roof'" in str(result.error)


@adopting_component
def test_version_aliases_stay_if_asked_for(component: type[Any]) -> None:
    case = case_of(component)

    def aliased(inputs: dict[str, Any]) -> set[str]:
        return {
            each.name
            for each in case.run(inputs)
            for alias in each.options.get("aliases", ())
            if "type" in alias["spec"]
        }

    assert not {name for name in aliased({}) if name.startswith(f"{NAME}-")}
    assert {name for name in aliased({"keep_version_aliases": True}) if name.startswith(NAME)}
