import json
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_cli.group_loss import (
    Parted,
    deletes_groups,
    endangered,
    parted_by_down,
    parted_by_plan,
    refuse_to_lose_groups,
)
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.run_record import Step
from azure_disk_facts import resource_types as types
from tests.analysis.samples import Row, arm_id, disk, disk_id, row, snapshot, snapshot_id, urn
from tests.cli.conftest import Run, holdings

COMPONENT = "azure-disk-protection:index:DiskEstate"
KEPT = frozenset[str]()


def group(name: str = "rg-bakery", **more: Any) -> Row:
    resource = arm_id(types.DISK, "any", group=name).partition("/providers/")[0]
    return row(types.RESOURCE_GROUP, resource, {}, **more)


def retained(row: Row) -> Row:
    return {**row, "retainOnDelete": True}


def component() -> Row:
    return {"urn": urn(COMPONENT, "estate"), "type": COMPONENT, "custom": False}


def stack(*rows: Row) -> dict[str, Any]:
    return {"resources": list(rows)}


def deletion(row: Row, operation: str = "delete", *, is_retained: bool = False) -> Step:
    return Step(
        operation,
        row["type"],
        "it",
        row["urn"],
        {},
        is_custom=True,
        is_retained=is_retained,
        arm_id=row["id"],
    )


def refusal(verb: str, *lost: str) -> str:
    lines = "".join(f"  {each}\n" for each in lost)
    return (
        "deleting these resource groups would delete what is to stay, nothing was "
        f"{verb}:\n{lines}"
        "to keep it: move it to another group, or keep its group (in an estate "
        "'retainSnapshots: true', in other programs retain_on_delete) and run azdisk up; if it "
        "may go: delete it there first, then run azdisk refresh"
    )


def nothing(_: str) -> list[str]:
    return []


def ids(parted: Parted) -> tuple[list[str], list[str]]:
    going, staying = parted
    return [item.id for item in going], [item.id for item in staying]


def test_down_deletes_all_but_what_is_kept_and_retained() -> None:
    kept = snapshot()
    parted = parted_by_down(
        stack(component(), group(), disk("a"), retained(disk("b")), kept), frozenset({kept["urn"]})
    )
    assert ids(parted) == (["", group()["id"], disk_id("a")], [disk_id("b"), snapshot_id()])


def test_down_deletes_what_was_replaced_before_too() -> None:
    """Under the URN of what replaced it, which may be kept."""
    old = {**group("rg-old"), "urn": group()["urn"], "delete": True}
    known = {**retained(disk("b")), "delete": True}
    parted = parted_by_down(stack(group(), old, known), frozenset({group()["urn"]}))
    assert ids(parted) == ([old["id"]], [group()["id"], disk_id("b")])


@pytest.mark.parametrize("operation", ["delete", "delete-replaced"])
def test_an_update_deletes_what_its_plan_says(operation: str) -> None:
    old = {**group("rg-old"), "urn": group()["urn"], "delete": True}
    plan = [
        deletion(old, operation),
        deletion(disk("a"), operation),
        deletion(disk("b"), operation, is_retained=True),
        deletion(disk("c"), "update"),
    ]
    rows = stack(group(), old, disk("a"), disk("b"), disk("c"))
    going, staying = ids(parted_by_plan(rows, plan))
    assert sorted(going) == sorted([old["id"], disk_id("a")])
    assert staying == [group()["id"], disk_id("b"), disk_id("c")]
    assert deletes_groups(plan)


def test_an_update_that_deletes_no_group() -> None:
    forgotten = deletion(group(), is_retained=True)
    assert not deletes_groups([deletion(disk()), deletion(group(), "update"), forgotten])


def test_a_group_takes_what_stays_in_it() -> None:
    elsewhere = retained(row(types.DISK, arm_id(types.DISK, "b", group="rg-bakery-2"), {}))
    strange = retained(row(types.DISK, "no-arm-id", {}))
    proxy = arm_id(types.RESOURCE_GUARD_PROXY, "bv", "guard")
    holds_nothing = retained(row(types.RESOURCE_GUARD_PROXY, proxy, {}))
    others = (component(), elsewhere, strange, holds_nothing, disk("c"))
    rows = stack(group(), retained(disk("a")), *others)
    assert endangered(parted_by_down(rows, KEPT), nothing) == {"rg-bakery": (disk_id("a"),)}


def test_a_group_takes_what_is_protected_in_it() -> None:
    """Where the program names the group by text, nothing shows that the disk needs it."""
    kept = {**disk("a"), "protect": True}
    parted = parted_by_down(stack(group(), kept), frozenset({kept["urn"]}))
    assert endangered(parted, nothing) == {"rg-bakery": (disk_id("a"),)}


