"""A grant is named after what it is for: a place that comes or goes leaves the others' alone.

Azure takes the same grant once, so one that got another's name could not be made beside it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pulumi_azure_native import managedidentity, resources

from azure_disk_cli.engine import Engine
from azure_disk_facts.resource_types import ROLE_ASSIGNMENT
from azure_disk_protection import Guardrails, SnapshotAccess, SnapshotSchedule
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from tests.components.cases import guardrails
from tests.components.schedules import base_args, declare_neighbours
from tests.conformance.life import Life, Run
from tests.simulator.estate import Estate

Ids = dict[str, Any]
WHO = "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a01"


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        azure.settings.role_delay = timedelta(0)
        yield azure


@pytest.fixture
def life(azure: Azure, engine: Engine, tmp_path: Path) -> Iterator[Life]:
    with serve(azure) as address:
        yield Life(engine, tmp_path, dict(address.environment))


def schedule(groups: Ids, sets: Ids) -> None:
    args: Any = base_args(*declare_neighbours())
    SnapshotSchedule("it", args | {"disk_scope_ids": groups, "disk_encryption_set_ids": sets})


def schedule_as_an_identity(groups: Ids, sets: Ids) -> None:
    disks, snapshots = declare_neighbours()
    runner = managedidentity.UserAssignedIdentity(
        "runner", resource_group_name=snapshots.name, resource_name_="runner", location="westeurope"
    )
    args: Any = base_args(disks, snapshots) | {
        "disk_scope_ids": groups,
        "disk_encryption_set_ids": sets,
        "identity_id": runner.id,
        "identity_principal_id": runner.principal_id,
    }
    SnapshotSchedule("it", args)


def access(groups: Ids, sets: Ids, duties: tuple[str, ...] = ("creators", "restorers")) -> None:
    _, snapshots = declare_neighbours()
    args: Any = {
        "snapshot_resource_group_id": snapshots.id,
        "disk_scope_ids": groups,
        "restore_scope_ids": groups,
        "disk_encryption_set_ids": sets,
        **{duty: {"ops": {"principal_id": WHO}} for duty in duties},
    }
    SnapshotAccess("it", args)


def rails(groups: Ids, _: Ids) -> None:
    """A role can be granted on a group as well as on a set, and the group's id is known later."""
    backup = guardrails.backup()
    deploy = backup["deploy"] | {"disk_encryption_set_ids": groups}
    args: Any = guardrails.args() | {"backup": backup | {"deploy": deploy}}
    Guardrails("it", args)


@dataclass(frozen=True)
class Granted:
    """A component with grants at several places."""

    declare: Callable[[Ids, Ids], None]
    """Called with ids that are known later and ids that are known now, by the places' names."""
    grants: tuple[str, ...]
    """Its grants at the place ``a``."""
    told: tuple[str, ...] = ()
    """Children that a place more or less changes."""
    sets: bool = True
    """Whether there are encryption sets."""
    is_foreseen: bool = True
    """Whether a preview says the same; who gets the grants is not known in that of an update of
    the Logic App whose own identity does."""

    def program(self, *names: str) -> Callable[[], None]:
        """Return a program in which the component is about some of the places ``a`` and ``b``."""

        def run() -> None:
            groups = {name: _group(name) for name in ("a", "b")}
            self.declare({name: groups[name] for name in names}, _sets(*names))

        return run


def _group(name: str) -> Any:
    return resources.ResourceGroup(name, resource_group_name=name, location="westeurope").id


def _sets(*names: str) -> Ids:
    own = f"/subscriptions/{Azure.in_memory().subscription_id}/resourceGroups/rg"
    return {name: f"{own}/providers/Microsoft.Compute/diskEncryptionSets/{name}" for name in names}


_OF_SCHEDULE = ("it-disks-a-grant", "it-set-a-grant")
CASES = [
    Granted(schedule, _OF_SCHEDULE, told=("it-workflow",), is_foreseen=False),
    Granted(schedule_as_an_identity, _OF_SCHEDULE, told=("it-workflow",)),
    Granted(
        access,
        (
            "it-creator-source-creator-ops-a-grant",
            "it-creator-set-creator-ops-a-grant",
            "it-restorer-target-restorer-ops-a-grant",
            "it-restorer-set-restorer-ops-a-grant",
        ),
    ),
    Granted(rails, ("it-vault-set-a-grant",), sets=False),
]


def put_sets(azure: Azure) -> None:
    """Put the encryption sets of both places in Azure."""
    for name in ("a", "b"):
        Estate(azure).encryption_set(name)


def done(run: Run) -> set[tuple[str, str]]:
    assert run.error == ""
    return {(step.name, step.op) for step in run.steps}


def held(azure: Azure) -> set[str]:
    """Return the ids of all grants in the subscription."""
    scope = f"/subscriptions/{azure.subscription_id}"
    return {each["id"] for each in azure.list(scope, ROLE_ASSIGNMENT.arm_type)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.declare.__name__)
def test_a_place_goes_and_comes_back_alone(case: Granted, azure: Azure, life: Life) -> None:
    if case.sets:
        put_sets(azure)
    told = {(child, "update") for child in case.told}
    one, both = case.program("b"), case.program("a", "b")

    assert life.up(both).error == ""
    before = held(azure)
    assert done(life.up(one)) == {(child, "delete") for child in case.grants} | told
    assert held(azure) < before
    assert len(before - held(azure)) == len(case.grants)

    made = {(child, "create") for child in case.grants} | told
    if case.is_foreseen:
        assert done(life.preview(both)) == made
    assert done(life.up(both)) == made
    assert held(azure) == before


def test_who_loses_one_of_two_duties_keeps_the_grants_of_the_other(
    azure: Azure, life: Life
) -> None:
    put_sets(azure)

    def program(*duties: str) -> Callable[[], None]:
        return lambda: access({"a": _group("a")}, _sets("a"), duties)

    assert life.up(program("creators", "restorers")).error == ""
    gone = done(life.up(program("restorers")))
    assert gone == {
        (f"it-{child}", "delete")
        for child in (
            "creator-role",
            "creator-creator-ops-grant",
            "creator-source-role",
            "creator-source-creator-ops-a-grant",
            "creator-set-role",
            "creator-set-creator-ops-a-grant",
        )
    }
