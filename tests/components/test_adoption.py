"""Existing resources are taken over by ``imports``; aliases to old API versions stay on request."""

from typing import Any

import pulumi
import pytest

from azure_disk_protection import COMPONENTS
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.results import Registration, Result
from tests.components.case import NAME, Case
from tests.components.inputs import case_of

every_component = pytest.mark.parametrize(
    "component", COMPONENTS, ids=lambda component: component.__name__
)


def _children(result: Result) -> dict[str, Registration]:
    """What Azure holds of the component, by role."""
    return {
        each.name.removeprefix(f"{NAME}-"): each
        for each in result.registrations
        if each.id
        and each.token.startswith("azure-native:")
        and each.options.get("parent", "").endswith(f"::{NAME}")
    }


def _taking_over(case: Case, first: Result, imports: dict[str, str]) -> None:
    """Declare the case again; neighbours are taken over by a transformation."""
    children = {f"{NAME}-{role}" for role in imports}
    others = {each.name: each.id for each in first.registrations if each.id}

    def take_over(
        args: pulumi.ResourceTransformationArgs,
    ) -> pulumi.ResourceTransformationResult | None:
        if args.name in children or args.name not in others:
            return None
        args.opts.import_ = others[args.name]
        return pulumi.ResourceTransformationResult(args.props, args.opts)

    pulumi.runtime.register_stack_transformation(take_over)
    case.declare({"imports": imports})


@every_component
def test_existing_resources_are_taken_over(component: type[Any]) -> None:
    case = case_of(component)
    with Azure.in_memory() as azure:
        case.prepare(azure)
        first = run_program(azure, lambda: _nothing(case.declare()))
        assert first.error is None
        made = _children(first)
        imports = {role: child.id for role, child in made.items()}
        again = run_program(azure, lambda: _taking_over(case, first, imports))
        assert again.error is None
    taken = _children(again)
    assert {role: child.options.get("importId") for role, child in taken.items()} == imports


def _nothing(_: object) -> None:
    """Keep a program's value from counting as its outputs."""


@every_component
def test_a_role_that_is_none_is_refused(component: type[Any]) -> None:
    case = case_of(component)
    with Azure.in_memory() as azure:
        case.prepare(azure)
        inputs = {"imports": {"roof": "/subscriptions/s/resourceGroups/g"}}
        result = run_program(azure, lambda: _nothing(case.declare(inputs)))
    assert "imports" in str(result.error)
    assert "remove 'roof'" in str(result.error)


@every_component
def test_version_aliases_stay_if_asked_for(component: type[Any]) -> None:
    case = case_of(component)

    def aliased(inputs: dict[str, Any]) -> set[str]:
        return {each.name for each in case.run(inputs) if each.options.get("aliases")}

    assert not {name for name in aliased({}) if name.startswith(f"{NAME}-")}
    assert {name for name in aliased({"keep_version_aliases": True}) if name.startswith(NAME)}
