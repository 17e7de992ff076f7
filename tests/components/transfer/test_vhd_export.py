from typing import Any

import pytest
from pulumi import dynamic
from pulumi.dynamic import Config
from pulumi.runtime import rpc

from azure_disk_protection.transfer import arm, lease
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.vhd_export import OUTPUTS, VhdExportProvider
from tests.azurite.service import Azurite
from tests.components.recording import DISK_ID, SNAPSHOT_ID
from tests.components.transfer import killed
from tests.components.transfer.world import GIB, World, world

INPUTS: dict[str, Any] = {
    "sourceId": SNAPSHOT_ID,
    "storageAccountName": "a",
    "containerName": "c",
    "blobName": "b.vhd",
}


def provider() -> VhdExportProvider:
    made = VhdExportProvider()
    made.configure(dynamic.ConfigureRequest(Config({}, "project")))
    return made


def created(w: World, source: str, **others: Any) -> dict[str, Any]:
    result = provider().create(w.inputs(source, **others))
    assert result.outs is not None
    return {"id": result.id, **result.outs}


def test_outputs_say_what_was_exported_and_open_nothing(azurite: Azurite) -> None:
    with world(azurite, "outputs") as w:
        made = created(w, w.snapshot("s1"))
    assert made["id"] == made["url"] == f"{azurite.url}/bakeryexports/outputs/d.vhd"
    assert made["sizeBytes"] == GIB + 512
    assert made["contentHash"].startswith("sha256:")
    assert made["format"] == "VHD"
    assert (made["changedBytes"], made["changedRanges"]) == (0, [])
    assert set(OUTPUTS) <= made.keys()
    assert "sig" not in str(made)


def test_a_delta_lists_what_changed(azurite: Azurite) -> None:
    with world(azurite, "list") as w:
        first = w.snapshot("s1")
        w.export(first)
        w.write(20 * 1024**2, b"new")
        base = {"baseSnapshotId": first, "baseBlobName": "d.vhd"}
        made = created(w, w.snapshot("s2"), blob_name="d2.vhd", **base)
    assert made["changedBytes"] == 4096 + 512
    assert made["changedRanges"] == [
        {"offset": 20 * 1024**2, "length": 4096},
        {"offset": GIB, "length": 512},
    ]


@pytest.mark.parametrize("retain", [None, True, False])
def test_the_blob_goes_only_when_told_to(azurite: Azurite, *, retain: bool | None) -> None:
    with world(azurite, f"retain-{retain}".lower()) as w:
        w.estate.edit(w.disk["id"], "properties.securityProfile", {"securityType": "TrustedLaunch"})
        others = {} if retain is None else {"retain": retain}
        made = created(w, w.disk["id"], guestStateBlobName="d.vmgs", **others)
        provider().delete(made["id"], made)
        left = {each.name for each in w.container.list_blobs()}
        assert left == (set() if retain is False else {"d.vhd", "d.vmgs"})
        provider().delete(made["id"], made)


def test_read_sees_that_the_blob_is_gone_or_another(azurite: Azurite) -> None:
    with world(azurite, "read") as w:
        made = created(w, w.snapshot("s1"))
        found = provider().read(made["id"], made)
        assert found.id == made["id"]
        assert found.outs == made
        blob = w.container.get_blob_client("d.vhd")
        blob.create_page_blob(1024)
        found = provider().read(made["id"], made)
        assert found.outs is not None
        assert (found.outs["sizeBytes"], found.outs["contentHash"]) == (1024, "")
        blob.delete_blob()
        assert provider().read(made["id"], made).id is None


