from typing import Any

import pytest

from azure_disk_facts.roles import READER
from tests.simulator.estate import Estate, refusal, refused


def lock(estate: Estate, scope: str, level: str = "CanNotDelete") -> str:
    made = f"{scope}/providers/Microsoft.Authorization/locks/keep"
    return str(estate.azure.put(made, {"properties": {"level": level}})["id"])


@pytest.mark.parametrize("level", ["CanNotDelete", "ReadOnly"])
def test_nothing_below_a_lock_is_deleted(estate: Estate, level: str) -> None:
    disk = estate.disk()
    made = lock(estate, estate.group, level)
    assert refusal(lambda: estate.azure.delete(disk["id"])) == (
        409,
        "ScopeLocked",
        f"The scope '{disk['id']}' cannot perform delete operation because following scope(s) are "
        f"locked: '{estate.group}'. Please remove the lock and try again.",
    )
    estate.azure.delete(made)
    estate.azure.delete(disk["id"])


def test_a_lock_on_one_resource_keeps_its_group(estate: Estate) -> None:
    disk, other = estate.disk(), estate.disk("other")
    lock(estate, disk["id"])
    with refused("ScopeLocked", match=f"'{disk['id']}'"):
        estate.azure.delete(estate.group)
    estate.azure.delete(other["id"])
    assert estate.azure.exists(disk["id"])


def test_a_lock_on_the_subscription_keeps_all(estate: Estate) -> None:
    lock(estate, f"/subscriptions/{estate.azure.subscription_id}")
    with refused("ScopeLocked"):
        estate.azure.delete(estate.group)


def test_role_assignments_below_a_lock_stay(estate: Estate) -> None:
    principal = estate.identity()["properties"]["principalId"]
    grant = estate.grant(READER, principal, estate.group)
    lock(estate, estate.group)
    with refused("ScopeLocked"):
        estate.azure.delete(grant["id"])


def test_changes_are_free_unless_it_is_read_only(estate: Estate) -> None:
    disk = estate.disk()
    made = lock(estate, estate.group)
    estate.azure.patch(disk["id"], {"tags": {"a": "b"}})
    estate.azure.delete(made)
    lock(estate, estate.group, "ReadOnly")
    grow: dict[str, Any] = {"properties": {"diskSizeGB": 128}}
    with refused("ScopeLocked", match="cannot perform write operation"):
        estate.azure.patch(disk["id"], grow)
    with refused("ScopeLocked"):
        estate.disk("new")
    assert estate.azure.get(disk["id"])["tags"] == {"a": "b"}


def test_a_read_only_lock_stops_exports(estate: Estate) -> None:
    disk = estate.disk()
    lock(estate, disk["id"], "ReadOnly")
    request = {"access": "Read", "durationInSeconds": 60}
    with refused("ScopeLocked"):
        estate.azure.grant_access(disk["id"], request, storage_url="http://127.0.0.1")
