"""Each component's life on the real engine (its case: ``tests/components/cases``).

Inputs that go only with others, or against others, change in rounds of their own: ``test_rounds``.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_facts.resource_types import BACKUP_VAULT, BY_TOKEN, RESOURCE_GROUP
from azure_disk_protection import COMPONENTS
from azure_disk_simulator.azure import Azure
from tests.components.case import NAME, Case
from tests.components.inputs import case_of
from tests.conformance.changes import (
    check_frozen,
    check_options,
    check_updates,
    ends_of,
    freeing,
    is_frozen,
    opened,
    program,
    removed,
    values,
)
from tests.conformance.life import Life
from tests.conformance.rounds import in_life

every_component = pytest.mark.parametrize(
    "component", COMPONENTS, ids=lambda component: component.__name__
)


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        azure.settings.role_delay = timedelta(0)
        yield azure


@pytest.fixture
def life(
    azure: Azure, engine: Engine, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Life]:
    with opened(azure, engine, tmp_path, request) as life:
        yield life


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
        refused = life.preview(program(case, values(case, guarded[:1])))
        assert "protect" in refused.error

    before = life.resources()
    changed = [name for name in in_life(case) if not is_frozen(case, name)]
    assert not any(removed(case, name) for name in changed), "no update: let it change alone"
    inputs = {**values(case, changed), **freeing(case)}
    run = life.up(program(case, inputs))
    assert "update" in run.ops()
    check_updates(case, changed, run)
    check_options(case, changed, before, life.resources())
    assert life.up(program(case, inputs)).steps == []
    assert life.refresh().error == ""

    for name in _frozen(case):
        shown = life.preview(program(case, {**inputs, **values(case, [name])}))
        check_frozen(case, name, shown)

    gone = life.destroy()
    assert not gone.error or "soft-deleted" in gone.error
    left = {each["type"] for each in life.resources().values() if each["type"] in BY_TOKEN}
    assert left <= _HOLD_WHAT_IS_SOFT_DELETED


_HOLD_WHAT_IS_SOFT_DELETED = {BACKUP_VAULT.token, RESOURCE_GROUP.token}


def _frozen(case: Case) -> list[str]:
    return [name for name in in_life(case) if is_frozen(case, name)]


def _guarded(case: Case) -> list[str]:
    """Inputs whose change would replace a protected resource."""
    protected = {each.name for each in case.base() if each.options.get("protect")}
    return [
        name
        for name in _frozen(case)
        if any(
            end.change == "replace" and f"{NAME}-{end.resource}" in protected
            for end in ends_of(case, name)
        )
    ]
