from typing import Any

import pulumi

from azure_disk_facts.locks import LockLevel
from azure_disk_protection import DeleteLock
from tests.components.case import Case, Change
from tests.components.schedules import declare_disk, declare_neighbours

_made: dict[str, pulumi.Output[str]] = {}


def _args() -> dict[str, Any]:
    disks, snapshots = declare_neighbours()
    _made.update(disk=declare_disk(disks, "d").id, kept=snapshots.id)
    # A read-only lock would keep the disk from being made.
    return {"scope_id": disks.id, "after": [_made["disk"]]}


CASE = Case(
    component=DeleteLock,
    args=_args,
    changes={
        "scope_id": Change(lambda: _made["disk"]),
        "level": Change(LockLevel.READ_ONLY),
        "after": Change(lambda: [_made["disk"], _made["kept"]]),
        "pruned_group_ids": Change(lambda: [_made["kept"]]),
        "accept_no_pruning": Change(True, why="Whether it may cover them all the same."),
        "lock_name": Change("keep"),
        "notes": Change("Keeps the orders."),
    },
)
