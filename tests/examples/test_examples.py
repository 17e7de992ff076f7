"""Every example comes up, stays as it is, and is what Azure has: each component has one."""

import re
import runpy
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_protection import COMPONENTS, VhdExport
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.provider import serve
from tests.conformance.life import Life

FOLDER = Path(__file__).parents[2] / "examples"
LONGEST = 40
"""Lines of an example: it is read at one glance, and copied."""

every_component = pytest.mark.parametrize(
    "component", COMPONENTS, ids=lambda component: component.__name__
)
every_example = pytest.mark.parametrize(
    "component",
    # Its bytes go to a storage account: test_vhd_export.py runs it, with one.
    [component for component in COMPONENTS if component is not VhdExport],
    ids=lambda component: component.__name__,
)


def example_of(component: type[Any]) -> Path:
    """Return a component's example: named as the component, in snake case."""
    return FOLDER / f"{re.sub(r'(?<!^)(?=[A-Z])', '_', component.__name__).lower()}.py"


def test_there_are_no_others() -> None:
    assert {*FOLDER.glob("*.py")} == {example_of(component) for component in COMPONENTS}


@every_component
def test_it_is_short_and_says_what_it_is(component: type[Any]) -> None:
    text = example_of(component).read_text(encoding="utf-8")
    assert text.startswith('"""')
    assert len(text.splitlines()) <= LONGEST


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        azure.settings.role_delay = timedelta(0)
        yield azure


@every_example
def test_it_passes_the_mocks(component: type[Any], azure: Azure) -> None:
    """And it is about its component."""
    result = run_program(azure, lambda: _run(component))
    assert result.error is None
    tokens = {each.token for each in result.registrations}
    assert f"azure-disk-protection:index:{component.__name__}" in tokens


def _run(component: type[Any]) -> None:
    runpy.run_path(str(example_of(component)))


@every_example
def test_it_comes_up_and_stays(
    component: type[Any], azure: Azure, engine: Engine, tmp_path: Path
) -> None:
    with serve(azure) as address:
        life = Life(engine, tmp_path, dict(address.environment))
        made = life.up(lambda: _run(component))
        assert not made.error
        assert made.ops() == {"create"}
        assert life.up(lambda: _run(component)).steps == []
        assert life.refresh().error == ""
