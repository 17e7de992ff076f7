"""What the engine must show of a change of an input, by where the input ends (its ``End``s)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.http import serve_http
from azure_disk_simulator.doors.provider import serve
from tests.azurite.service import Azurite
from tests.components.case import NAME, Case, End, ends
from tests.components.inputs import case_of
from tests.conformance.life import Life, Run, Step
from tests.conformance.rounds import is_holding

State = Mapping[str, Mapping[str, Any]]
"""A stack's resources by name."""

_IN_STATE = {
    "option protect": "protect",
    "option retainOnDelete": "retainOnDelete",
    "option ignoreChanges": "ignoreChanges",
    "option dependencies": "dependencies",
    "option hooks": "resourceHooks",
}
"""Where the engine notes options, which it shows in no step."""


@contextmanager
def opened(
    azure: Azure, engine: Engine, folder: Path, request: pytest.FixtureRequest
) -> Iterator[Life]:
    """Open the doors that a component's life needs; ``request`` asks for its ``component``."""
    component: Any = request.getfixturevalue("component")
    with ExitStack() as doors:
        environment = {
            **doors.enter_context(serve(azure)).environment,
            **doors.enter_context(serve_http(azure)).environment,
        }
        if case_of(component).in_preview:
            azurite: Azurite = request.getfixturevalue("azurite")
            azurite.container("lives")
            environment |= azurite.environment
        yield Life(engine, folder, environment)


@cache
def _ends(component: type[Any], name: str) -> list[End]:
    return ends(case_of(component), name)


def ends_of(case: Case, name: str) -> list[End]:
    """Return where an input ends; found out once in a test session."""
    component: Any = case.component  # mypy takes no component for hashable
    return _ends(component, name)


def is_frozen(case: Case, name: str) -> bool:
    """Tell whether only a replacement can change an input, or nothing."""
    return any(end.change in {"replace", "refused"} for end in ends_of(case, name))


def values(case: Case, names: Iterable[str]) -> dict[str, Any]:
    """Return the new values of inputs, with what goes along."""
    return {path: value for name in names for path, value in case.values(name).items()}


def freeing(case: Case) -> dict[str, Any]:
    """Return inputs by which everything may be deleted."""
    return {
        change.at or name: False
        for name, change in case.changes.items()
        if is_holding(name) and not change.given
    }


def laid_over(inputs: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Return inputs with others put in last, as a part comes after the whole that it is of."""
    kept = {name: value for name, value in inputs.items() if name not in others}
    return {**kept, **others}


def program(case: Case, inputs: Mapping[str, Any]) -> Callable[[], object]:
    """Return the case's program with other inputs."""
    return lambda: case.declare(inputs)


def removed(case: Case, name: str) -> dict[str, bool]:
    """Return the children that go with a change, each with whether it is protected."""
    after = {each.name for each in case.after(name)}
    return {
        each.name: bool(each.options.get("protect"))
        for each in case.before(name)
        if is_child(each.name) and each.name not in after
    }


def is_child(name: str) -> bool:
    """Tell whether a resource is the component's, not a neighbour."""
    return name.startswith(f"{NAME}-")


def check_frozen(case: Case, name: str, shown: Run) -> None:
    """A change of it is shown as a replacement, or refused by component or dynamic provider."""
    said = case.changes[name].refused
    refused = [end for end in ends_of(case, name) if end.change == "refused"]
    if refused:
        for end in refused:
            assert (said or f"property {end.path} value") in shown.error, (name, shown.error)
        return
    assert shown.error == "", (name, shown.error)
    replaced = [end for end in ends_of(case, name) if end.change == "replace"]
    assert any(_is_replaced(end, shown) for end in replaced), name


def _is_replaced(end: End, run: Run) -> bool:
    """Tell whether the end's resource is replaced, for its path where the engine names paths."""
    steps = (step for step in run.steps if step.name in _names(end))
    return any(
        "replace" in step.op and (not step.replacing or _touches(end.path, step.replacing))
        for step in steps
    )


def check_updates(case: Case, names: Iterable[str], run: Run) -> None:
    """All mutable inputs at once: updates, no replacement; children and neighbours may come."""
    assert run.error == "", run.error
    found = [(name, end) for name in names for end in ends_of(case, name)]
    made = {each for _, end in found if end.change == "made" for each in _names(end)}
    there = {step.op for step in run.steps if is_child(step.name) and step.name not in made}
    assert there <= {"update"}
    assert not any(step.replacing for step in run.steps)
    for name, end in found:
        steps = [step for step in run.steps if step.name in _names(end)]
        _check_end(end, steps, (name, end))


def _check_end(end: End, steps: list[Step], what: object) -> None:
    if end.change == "made":
        assert {step.op for step in steps} <= {"create", "delete"}, what
        assert steps, what
    elif end.change == "at creation only":
        assert not any(end.path in step.paths for step in steps), what
    elif not end.path.startswith("option "):
        assert any(_shows(end, step) for step in steps), what


def check_options(case: Case, names: Iterable[str], before: State, after: State) -> None:
    """Options that inputs end in have changed in the state, for the engine shows no step."""
    for name in names:
        for end in ends_of(case, name):
            key = _IN_STATE.get(end.path)
            if key:
                (resource,) = _names(end) & after.keys()
                assert before[resource].get(key) != after[resource].get(key), (name, end)


def _shows(end: End, step: Step) -> bool:
    """Tell whether a step is about the end's path; dynamic resources name no paths."""
    return _touches(end.path, step.paths) or (not step.paths and step.op == "update")


def _touches(path: str, others: tuple[str, ...]) -> bool:
    return any(each.startswith(path) or path.startswith(each) for each in others)


def _names(end: End) -> set[str]:
    """What the end's resource may be called: a child of the component, or a neighbour."""
    return {end.resource, f"{NAME}-{end.resource}"}
