"""Copies that are waited for, and full snapshots in another subscription, through each door."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pulumi
import pytest
from pulumi_azure_native import resources
from pulumi_azure_native.provider import Provider

from azure_disk_cli.engine import Engine
from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import (
    FullSnapshot,
    IncrementalSnapshot,
    SnapshotCopy,
    copy_progress,
)
from azure_disk_simulator.azure import Azure
from tests.conformance.doors import Door, EngineDoor
from tests.conformance.programs import AWAY, AWAY_GROUP, GROUP, HOME, groups, web_disk

FAR = "swedencentral"
OTHER = "00000000-0000-0000-0000-0000000000ff"
PLATFORM: Any = {"encryption_type": EncryptionType.PLATFORM_KEY}
"""Platform keys, which need no neighbours."""


def taken(disk_id: pulumi.Input[str], name: str = "monday") -> IncrementalSnapshot:
    args: Any = {
        "resource_group_name": GROUP,
        "location": HOME,
        "source_disk_id": disk_id,
        "snapshot_name": name,
        **PLATFORM,
    }
    return IncrementalSnapshot(name, args)


def copied(source: pulumi.Input[str], **inputs: Any) -> SnapshotCopy:
    targets = {region: {"resource_group_name": AWAY_GROUP} for region in (AWAY, FAR)}
    args: Any = {
        "source_snapshot_id": source,
        "source_location": HOME,
        "targets": targets,
        **PLATFORM,
        **inputs,
    }
    return SnapshotCopy("copies", args)


def report(name: str, value: pulumi.Input[Any]) -> None:
    """Show an output as the name of a resource group, which both doors hand back."""
    shown = pulumi.Output.from_input(value).apply(str)
    resources.ResourceGroup(name, location=HOME, tags={"shown": shown})


@pytest.mark.parametrize("size", [64, 8192])
def test_a_deployment_ends_with_complete_copies(door: Door, size: int) -> None:
    """B10: one after the other, and none before the one before it has all its data."""

    def program() -> None:
        made = copied(taken(web_disk(groups(), size_gib=size).disk_id).snapshot_id)
        report("complete", made.complete)
        report("ids", made.snapshot_ids)

    outcome = door.up(program)
    assert outcome["complete"].outputs["tags"]["shown"] == "True"
    for region in (AWAY, FAR):
        copy = door.azure.get(outcome[f"copies-copy-{region}"].id)
        assert copy["properties"]["completionPercent"] == 100
        assert copy["location"] == region
        assert copy["id"] in outcome["ids"].outputs["tags"]["shown"]


def test_who_does_not_wait_is_told_so(door: Door) -> None:
    """``complete`` never lies."""
    door.azure.settings.copy_base = timedelta(hours=3)

    def program() -> None:
        made = copied(
            taken(web_disk(groups()).disk_id).snapshot_id,
            targets=None,
            location=AWAY,
            resource_group_name=AWAY_GROUP,
            wait=False,
        )
        report("complete", made.complete)

    outcome = door.up(program)
    assert outcome["complete"].outputs["tags"]["shown"] == "False"
    copy = door.azure.get(outcome["copies-copy"].id)
    assert copy["properties"]["completionPercent"] < 100


def _one_copy() -> None:
    source = taken(web_disk(groups()).disk_id).snapshot_id
    target = {"location": AWAY, "resource_group_name": AWAY_GROUP, "snapshot_name": "copy"}
    made = copied(source, targets=None, **target)
    report("complete", made.complete)
    report("id", made.snapshot_id)


@pytest.mark.engine
def test_the_next_deployment_goes_on_waiting(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """B10, B23: what gave up is an error, keeps the copy, and is taken up again."""
    with Azure.in_memory() as azure:
        azure.settings.copy_base = timedelta(hours=3)
        door = EngineDoor(azure, engine, tmp_path)
        with monkeypatch.context() as patch:
            patch.setattr(copy_progress, "copy_deadline", lambda _: timedelta(0))
            first = door.up(_one_copy)
        assert "of waiting; the copy goes on, the next pulumi up waits for it again" in first.error
        assert "copies-copy" in first.made
        assert "id" not in first.made, "nothing uses a copy that is not complete"
        made = first.made["copies-copy"].id
        assert azure.get(made)["properties"]["completionPercent"] < 100

        second = door.up(_one_copy)
        assert second["copies-copy"].id == made
        assert second["complete"].outputs["tags"]["shown"] == "True"
        assert azure.get(made)["properties"]["completionPercent"] == 100


def test_a_copy_that_lost_its_source_is_an_error(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """B10, B17: the source is deleted behind everybody's back while the copy is under way."""
    door.azure.settings.copy_base = timedelta(hours=3)

    async def meanwhile(_: float) -> None:
        group = f"/subscriptions/{door.azure.subscription_id}/resourceGroups/{GROUP}"
        source = f"{group}/providers/Microsoft.Compute/snapshots/monday"
        if door.azure.exists(source):
            door.azure.delete(source)

    monkeypatch.setattr(copy_progress, "sleep", meanwhile)
    outcome = door.up(_one_copy)
    assert "copies-copy: the copy stopped at " in outcome.error
    assert "CopySourceNotFound: " in outcome.error


def test_a_full_snapshot_in_another_subscription(door: Door) -> None:
    """B9."""
    door.azure.settings.other_subscriptions = (OTHER,)

    def program() -> None:
        disk = web_disk(groups())
        there = Provider("there", subscription_id=OTHER)
        group = resources.ResourceGroup(
            "there",
            resource_group_name="rg-there",
            location=HOME,
            opts=pulumi.ResourceOptions(provider=there),
        )
        args: Any = {
            "resource_group_name": group.name,
            "location": HOME,
            "source_id": disk.disk_id,
            "reason": "other-subscription",
            **PLATFORM,
        }
        FullSnapshot("baseline", args, pulumi.ResourceOptions(providers=[there]))

    made = door.up(program)["baseline-snapshot"]
    assert made.id.startswith(f"/subscriptions/{OTHER}/resourceGroups/rg-there/")
    assert door.azure.get(made.id)["properties"]["incremental"] is False
