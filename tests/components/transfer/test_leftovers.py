import time

import pytest

from azure_disk_protection.transfer import arm, lease
from azure_disk_protection.transfer.lease import BlobBusy
from azure_disk_protection.transfer.leftovers import close_leftover, say
from azure_disk_protection.transfer.target_blob import COMPLETE, OPEN, Marker, TargetBlob
from tests.azurite.service import Azurite
from tests.components.transfer.world import World, world

READ = {"access": "Read", "durationInSeconds": 3600}


def left(w: World, marker: Marker) -> Marker | None:
    blob = TargetBlob(w.container.get_blob_client("left"))
    with blob.lease:
        blob.begin(0, marker)
        return close_leftover(arm.connect(arm.arm_values()), blob, w.said.append)


def test_source_and_base_are_closed(azurite: Azurite) -> None:
    with world(azurite, "both") as w:
        ids = [w.snapshot("s1"), w.snapshot("s2")]
        for each in ids:
            w.azure.grant_access(each, READ, storage_url="https://x")
        marker = Marker(OPEN, ids[1], "id", base_snapshot_id=ids[0])
        assert left(w, marker) == marker
        assert [w.state(each) for each in ids] == ["Unattached", "Unattached"]
        assert len(w.said) == 2


def test_what_is_not_open_is_left_alone(azurite: Azurite) -> None:
    with world(azurite, "done") as w:
        source = w.snapshot("s1")
        w.azure.grant_access(source, READ, storage_url="https://x")
        left(w, Marker(COMPLETE, source, "id"))
        assert w.state(source) == "ActiveSAS", "a finished export has nothing open"
        assert w.said == []


def test_a_source_that_is_gone_has_nothing_open(azurite: Azurite) -> None:
    with world(azurite, "gone-source") as w:
        source = w.snapshot("s1")
        w.azure.delete(source)
        assert left(w, Marker(OPEN, source, "id")) is not None


def test_a_living_run_keeps_its_access(azurite: Azurite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "_PATIENCE_SECONDS", 0)
    with world(azurite, "living") as w:
        source = w.snapshot("s1")
        w.azure.grant_access(source, READ, storage_url="https://x")
        with TargetBlob(w.container.get_blob_client("left")).lease as held:
            w.container.get_blob_client("left").create_page_blob(
                0, metadata=Marker(OPEN, source, "id").metadata()
            )
            held.take_now()
            blob = TargetBlob(w.container.get_blob_client("left"))
            with pytest.raises(BlobBusy, match=r"/living/left is being written by another run"):
                close_leftover(arm.connect(arm.arm_values()), blob, w.said.append)
        assert w.state(source) == "ActiveSAS"


def test_a_run_that_finishes_meanwhile_has_closed_what_it_opened(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world(azurite, "meanwhile") as w:
        source = w.snapshot("s1")
        first, second = (TargetBlob(w.container.get_blob_client("left")) for _ in range(2))
        first.begin(0, Marker(OPEN, source, "id"))
        w.azure.grant_access(source, READ, storage_url="https://x")

        def finish(_: object) -> None:
            first.mark(Marker(COMPLETE, source, "id"))
            first.lease.release()

        monkeypatch.setattr(time, "sleep", finish)
        with second.lease:
            found = close_leftover(arm.connect(arm.arm_values()), second, w.said.append)
        assert found == Marker(COMPLETE, source, "id")
        assert w.state(source) == "ActiveSAS", "that is somebody else's by now"


def test_progress_goes_where_the_engine_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    say("half way")
    assert capsys.readouterr().err == "half way\n"
