"""Each component's life on the real engine (its case: ``tests/components/cases``)."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_facts.resource_types import BACKUP_VAULT, BY_TOKEN, RESOURCE_GROUP
from azure_disk_protection import COMPONENTS
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from tests.components.case import NAME, Case, End, ends
from tests.components.inputs import case_of
from tests.conformance.life import Life, Run

every_component = pytest.mark.parametrize(
    "component", COMPONENTS, ids=lambda component: component.__name__
)


@cache
def _ends(component: type[Any], name: str) -> list[End]:
    return ends(case_of(component), name)


def _plain(case: Case, kinds: set[str]) -> list[str]:
    """Inputs of a case that can change by themselves, where all ends are of those kinds."""
    return [
        name
        for name, change in case.changes.items()
        if not change.given
        and not change.along
        and not change.alone
        and not change.along
        and not change.alone
        and not change.why
        and {end.change for end in _ends(case.component, name)} <= kinds
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
def life(azure: Azure, engine: Engine, tmp_path: Path) -> Iterator[Life]:
    with serve(azure) as address:
        yield Life(engine, tmp_path, dict(address.environment))


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
        _check_replaced(
            case, name, life.preview(_program(case, {**inputs, **_values(case, [name])}))
        )

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
            for end in _ends(case.component, name)
        )
    ]


def _mutable(case: Case) -> list[str]:
    return _plain(case, {"update", "at creation only"})


def _frozen(case: Case) -> list[str]:
    """Inputs that only a replacement can change."""
    kinds = {"update", "at creation only", "made", "replace"}
    return [
        name
        for name in _plain(case, kinds)
        if any(end.change == "replace" for end in _ends(case.component, name))
    ]


def _check_replaced(case: Case, name: str, shown: Run) -> None:
    assert not shown.error, name
    ends_of_it = _ends(case.component, name)
    assert any(_is_replaced(end, shown) for end in ends_of_it if end.change == "replace"), name


def _is_replaced(end: End, run: Run) -> bool:
    """Tell whether the end's resource is replaced, for its path where the engine names paths."""
    steps = (step for step in run.steps if step.name in {end.resource, f"{NAME}-{end.resource}"})
    return any(
        "replace" in step.op and (not step.replacing or _touches(end.path, step.replacing))
        for step in steps
    )


def _touches(path: str, others: tuple[str, ...]) -> bool:
    return any(each.startswith(path) or path.startswith(each) for each in others)


def _check_updates(case: Case, changed: list[str], run: Run) -> None:
    """All mutable inputs at once: updates, no replacement."""
    assert not run.error
    assert run.ops() <= {"update"}
    assert not any(step.replacing for step in run.steps)
    for name in changed:
        for end in _ends(case.component, name):
            if not end.path.startswith("option ") and end.change == "update":
                assert any(_touches(end.path, step.paths) for step in run.steps), (name, end)
