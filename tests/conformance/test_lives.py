"""Each component's life on the real engine (its case: ``tests/components/cases``).

Inputs that go only with others are changed under the mocks alone (``tests/inputs``), where the same
comparison says what the provider door tells the engine.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_facts.resource_types import BACKUP_VAULT, BY_TOKEN, RESOURCE_GROUP
from azure_disk_protection import COMPONENTS
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.http import serve_http
from azure_disk_simulator.doors.provider import serve
from tests.azurite.service import Azurite
from tests.components.case import NAME, Case, End, ends
from tests.components.inputs import case_of
from tests.conformance.life import Life, Run, Step

every_component = pytest.mark.parametrize(
    "component", COMPONENTS, ids=lambda component: component.__name__
)


@cache
def _ends(component: type[Any], name: str) -> list[End]:
    return ends(case_of(component), name)


def _ends_of(case: Case, name: str) -> list[End]:
    component: Any = case.component  # mypy takes no component for hashable
    return _ends(component, name)


def _plain(case: Case, kinds: set[str]) -> list[str]:
    """Inputs of a case that can change by themselves, where all ends are of those kinds."""
    return [
        name
        for name, change in case.changes.items()
        if not change.given
        and not change.along
        and not change.alone
        and not change.why
        and {end.change for end in _ends_of(case, name)} <= kinds
    ]


def _values(case: Case, names: list[str]) -> dict[str, Any]:
    changes = ((name, case.changes[name]) for name in names)
    return {change.at or name: change.to for name, change in changes}


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        azure.settings.role_delay = timedelta(0)
        yield azure


@pytest.fixture
def life(
    azure: Azure,
    engine: Engine,
    tmp_path: Path,
    component: type[Any],
    request: pytest.FixtureRequest,
) -> Iterator[Life]:
    with ExitStack() as open_doors:
        environment = dict(open_doors.enter_context(serve(azure)).environment)
        if case_of(component).in_preview:
            azurite: Azurite = request.getfixturevalue("azurite")
            azurite.container("lives")
            environment |= open_doors.enter_context(serve_http(azure)).environment
            environment |= azurite.environment
        yield Life(engine, tmp_path, environment)


_HOLDING = {"protect", "retain", "retain_snapshots"}


def _free(case: Case) -> dict[str, Any]:
    """Inputs by which everything may be deleted."""
    return {
        change.at or name: False
        for name, change in case.changes.items()
        if name.rsplit(".", 1)[-1] in _HOLDING and not change.given
    }


@every_component
def test_life(component: type[Any], azure: Azure, life: Life) -> None:
    case = case_of(component)
    case.prepare(azure)
    made = life.up(case.declare)
    assert not made.error
    assert "create" in made.ops()
    assert life.up(case.declare).steps == []
    assert life.refresh().error == ""

    guarded = _guarded(case)
    if guarded:
        refused = life.preview(lambda: case.declare(_values(case, guarded[:1])))
        assert "protect" in refused.error

    changed = _mutable(case)
    inputs = {**_values(case, changed), **_free(case)}
    run = life.up(lambda: case.declare(inputs))
    _check_updates(case, changed, run)
    assert life.up(lambda: case.declare(inputs)).steps == []
    assert life.refresh().error == ""

    for name in _frozen(case):
        shown = life.preview(_program(case, {**inputs, **_values(case, [name])}))
        _check_frozen(case, name, shown)

    gone = life.destroy()
    assert not gone.error or "soft-deleted" in gone.error
    left = {each["type"] for each in life.resources().values() if each["type"] in BY_TOKEN}
    assert left <= _HOLD_WHAT_IS_SOFT_DELETED


_HOLD_WHAT_IS_SOFT_DELETED = {BACKUP_VAULT.token, RESOURCE_GROUP.token}


def _program(case: Case, inputs: dict[str, Any]) -> Callable[[], object]:
    return lambda: case.declare(inputs)


def _guarded(case: Case) -> list[str]:
    """Inputs whose change would replace a protected resource."""
    protected = {each.name for each in case.run() if each.options.get("protect")}
    return [
        name
        for name in _frozen(case)
        if any(
            end.change == "replace" and f"{NAME}-{end.resource}" in protected
            for end in _ends_of(case, name)
        )
    ]


def _mutable(case: Case) -> list[str]:
    return [
        name
        for name in _plain(case, {"update", "at creation only", "made"})
        if name.rsplit(".", 1)[-1] not in _HOLDING and not _takes_away(case, name)
    ]


def _takes_away(case: Case, name: str) -> bool:
    """Tell whether a child goes with a change: removals of what is protected are no updates."""
    after = {each.name for each in case.after(name)}
    return any(_is_child(each.name) and each.name not in after for each in case.base())


def _is_child(name: str) -> bool:
    return name.startswith(f"{NAME}-")


def _frozen(case: Case) -> list[str]:
    """Inputs that only a replacement can change, or nothing."""
    kinds = {"update", "at creation only", "made", "replace", "refused"}
    return [
        name
        for name in _plain(case, kinds)
        if {"replace", "refused"} & {end.change for end in _ends_of(case, name)}
    ]


def _check_frozen(case: Case, name: str, shown: Run) -> None:
    """A change of it is shown as a replacement, or refused by the resource's own provider."""
    refused = [end for end in _ends_of(case, name) if end.change == "refused"]
    if refused:
        assert all(f"property {end.path} value" in shown.error for end in refused), name
        return
    assert not shown.error, name
    ends_of_it = _ends_of(case, name)
    assert any(_is_replaced(end, shown) for end in ends_of_it if end.change == "replace"), name


def _is_replaced(end: End, run: Run) -> bool:
    """Tell whether the end's resource is replaced, for its path where the engine names paths."""
    steps = (step for step in run.steps if step.name in _names(end))
    return any(
        "replace" in step.op and (not step.replacing or _touches(end.path, step.replacing))
        for step in steps
    )


def _touches(path: str, others: tuple[str, ...]) -> bool:
    return any(each.startswith(path) or path.startswith(each) for each in others)


def _check_updates(case: Case, changed: list[str], run: Run) -> None:
    """All mutable inputs at once: updates, no replacement; children and neighbours may come."""
    assert not run.error
    found = [(name, end) for name in changed for end in _ends_of(case, name)]
    made = {each for _, end in found if end.change == "made" for each in _names(end)}
    there = {step.op for step in run.steps if _is_child(step.name) and step.name not in made}
    assert there == {"update"}
    assert not any(step.replacing for step in run.steps)
    for name, end in found:
        if not end.path.startswith("option ") and end.change == "update":
            steps = [step for step in run.steps if step.name in _names(end)]
            assert any(_shows(end, step) for step in steps), (name, end)


def _shows(end: End, step: Step) -> bool:
    """Tell whether a step is about the end's path; dynamic resources name no paths."""
    return _touches(end.path, step.paths) or (not step.paths and step.op == "update")


def _names(end: End) -> set[str]:
    """What the end's resource may be called: a child of the component, or a neighbour."""
    return {end.resource, f"{NAME}-{end.resource}"}