@pytest.mark.parametrize("operation", ["read", "delete"])
def test_what_a_killed_run_left_open_is_closed(azurite: Azurite, operation: str) -> None:
    with world(azurite, f"left-{operation}") as w:
        source = w.snapshot("s1")
        made = created(w, source)
        blob = w.container.get_blob_client("d.vhd")
        metadata = blob.get_blob_properties().metadata
        blob.set_blob_metadata({**metadata, "azdisk_state": "open"})
        request = {"access": "Read", "durationInSeconds": 3600}
        w.azure.grant_access(source, request, storage_url="https://x")
        getattr(provider(), operation)(made["id"], made)
        assert w.state(source) == "Unattached"


@pytest.mark.parametrize("operation", ["read", "delete"])
def test_a_living_runs_access_stays(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    monkeypatch.setattr(lease, "_PATIENCE_SECONDS", 0)
    with world(azurite, f"living-{operation}") as w:
        source = w.snapshot("s1")
        with killed.copying(w.inputs(source)):
            props = w.inputs(source, retain=False)
            with pytest.raises(
                TransferFailed, match=r"d.vhd is being written by another run; wait"
            ):
                getattr(provider(), operation)("id", props)
            assert w.state(source) == "ActiveSAS"
            assert w.container.get_blob_client("d.vhd").exists()


def test_failures_are_one_text(azurite: Azurite) -> None:
    with world(azurite, "failures") as w, pytest.raises(TransferFailed) as caught:
        provider().create(w.inputs(SNAPSHOT_ID))
    assert "SubscriptionNotFound" in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_stacks_settings_say_which_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(arm.SIMULATOR_VARIABLE, raising=False)
    made = VhdExportProvider()
    config = Config({"azure-native:environment": "moon"}, "project")
    made.configure(dynamic.ConfigureRequest(config))
    with pytest.raises(TransferFailed, match=r"ARM_ENVIRONMENT: got 'moon'"):
        made.create(dict(INPUTS))


def test_nothing_of_the_provider_is_secret() -> None:
    assert VhdExportProvider.serialize_as_secret_always is False


class TestCheck:
    def failures(self, **changes: Any) -> list[tuple[str, str]]:
        found = provider().check(INPUTS, {**INPUTS, **changes}).failures
        return [(each.property, each.reason) for each in found]

    def test_another_source_needs_another_blob(self) -> None:
        assert self.failures(sourceId=DISK_ID) == [
            (
                "sourceId",
                f"got {DISK_ID!r}, allowed: {SNAPSHOT_ID!r}, whose export 'b.vhd' holds; give the "
                "new export another blobName",
            )
        ]
        assert self.failures(sourceId=DISK_ID, blobName="b2.vhd") == []

    def test_what_is_the_same_or_not_known_passes(self) -> None:
        assert self.failures(sourceId=SNAPSHOT_ID.upper()) == []
        assert self.failures(sourceId=rpc.UNKNOWN) == []
        assert provider().check({}, INPUTS).failures == []


class TestDiff:
    def diff(self, **changes: Any) -> dynamic.DiffResult:
        news = {name: each for name, each in {**INPUTS, **changes}.items() if each is not None}
        return provider().diff("id", {**INPUTS, "format": "VHD", "retain": False}, news)

    def test_nothing_changes(self) -> None:
        found = self.diff(retain=False, sourceId=SNAPSHOT_ID.upper())
        assert (found.changes, found.replaces) == (False, [])

    @pytest.mark.parametrize("change", [{"retain": True}, {"accessHours": 3}, {"readBack": False}])
    def test_what_does_not_touch_the_export_updates(self, change: dict[str, Any]) -> None:
        found = self.diff(**change)
        assert (found.changes, found.replaces) == (True, [])

    @pytest.mark.parametrize("name", ["sourceId", "blobName", "containerName", "blobEndpoint"])
    def test_another_export_replaces(self, name: str) -> None:
        found = self.diff(**{name: "other"})
        assert found.replaces == [name]

    def test_an_update_keeps_outputs_and_forgets_old_inputs(self) -> None:
        made = provider().update("id", {**INPUTS, "retain": False, "url": "u"}, dict(INPUTS))
        assert made.outs == {**INPUTS, "url": "u"}
