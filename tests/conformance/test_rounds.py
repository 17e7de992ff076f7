"""On the real engine, changes of inputs that go only with others, or against others.

They go in rounds: a fresh stack, each immutable input tried, then all mutable ones changed at once.
What each must show is what ``docs/inputs.md`` says. All other inputs change in ``test_lives``.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_protection import COMPONENTS
from azure_disk_simulator.azure import Azure
from tests.components.case import Case
from tests.components.input_table import spelled
from tests.components.inputs import case_of
from tests.conformance.changes import (
    check_frozen,
    check_options,
    check_updates,
    freeing,
    is_frozen,
    laid_over,
    opened,
    program,
    removed,
    values,
)
from tests.conformance.life import Life
from tests.conformance.rounds import Round, in_life, rounds_of

every_component = pytest.mark.parametrize(
    "component", COMPONENTS, ids=lambda component: component.__name__
)
every_round = pytest.mark.parametrize(
    ("component", "round_"),
    [
        pytest.param(component, each, id=f"{component.__name__}-{spelled(each.names[0])}")
        for component in COMPONENTS
        for each in rounds_of(case_of(component))
    ],
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
def test_every_change_is_in_the_life_or_in_one_round(component: type[Any]) -> None:
    case = case_of(component)
    rounds = chain.from_iterable(each.names for each in rounds_of(case))
    reaching = [name for name, change in case.changes.items() if not change.why]
    assert sorted([*in_life(case), *rounds]) == sorted(reaching)


@every_component
def test_no_change_undoes_another(component: type[Any]) -> None:
    """In the program with all changes, each has the value that it is to show."""
    case = case_of(component)
    for names in (in_life(case), *(each.names for each in rounds_of(case))):
        together = values(case, names)
        for name in names:
            mine = case.values(name)
            assert {path: together[path] for path in mine} == mine
            wholes = {path for path in together for own in mine if own.startswith(f"{path}.")}
            assert not wholes, f"{name} is a part of {wholes}"


@every_round
def test_round(component: type[Any], round_: Round, azure: Azure, life: Life) -> None:
    case = case_of(component)
    # Looked up first: some cases remember the simulated Azure that they prepared last.
    frozen = [name for name in round_.names if is_frozen(case, name)]
    changed = [name for name in round_.names if name not in frozen]
    kept = [name for name in round_.names if any(removed(case, name).values())]
    case.prepare(azure)
    if kept:
        _check_that_stays(case, round_, kept, life)
    inputs = {**freeing(case), **round_.given}
    assert life.up(program(case, inputs)).error == ""
    for name in frozen:
        shown = life.preview(program(case, laid_over(inputs, values(case, [name]))))
        check_frozen(case, name, shown)
    if round_.meanwhile:
        round_.meanwhile(azure)
    if changed:
        before = life.resources()
        after = laid_over(inputs, values(case, changed))
        check_updates(case, changed, life.up(program(case, after)))
        check_options(case, changed, before, life.resources())
        assert life.up(program(case, after)).steps == []


def _check_that_stays(case: Case, round_: Round, kept: list[str], life: Life) -> None:
    """What is protected goes with no change of these inputs until somebody says otherwise."""
    assert life.up(program(case, round_.given)).error == ""
    for name in kept:
        refused = life.preview(program(case, laid_over(round_.given, values(case, [name]))))
        assert "protect" in refused.error
