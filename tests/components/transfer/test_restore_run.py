from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError

from azure_disk_protection.transfer import restore_run
from azure_disk_protection.transfer.arm import Arm, arm_values, connect
from azure_disk_protection.transfer.failure import TransferFailed
from tests.components.transfer.restores import Restores, restores


@pytest.fixture
def served() -> Iterator[Restores]:
    with restores() as made:
        yield made


@pytest.fixture
def arm(served: Restores) -> Arm:
    return connect(arm_values())


def test_a_lost_disk_comes_back_with_its_settings(served: Restores, arm: Arm) -> None:
    azure = served.estate.azure
    azure.write_disk(served.disk["id"], 0, b"monday")
    azure.backup_now(served.instance["id"])
    azure.delete(served.disk["id"])
    done = restore_run.restore(arm, served.inputs())
    assert done.disk_id == served.target
    assert azure.read(served.target, 0, 6) == b"monday"
    made = azure.get(served.target)
    assert made["properties"]["networkAccessPolicy"] == "DenyAll"
    assert made["tags"] == {"from": "backup"}


def test_the_point_is_picked(served: Restores, arm: Arm) -> None:
    azure = served.estate.azure
    azure.write_disk(served.disk["id"], 0, b"sunday")
    later = azure.backup_now(served.instance["id"])
    moment = later["properties"]["recoveryPointTime"]
    done = restore_run.restore(arm, served.inputs(point=f"before {moment}"))
    assert done.point.id == served.point["name"]
    assert azure.read(served.target, 0, 6) == bytes(6)


def test_no_such_point(served: Restores, arm: Arm) -> None:
    with pytest.raises(
        TransferFailed, match=r"recoveryPoint: got 'x', allowed: a recovery point"
    ) as caught:
        restore_run.restore(arm, served.inputs(point="x"))
    assert "disk-d, which has 1, the newest of 2026-01-01T" in str(caught.value)
    assert not served.estate.azure.exists(served.target)


def test_no_point_at_all(served: Restores, arm: Arm) -> None:
    store = served.estate.azure._store
    with store.write():
        kept = store.load(served.instance["id"])
        assert kept is not None
        kept.state["recovery_points"] = []
        store.save(kept)
    with pytest.raises(TransferFailed, match=r"which has none at all; choose one of them, or back"):
        restore_run.restore(arm, served.inputs())


def test_a_disk_of_another_origin_is_left_alone(served: Restores, arm: Arm) -> None:
    """E21: a restore never writes into an existing disk."""
    served.estate.disk("restored")
    with pytest.raises(TransferFailed, match=r"the id of a disk that does not exist; a restore"):
        restore_run.restore(arm, served.inputs())
    assert "tags" not in served.estate.azure.get(served.target)


def test_a_run_that_was_killed_is_taken_up(served: Restores, arm: Arm) -> None:
    restore_run.restore(arm, served.inputs(settings={}))
    unique = served.estate.azure.get(served.target)["properties"]["uniqueId"]
    assert restore_run.restore(arm, served.inputs()).disk_id == served.target
    made = served.estate.azure.get(served.target)
    assert made["properties"]["uniqueId"] == unique
    assert made["properties"]["networkAccessPolicy"] == "DenyAll"


def test_azures_codes_are_told(served: Restores, arm: Arm) -> None:
    (snapshot,) = served.estate.azure.list(served.estate.group, "Microsoft.Compute/snapshots")
    served.estate.azure.delete(snapshot["id"])
    with pytest.raises(HttpResponseError, match=r"UserErrorDiskSnapshotNotFound"):
        restore_run.restore(arm, served.inputs())


def test_there_and_gone(served: Restores, arm: Arm) -> None:
    assert not restore_run.exists(arm, served.target)
    restore_run.restore(arm, served.inputs())
    assert restore_run.exists(arm, served.target)
    restore_run.delete(arm, served.target)
    restore_run.delete(arm, served.target)
    assert not restore_run.exists(arm, served.target)


class _Jobs:
    def __init__(self, *states: str) -> None:
        self.left = list(states)

    def get(self, *_: str) -> Any:
        error = SimpleNamespace(code="UserErrorX", message="what went wrong")
        details = [error] if self.left[0] == "Failed" else None
        return SimpleNamespace(
            properties=SimpleNamespace(status=self.left.pop(0), error_details=details)
        )


@pytest.mark.parametrize(
    ("states", "text"),
    [
        (("InProgress", "Failed"), "ended as Failed: UserErrorX: what went wrong; see to it"),
        (("Cancelled",), "the restore job j of bv ended as Cancelled: no reason given"),
        (("InProgress", "Completed"), ""),
        (("CompletedWithWarnings",), ""),
    ],
)
def test_a_job_is_waited_for(
    states: tuple[str, ...], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    client: Any = SimpleNamespace(jobs=_Jobs(*states))
    if text:
        with pytest.raises(TransferFailed, match=text):
            restore_run._await_job(client, ("rg", "bv", "i"), "j")
    else:
        restore_run._await_job(client, ("rg", "bv", "i"), "j")
    assert len(waits) == states.count("InProgress")
