from typing import Any

import pulumi
import pytest
from pulumi_azure_native import resources

from azure_disk_facts.locks import LockLevel
from azure_disk_protection import DeleteLock, InvalidInputs
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.errors import ArmError
from tests.components.recording import GROUP, Recording, record
from tests.components.schedules import declare_disk, declare_neighbours


def lock(**inputs: Any) -> Recording:
    args: Any = {"scope_id": GROUP, **inputs}
    return record(lambda: DeleteLock("l", args))


def test_forbids_deletions_and_says_who_made_it() -> None:
    made = lock()["l-lock"]
    assert made.at("scope") == GROUP
    assert made.at("level") == "CanNotDelete"
    assert made.at("notes") == "Made by Pulumi: lift it there, not by hand."
    assert lock(level=LockLevel.READ_ONLY)["l-lock"].at("level") == "ReadOnly"


def test_waits_for_all_it_protects() -> None:
    def program() -> None:
        disks, kept = declare_neighbours()
        made = [declare_disk(disks, name).id for name in ("a", "b")]
        DeleteLock("l", {"scope_id": disks.id, "after": [*made, "an-id"]})
        DeleteLock("m", {"scope_id": kept.id})

    recording = record(program)
    assert recording["l-lock"].depends_on == {"a", "b", "disks"}
    assert recording["m-lock"].depends_on == {"kept"}


def test_keeps_azure_from_deleting() -> None:
    with Azure.in_memory() as azure:

        def program() -> None:
            disks, _ = declare_neighbours()
            disk = declare_disk(disks, "d")
            DeleteLock("l", {"scope_id": disks.id, "after": [disk.id]})
            pulumi.export("disk", disk.id)

        made = run_program(azure, program).outputs
        with pytest.raises(ArmError, match=r"^ScopeLocked: "):
            azure.delete(str(made["disk"]))


def test_a_lock_over_pruned_snapshots_is_refused() -> None:
    subscription = GROUP.split("/resourceGroups")[0]
    for scope in (GROUP, subscription):
        with pytest.raises(InvalidInputs) as caught:
            lock(scope_id=scope, pruned_group_ids=[GROUP])
        assert str(caught.value.problems[0]) == (
            f"scopeId: got '{scope}', allowed: a scope without snapshot resource groups that are "
            "pruned; Azure Backup or a schedule deletes old snapshots in rg: lock something else, "
            "or set acceptNoPruning"
        )
    assert lock(pruned_group_ids=[GROUP], accept_no_pruning=True)["l-lock"].at("scope") == GROUP
    assert lock(pruned_group_ids=[f"{GROUP}-2"])["l-lock"].at("scope") == GROUP


def test_groups_that_are_known_later_are_looked_at_then() -> None:
    def program() -> None:
        group = resources.ResourceGroup("g", resource_group_name="g", location="westeurope")
        DeleteLock("l", {"scope_id": group.id, "pruned_group_ids": [group.id]})

    with pytest.raises(Exception, match="lock something else, or set acceptNoPruning"):
        record(program)


def test_takes_over_an_existing_lock() -> None:
    existing = f"{GROUP}/providers/Microsoft.Authorization/locks/keep"
    made = lock(imports={"lock": existing}, keep_version_aliases=True)["l-lock"]
    assert made.request.importId == existing
