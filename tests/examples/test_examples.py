"""Every example comes up, stays as it is, and is what Azure has: each component has one."""

import re
import runpy
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pulumi
import pytest

from azure_disk_cli.engine import Engine
from azure_disk_facts.arm_id import parse
from azure_disk_facts.resource_types import DISK, IRREPLACEABLE, RESOURCE_GROUP, SNAPSHOT
from azure_disk_protection import (
    COMPONENTS,
    DiskBackup,
    DiskBackups,
    DiskEstate,
    ProtectedDisk,
    SnapshotAccess,
    SnapshotSchedule,
    VhdExport,
)
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.provider import serve
from tests.conformance.life import Life

FOLDER = Path(__file__).parents[2] / "examples"
LONGEST = 40
"""Lines of an example: it is read at one glance, and copied."""

HOLD_DATA = {facts.token for facts in IRREPLACEABLE}
FILLED_BY_AZURE: dict[type[Any], str] = {
    DiskBackup: "points",
    DiskBackups: "points",
    SnapshotAccess: "bakery-snapshots",
    SnapshotSchedule: "bakery-snapshots",
}
"""The group in which snapshots arise that no program declares."""

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
def test_groups_outlive_what_is_kept_in_them(component: type[Any], azure: Azure) -> None:
    """Azure deletes a group with all that lies in it, retained or not."""
    result = run_program(azure, lambda: _run(component))
    groups = result.of_type(RESOURCE_GROUP.token)
    going = {each.id for each in groups if not each.options.get("retainOnDelete")}
    retained = [each for each in result.registrations if each.options.get("retainOnDelete")]
    kept = [each.id for each in retained if each.token in HOLD_DATA]
    assert [each for each in kept if each.partition("/providers/")[0] in going] == []
    filled = FILLED_BY_AZURE.get(component, "")
    assert filled in {"", *(each.name for each in groups if each.id not in going)}


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


@pytest.mark.parametrize(
    ("component", "groups"),
    [(ProtectedDisk, 3), (DiskEstate, 4)],
    ids=["ProtectedDisk", "DiskEstate"],
)
def test_what_is_retained_outlives_a_plain_destroy(
    component: type[Any], groups: int, azure: Azure, engine: Engine, tmp_path: Path
) -> None:
    """Of a program whose protection was lifted, as Pulumi's own command would."""

    def program() -> None:
        pulumi.runtime.register_stack_transformation(_unprotected)
        _run(component)

    with serve(azure) as address:
        life = Life(engine, tmp_path, dict(address.environment))
        assert not life.up(program).error
        kept = [each["id"] for each in life.resources().values() if each.get("retainOnDelete")]
        life.destroy()  # It ends with the estate's vault, which its soft-deleted backups keep.
    scope = f"/subscriptions/{azure.subscription_id}"
    assert azure.list(scope, DISK.arm_type) == []
    assert [arm_id for arm_id in kept if not azure.exists(arm_id)] == []
    kinds = Counter(parse(arm_id).resource_type.rsplit("/", 1)[-1] for arm_id in kept)
    assert (kinds["resourceGroups"], kinds["keys"]) == (groups, 2)
    assert kinds["snapshots"] == len(azure.list(scope, SNAPSHOT.arm_type)) > 0


def _unprotected(
    args: pulumi.ResourceTransformationArgs,
) -> pulumi.ResourceTransformationResult:
    args.opts.protect = False
    return pulumi.ResourceTransformationResult(args.props, args.opts)
