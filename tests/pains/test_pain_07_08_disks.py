"""Pains 7 and 8: a disk outlives what it was made from, and grows in place, on the engine."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import ManagedDisk
from azure_disk_simulator.azure import Azure
from tests.conformance.life import Life
from tests.conformance.programs import GROUP, HOME, groups, snapshot, web_disk

PLACE: dict[str, Any] = {
    "resource_group_name": GROUP,
    "location": HOME,
    "encryption_type": EncryptionType.PLATFORM_KEY,
    "protect": False,
}


def restored(source: str | None, *, origin: bool = True) -> Callable[[], None]:
    """A disk made from a snapshot of that name; ``None``: the source is gone from the program."""

    def program() -> None:
        ready = groups()
        args: Any = {**PLACE, "disk_name": "orders", "sku": DiskSku.PREMIUM_LRS}
        if origin:
            disk = web_disk(ready, protect=False)
            if source is not None:
                args["source_id"] = snapshot(source, disk.disk_id, incremental=True).id
        if "source_id" not in args:
            args["size_gib"] = 64
        ManagedDisk("orders", args, ready)

    return program


def test_a_source_that_is_changed_renamed_or_deleted_replaces_nothing(
    azure: Azure, life: Life
) -> None:
    assert life.up(restored("monday")).error == ""
    disk_id = life.resources()["orders-disk"]["id"]
    unique = azure.get(disk_id)["properties"]["uniqueId"]
    azure.write_disk(disk_id, 4096, b"ledger")
    for program in (restored("tuesday"), restored(None), restored(None, origin=False)):
        shown = life.preview(program)
        assert shown.error == ""
        assert not [step for step in shown.steps if step.name == "orders-disk" and step.replacing]
        run = life.up(program)
        assert run.error == ""
        assert {step.op for step in run.steps if step.name == "orders-disk"} <= {"update"}
        assert azure.get(disk_id)["properties"]["uniqueId"] == unique
        assert azure.read(disk_id, 4096, 6) == b"ledger"
    assert life.refresh().error == ""


ZONAL = {DiskSku.PREMIUM_V2_LRS, DiskSku.ULTRA_SSD_LRS}


def sized(
    size_gib: int, *, but: Mapping[DiskSku, int] = MappingProxyType({})
) -> Callable[[], None]:
    """One disk of each SKU."""

    def program() -> None:
        ready = groups()
        for sku in DiskSku:
            args: Any = {**PLACE, "sku": sku, "size_gib": but.get(sku, size_gib)}
            if sku in ZONAL:
                args["zone"] = "1"
            ManagedDisk(sku.value, args, ready)

    return program


def test_disks_of_each_sku_grow_in_place_and_never_shrink(azure: Azure, life: Life) -> None:
    assert life.up(sized(64)).error == ""
    names = [f"{sku.value}-disk" for sku in DiskSku]
    ids = {name: life.resources()[name]["id"] for name in names}
    before = {name: azure.get(each)["properties"]["uniqueId"] for name, each in ids.items()}

    grown = life.up(sized(128))
    assert grown.error == ""
    assert {step.name: step.op for step in grown.steps} == dict.fromkeys(names, "update")
    for name, each in ids.items():
        properties = azure.get(each)["properties"]
        assert (properties["diskSizeGB"], properties["uniqueId"]) == (128, before[name])

    for act in (life.preview, life.up):
        refused = act(sized(64))
        assert "sizeGib: got 64, allowed: 128 or more, the size the disk has" in refused.error
    for sku in DiskSku:
        alone = life.preview(sized(128, but={sku: 64}))
        assert f"{sku.value}-disk: sizeGib: got 64, allowed: 128 or more" in alone.error
    for each in ids.values():
        assert azure.get(each)["properties"]["diskSizeGB"] == 128