def test_a_group_that_stays_endangers_nothing() -> None:
    rows = stack(retained(group()), retained(disk("a")))
    assert endangered(parted_by_down(rows, KEPT), nothing) == {}
    rows = stack(group(), retained(disk("a")))
    assert endangered(parted_by_down(rows, frozenset({group()["urn"]})), nothing) == {}


def test_ids_are_compared_in_any_case() -> None:
    shown = {**disk("a"), "id": disk_id("a").upper()}
    kept = {**retained(disk("b")), "id": disk_id("b").upper()}
    parted = parted_by_down(stack(group(), shown, kept), KEPT)
    found = endangered(parted, lambda _: [disk_id("a"), disk_id("b")])
    assert found == {"rg-bakery": (disk_id("b").upper(),)}


def test_what_the_stack_does_not_know_is_in_danger() -> None:
    asked = []

    def inside(group_id: str) -> list[str]:
        asked.append(group_id)
        return [disk_id("a"), disk_id("somebody-elses")]

    parted = parted_by_down(stack(group(), disk("a"), retained(group("rg-kept"))), KEPT)
    assert endangered(parted, inside) == {"rg-bakery": (disk_id("somebody-elses"),)}
    assert asked == [group()["id"]], "only what goes is looked into"


def test_nothing_is_refused_where_nothing_is_lost() -> None:
    parted = parted_by_down(stack(group(), disk()), KEPT)
    refuse_to_lose_groups(parted, lambda _: [disk_id()], verb="deleted")


@pytest.mark.parametrize("verb", ["deleted", "changed"])
def test_names_what_would_be_lost_and_what_to_do(verb: str) -> None:
    key = arm_id(types.KEY, "kv", "disks")
    unknown = f"{group()['id']}/providers/Contoso.Bakery/ovens/big"
    parted = parted_by_down(
        stack(group(), group("rg-2"), retained(row(types.KEY, key, {})), retained(disk())), KEPT
    )
    inside = {group()["id"]: [unknown], group("rg-2")["id"]: ["odd"]}
    with pytest.raises(Stop) as stop:
        refuse_to_lose_groups(parted, inside.__getitem__, verb=verb)
    assert stop.value.code is Exit.STOPPED
    lost = (
        "rg-bakery: Key kv/disks",
        "rg-bakery: Disk web",
        "rg-bakery: Contoso.Bakery/ovens big",
        "rg-2: odd",
    )
    assert str(stop.value) == refusal(verb, *lost)


PROGRAM = """
import pulumi
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import IncrementalSnapshot, ManagedDisk
from pulumi_azure_native import resources

group = resources.ResourceGroup(
    "bakery",
    resource_group_name="rg-bakery",
    location="LOCATION",
    opts=pulumi.ResourceOptions(retain_on_delete=RETAIN),
)
place = {"resource_group_name": group.name, "location": "westeurope"}
own_key = {"encryption_type": EncryptionType.PLATFORM_KEY}
kind = {"sku": DiskSku.PREMIUM_LRS, "size_gib": 4, "protect": False}
disk = ManagedDisk("orders", {**place, **own_key, **kind, "disk_name": "orders"})
taken = {"source_disk_id": disk.disk_id, "snapshot_name": "monday"}
IncrementalSnapshot("monday", {**place, **own_key, **taken})
"""
ENGINE_TIMEOUT = pytest.mark.timeout(300)


def written(project: Path, *, retain: bool, location: str = "westeurope") -> None:
    text = PROGRAM.replace("RETAIN", str(retain)).replace("LOCATION", location)
    (project / "__main__.py").write_text(text)


@ENGINE_TIMEOUT
def test_a_group_does_not_take_its_retained_snapshots_along(
    engine: Engine, azdisk: Run, bare: Path
) -> None:
    written(bare, retain=False)
    assert azdisk("up").exit_code == 0
    before = holdings(bare)
    taken = "rg-bakery: Snapshot monday"

    refused = azdisk("down")
    assert (refused.exit_code, refused.stderr) == (1, f"error: {refusal('deleted', taken)}\n")
    told = json.loads(azdisk("down", "--json").stdout)
    assert (told["exitCode"], told["problems"]) == (1, [refusal("deleted", taken)])

    (bare / "__main__.py").write_text("")
    for command in ("preview", "up"):
        refused = azdisk(command)
        assert refused.exit_code == 1
        assert refused.stderr == f"error: {refusal('changed', taken)}\n"

    written(bare, retain=False, location="northeurope")
    allowed = ("orders-disk", "monday-snapshot")
    refused = azdisk("up", *(text for name in allowed for text in ("--allow-replacement", name)))
    assert refused.exit_code == 1
    assert taken in refused.stderr
    assert holdings(bare) == before

    written(bare, retain=True)
    for command in ("up", "down"):
        assert azdisk(command).exit_code == 0
    after = holdings(bare)
    assert sorted(arm_id.rsplit("/", 1)[-1] for arm_id in after) == ["monday", "rg-bakery"]
    assert after.items() <= before.items(), "the very snapshot, not another one"
