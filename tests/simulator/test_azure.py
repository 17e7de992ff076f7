"""The facade: requests, time, errors, several threads and processes, kill -9."""

import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.errors import ArmError
from tests.simulator.estate import Estate, refusal, refused


def test_a_resource_comes_back_with_id_name_type_and_what_azure_adds(estate: Estate) -> None:
    disk = estate.disk("Ledger", tags={"owner": "it"})

    assert disk["id"] == f"{estate.group}/providers/Microsoft.Compute/disks/Ledger"
    assert (disk["name"], disk["type"]) == ("Ledger", "Microsoft.Compute/disks")
    assert disk["tags"] == {"owner": "it"}
    assert estate.azure.get(disk["id"].upper()) == disk


def test_put_on_an_existing_resource_updates_it_and_keeps_the_id(estate: Estate) -> None:
    first = estate.disk("Ledger", tags={"a": "1"})
    second = estate.disk("LEDGER", size=128)

    assert second["id"] == first["id"]
    assert "tags" not in second
    assert second["properties"]["uniqueId"] == first["properties"]["uniqueId"]


def test_patch_merges_objects_and_replaces_tags(estate: Estate) -> None:
    disk = estate.disk(tags={"a": "1"})

    patched = estate.azure.patch(disk["id"], {"tags": {"b": "2"}, "properties": {"diskSizeGB": 70}})

    assert patched["tags"] == {"b": "2"}
    assert patched["properties"]["diskSizeGB"] == 70
    assert patched["sku"]["name"] == "Premium_LRS"


def test_list_gives_the_resources_of_a_type_below_a_scope(estate: Estate) -> None:
    estate.disk("b"), estate.disk("a")
    other = Estate.put_group(estate, "rg-2")

    disks = estate.azure.list(estate.group, "microsoft.compute/DISKS")

    assert [disk["name"] for disk in disks] == ["a", "b"]
    assert estate.azure.list(other, "Microsoft.Compute/disks") == []
    with refused("InvalidResourceType", match="'x' could not be found in the namespace 'Y'"):
        estate.azure.list(other, "Y/x")


def test_delete_removes_and_a_second_delete_is_not_found(estate: Estate) -> None:
    disk = estate.disk()
    estate.azure.delete(disk["id"])

    assert not estate.azure.exists(disk["id"])
    assert refusal(lambda: estate.azure.delete(disk["id"])) == (
        404,
        "ResourceNotFound",
        "The Resource 'Microsoft.Compute/disks/d' under resource group 'rg' was not found. For "
        "more details please go to https://aka.ms/ARMResourceNotFoundFix",
    )


def test_every_write_takes_its_nominal_time_also_when_refused(estate: Estate) -> None:
    before = estate.azure.clock.now()
    estate.disk()
    assert estate.azure.clock.now() - before == timedelta(seconds=5)
    with pytest.raises(ArmError):
        estate.disk(size=1)
    assert estate.azure.clock.now() - before == timedelta(seconds=10)
    estate.azure.get(estate.group)
    assert estate.azure.clock.now() - before == timedelta(seconds=10)


def test_a_refused_write_changes_nothing_but_time(estate: Estate) -> None:
    disk = estate.disk()
    with refused("OperationNotAllowed"):
        estate.disk(size=1, tags={"lost": "yes"})
    assert estate.azure.get(disk["id"]) == disk


def test_the_caller_can_be_named_in_a_client_config() -> None:
    with Azure.in_memory(7) as one, Azure.in_memory(7) as same, Azure.in_memory(8) as other:
        ids = (one.subscription_id, one.tenant_id, one.client_id, one.object_id)
        assert len(set(ids)) == 4
        assert one.subscription_id == same.subscription_id != other.subscription_id


def test_the_state_survives_closing_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "azure.db"
    with Azure.open(path) as azure:
        disk = Estate(azure).disk()
        now = azure.clock.now()
        azure.settings.role_delay = timedelta(seconds=5)
    with Azure.open(path) as azure:
        assert azure.get(disk["id"]) == disk
        assert azure.clock.now() == now
        assert azure.settings.role_delay == timedelta(seconds=5)


def test_two_objects_on_one_file_see_each_other(tmp_path: Path) -> None:
    with Azure.open(tmp_path / "a.db") as one, Azure.open(tmp_path / "a.db") as other:
        disk = Estate(one).disk()
        assert other.get(disk["id"]) == disk
        assert other.clock.now() == one.clock.now()


def test_time_starts_in_2026_and_advances() -> None:
    with Azure.in_memory() as azure:
        assert azure.clock.now() == datetime(2026, 1, 1, tzinfo=timezone.utc)
        assert azure.advance(timedelta(days=1)) == datetime(2026, 1, 2, tzinfo=timezone.utc)


def test_threads_share_one_azure(tmp_path: Path) -> None:
    with Azure.open(tmp_path / "a.db") as azure:
        estate = Estate(azure)
        with ThreadPoolExecutor(8) as pool:
            made = list(pool.map(lambda n: estate.disk(f"d{n}"), range(64)))
        assert len({disk["properties"]["uniqueId"] for disk in made}) == 64
        assert len(azure.list(estate.group, "Microsoft.Compute/disks")) == 64


_WRITER = textwrap.dedent("""
    import pathlib, sys
    from azure_disk_simulator.azure import Azure
    from tests.simulator.estate import Estate
    estate = Estate(Azure.open(pathlib.Path(sys.argv[1])))
    for number in range(int(sys.argv[3])):
        print(estate.disk(f"{sys.argv[2]}-{number}")["id"], flush=True)
""")


def _writer(path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", _WRITER, str(path), name, str(count)]
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *sys.path])}
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment)


def test_processes_share_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    writers = [_writer(path, f"p{number}", 20) for number in range(3)]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    with Azure.open(path) as azure:
        disks = azure.list(Estate(azure).group, "Microsoft.Compute/disks")
    assert len({disk["properties"]["uniqueId"] for disk in disks}) == 60


@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_kill_9_loses_no_acknowledged_write(tmp_path: Path, acknowledged: int) -> None:
    path = tmp_path / "a.db"
    with _writer(path, "d", 100_000) as writer:
        assert writer.stdout is not None
        ids = [writer.stdout.readline().strip() for _ in range(acknowledged)]
        writer.send_signal(signal.SIGKILL)
        ids += [line.strip() for line in writer.stdout.read().splitlines(keepends=True)
                if line.endswith("\n")]  # fmt: skip
    with Azure.open(path) as azure:
        assert all(azure.exists(resource_id) for resource_id in ids)
        estate = Estate(azure)
        assert azure.get(estate.disk("after")["id"])["name"] == "after"


@given(st.text(alphabet="abXY09_-", min_size=1, max_size=12), st.randoms())
def test_ids_are_taken_in_any_case(name: str, chance: Random) -> None:
    with Azure.in_memory() as azure:
        estate = Estate(azure)
        disk = estate.disk(f"a{name}z")
        other = "".join(chance.choice((str.lower, str.upper))(c) for c in disk["id"])
        assert azure.get(other) == disk
        assert estate.azure.put(other, {"properties": {"creationData": {"createOption": "empty"}}})
        azure.delete(other)
        assert not azure.exists(disk["id"])


_tags = st.dictionaries(st.text(min_size=1, max_size=9), st.text(max_size=20), max_size=5)


@given(_tags)
def test_bodies_come_back_as_they_were_put(tags: dict[str, str]) -> None:
    with Azure.in_memory() as azure:
        assert Estate(azure).disk(tags=tags)["tags"] == tags
