"""Pain 19: a delete lock comes last, is lifted first, and stops neither changes nor teardown."""

from collections.abc import Callable
from typing import Any

import pytest

from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import DeleteLock, IncrementalSnapshot
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.errors import ArmError
from tests.conformance.life import Life
from tests.conformance.programs import GROUP, HOME, groups, web_disk


def locked(*points: str) -> Callable[[], None]:
    def program() -> None:
        ready = groups()
        disk = web_disk(ready, protect=False)
        taken = []
        for name in points:
            args: Any = {
                "resource_group_name": GROUP,
                "location": HOME,
                "source_disk_id": disk.disk_id,
                "snapshot_name": name,
                "encryption_type": EncryptionType.PLATFORM_KEY,
                "retain": False,
            }
            taken.append(IncrementalSnapshot(name, args, ready).snapshot_id)
        group = disk.disk_id.apply(lambda each: str(each).partition("/providers/")[0])
        DeleteLock("keep", {"scope_id": group, "after": [disk.disk_id, *taken]})

    return program


def test_a_lock_comes_last_and_is_lifted_first(azure: Azure, life: Life) -> None:
    made = life.up(locked("monday"))
    assert made.error == ""
    created = [step.name for step in made.steps if step.op == "create"]
    assert created[-1] == "keep-lock"
    point = life.resources()["monday-snapshot"]["id"]
    with pytest.raises(ArmError, match=r"^ScopeLocked: "):
        azure.delete(point)

    assert life.up(locked("monday", "tuesday")).error == "", "what is added is added under the lock"
    gone = life.destroy()
    assert gone.error == ""
    deleted = [step.name for step in gone.steps if step.op == "delete"]
    assert deleted.index("keep-lock") < min(
        deleted.index(name) for name in ("web-disk", "monday-snapshot", "tuesday-snapshot", "group")
    )
    assert not azure.exists(point)
