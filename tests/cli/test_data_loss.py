import json
from pathlib import Path

import pytest

from azure_disk_cli.data_loss import refuse_protected, refuse_to_replace, replaced
from azure_disk_cli.engine import Engine
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.run_record import Step
from azure_disk_facts.resource_types import DISK, KEY, ROLE_ASSIGNMENT
from tests.analysis.samples import disk, resources_of
from tests.cli.conftest import Run, holdings


def step(operation: str, token: str = DISK.token, name: str = "web-disk") -> Step:
    return Step(operation, token, name, f"urn::{name}", {}, is_custom=True)


@pytest.mark.parametrize("operation", ["replace", "create-replacement", "import-replacement"])
def test_a_replaced_disk_is_found_once(operation: str) -> None:
    plan = [step(operation), step("replace"), step("delete-replaced")]
    assert [each.name for each in replaced(plan)] == ["web-disk"]


@pytest.mark.parametrize("operation", ["create", "update", "delete", "same", "import"])
def test_other_operations_are_no_replacement(operation: str) -> None:
    assert replaced([step(operation)]) == ()


def test_grants_may_be_replaced() -> None:
    assert replaced([step("replace", ROLE_ASSIGNMENT.token, "grant")]) == ()


def test_names_what_would_be_lost_and_what_to_do() -> None:
    plan = [step("replace"), step("replace", KEY.token, "key"), step("replace", name="allowed")]
    with pytest.raises(Stop) as stop:
        refuse_to_replace(plan, {"allowed"})
    assert stop.value.code is Exit.STOPPED
    assert str(stop.value) == (
        "2 resources would be replaced, which deletes what they hold; nothing was changed:\n"
        "  Key key\n"
        "  Disk web-disk\n"
        "to keep them: undo the change (Azure fixes region, zone, source, name and key type at "
        "creation), or declare a new one beside; to replace them all the same: azdisk up "
        "--allow-replacement key --allow-replacement web-disk"
    )


def test_nothing_is_refused_when_all_are_named() -> None:
    refuse_to_replace([step("replace")], ["web-disk"])
    refuse_to_replace([], [])


@pytest.mark.parametrize(
    ("names", "first"), [(["a"], "1 resource is"), (["a", "b"], "2 resources are")]
)
def test_names_what_is_protected_and_how_to_lift_it(names: list[str], first: str) -> None:
    guarded = resources_of(disk(name) for name in names)
    with pytest.raises(Stop) as stop:
        refuse_protected(guarded, "Pulumi.prod.yaml")
    assert stop.value.code is Exit.STOPPED
    lines = "".join(f"  Disk {name}\n" for name in names)
    assert str(stop.value) == (
        f"{first} protected, nothing was deleted:\n{lines}"
        "to delete all but these: azdisk down --keep-protected; to delete these too: set "
        "'protect: false' in the estate of Pulumi.prod.yaml (what a program protects by itself: "
        "there), run azdisk up, then azdisk down"
    )


def test_nothing_is_refused_when_nothing_is_protected() -> None:
    refuse_protected((), "Pulumi.prod.yaml")


PROGRAM = """
import pulumi
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import ManagedDisk
from pulumi_azure_native import resources

group = resources.ResourceGroup("bakery", resource_group_name="rg-bakery", location="westeurope")
place = {"resource_group_name": group.name, "location": "westeurope"}
kind = {"sku": DiskSku.PREMIUM_LRS, "encryption_type": EncryptionType.PLATFORM_KEY}
size = {"size_gib": 4}
ManagedDisk("orders", {**place, **kind, **size, "disk_name": "orders"})
ManagedDisk("cakes", {**place, **kind, **size, "disk_name": "cakes", "protect": False})
whole = pulumi.ResourceOptions(protect=True)
ManagedDisk("till", {**place, **kind, **size, "disk_name": "till", "protect": False}, whole)
"""
REFUSAL = """2 resources are protected, nothing was deleted:
  Disk orders
  ManagedDisk till
to delete all but these: azdisk down --keep-protected; to delete these too: set 'protect: false' \
in the estate of Pulumi.dev.yaml (what a program protects by itself: there), run azdisk up, then \
azdisk down""".replace("\\\n", "")


@pytest.mark.timeout(240)
def test_down_tells_what_is_protected_before_anything_is_deleted(
    engine: Engine, azdisk: Run, bare: Path
) -> None:
    """The engine would delete one disk before it refuses another.

    And the disk of a protected component before it refuses the component.
    """
    (bare / "__main__.py").write_text(PROGRAM)
    assert azdisk("up").exit_code == 0
    before = holdings(bare)
    refused = azdisk("down")
    assert (refused.exit_code, refused.stderr) == (1, f"error: {REFUSAL}\n")
    told = json.loads(azdisk("down", "--json").stdout)
    assert (told["exitCode"], told["result"]) == (1, "stopped")
    assert (told["problems"], told["changes"]) == ([REFUSAL], {})
    assert holdings(bare) == before
    unchanged = json.loads(azdisk("refresh", "--json").stdout)["changes"]
    assert list(unchanged) == ["unchanged"]

    assert azdisk("down", "--keep-protected").exit_code == 0
    names = sorted(arm_id.rsplit("/", 1)[-1] for arm_id in holdings(bare))
    assert names == ["orders", "rg-bakery"]
