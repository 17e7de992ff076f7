import threading
import time
from datetime import timedelta
from typing import Any

import pytest

from azure_disk_facts.vhd import FileFormat
from azure_disk_protection.transfer import arm
from azure_disk_protection.transfer.disk_source import DiskSource, Urls, _DiskCredential, alone
from azure_disk_protection.transfer.failure import TransferFailed
from tests.azurite.service import Azurite
from tests.components.transfer.world import World, world

OTHER = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Compute/diskAccesses/other"


def source(w: World, resource_id: str) -> DiskSource:
    return DiskSource(arm.connect(arm.arm_values()), resource_id)


def refusal(w: World, resource_id: str, disk_access_id: str | None = None) -> str:
    with pytest.raises(TransferFailed) as caught:
        source(w, resource_id).check_exportable(disk_access_id)
    return str(caught.value)


def test_what_is_refused_early(azurite: Azurite) -> None:
    with world(azurite, "early") as w:
        disk = w.disk["id"]
        w.estate.edit(disk, "properties.networkAccessPolicy", "DenyAll")
        assert refusal(w, disk) == (
            f"networkAccessPolicy of {disk}: got 'DenyAll', allowed: AllowPrivate or AllowAll; "
            "allow it for the time of the export"
        )
        w.estate.edit(disk, "properties.networkAccessPolicy", "AllowAll")
        assert refusal(w, disk, OTHER) == (
            f"networkAccessPolicy of {disk}: got 'AllowAll', allowed: AllowPrivate; leave "
            "diskAccessId out"
        )
        w.estate.edit(disk, "properties.publicNetworkAccess", "Disabled")
        assert refusal(w, disk) == (
            f"publicNetworkAccess of {disk}: got 'Disabled', allowed: Enabled, or AllowPrivate "
            "with a disk access; without either its URL opens nothing"
        )


def test_a_wrong_disk_access(azurite: Azurite) -> None:
    with world(azurite, "private") as w:
        disk, own = w.disk["id"], OTHER.replace("other", "own")
        w.estate.edit(disk, "properties.networkAccessPolicy", "AllowPrivate")
        w.estate.edit(disk, "properties.diskAccessId", own)
        for given in (None, OTHER):
            assert refusal(w, disk, given) == (
                f"diskAccessId: got {given!r}, allowed: {own!r}, the disk access that {disk} "
                "names; export through its private endpoint"
            )
        source(w, disk).check_exportable(own.upper())


def test_somebody_elses_access_is_left_alone(azurite: Azurite) -> None:
    with world(azurite, "others") as w:
        disk = w.disk["id"]
        request = {"access": "Read", "durationInSeconds": 3600}
        w.azure.grant_access(disk, request, storage_url="https://x")
        with pytest.raises(
            TransferFailed, match=r"somebody else is exporting it, and this export's"
        ):
            w.export(disk)
        assert w.state(disk) == "ActiveSAS"


def test_attached_and_incomplete_disks(azurite: Azurite) -> None:
    with world(azurite, "states") as w:
        found = source(w, w.disk["id"])
        found.body.disk_state = "Attached"
        with pytest.raises(
            TransferFailed, match=r"a detached disk; deallocate its machine or take"
        ):
            found.check_exportable(None)
        found.body.disk_state, found.body.completion_percent = "Unattached", 40.0
        with pytest.raises(TransferFailed, match=r"got 40.0, allowed: 100; wait until its data"):
            found.check_exportable(None)


def test_through_a_private_endpoint(azurite: Azurite) -> None:
    with world(azurite, "endpoint", via_disk_access=OTHER) as w:
        w.estate.edit(w.disk["id"], "properties.networkAccessPolicy", "AllowPrivate")
        w.estate.edit(w.disk["id"], "properties.publicNetworkAccess", "Disabled")
        w.estate.edit(w.disk["id"], "properties.diskAccessId", OTHER)
        assert w.export(w.disk["id"], diskAccessId=OTHER).size_bytes > 0


def test_a_source_that_asks_for_a_token(azurite: Azurite) -> None:
    with world(azurite, "token") as w:
        w.estate.edit(w.disk["id"], "properties.dataAccessAuthMode", "AzureActiveDirectory")
        assert w.export(w.disk["id"]).size_bytes > 0


def test_tokens_are_for_disks() -> None:
    asked: list[str] = []

    class Credential:
        def get_token(self, scope: str, **_: Any) -> str:
            asked.append(scope)
            return "token"

    assert _DiskCredential(Credential()).get_token("https://storage.azure.com/.default") == "token"
    assert asked == ["https://disk.azure.com//.default"]


def test_grants_are_for_the_time_asked(azurite: Azurite) -> None:
    with world(azurite, "grants") as w:
        found = source(w, w.disk["id"])
        urls = found.grant(timedelta(hours=1), FileFormat.VHD)
        assert urls.guest_state is None
        assert urls.disk not in repr(urls)
        w.azure.advance(timedelta(hours=2))
        assert w.state(w.disk["id"]) == "Unattached"


def test_urls_are_not_shown() -> None:
    assert repr(Urls("https://x?sig=1", None)) == "Urls(left out)"


def test_exports_of_one_source_follow_one_another() -> None:
    order: list[str] = []

    def work(name: str) -> None:
        with alone(("/a", "/B")):
            order.append(f"{name} begins")
            time.sleep(0.02)
            order.append(f"{name} ends")

    threads = [threading.Thread(target=work, args=(name,)) for name in ("x", "y")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first = order[0].split()[0]
    assert order[:2] == [f"{first} begins", f"{first} ends"]
