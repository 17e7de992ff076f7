"""A snapshot schedule in the simulated Azure, and its workflow run there day after day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pulumi
from pulumi_azure_native import compute, resources

from azure_disk_facts.clouds import CLOUDS
from azure_disk_facts.regions import AzureCloud
from azure_disk_protection import SnapshotSchedule
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.paths import set_path
from azure_disk_simulator.workflows.requests import Sender
from azure_disk_simulator.workflows.runner import Run, Runner

Json = dict[str, Any]
HOST = CLOUDS[AzureCloud.PUBLIC].resource_manager
TAGS = {"snapshots": "daily", "team": "bread"}


def declare_neighbours() -> tuple[resources.ResourceGroup, resources.ResourceGroup]:
    """Declare a group of disks and one of snapshots."""
    disks = resources.ResourceGroup("disks", resource_group_name="disks", location="westeurope")
    snapshots = resources.ResourceGroup("kept", resource_group_name="kept", location="westeurope")
    return disks, snapshots


def declare_disk(group: resources.ResourceGroup, name: str, **inputs: Any) -> compute.Disk:
    """Declare a disk with the tag."""
    args: Json = {
        "location": "westeurope",
        "sku": {"name": "Premium_LRS"},
        "disk_size_gb": 64,
        "creation_data": {"create_option": "Empty"},
        "tags": TAGS,
        **inputs,
    }
    return compute.Disk(name, resource_group_name=group.name, disk_name=name, **args)


def base_args(disks: resources.ResourceGroup, snapshots: resources.ResourceGroup) -> dict[str, Any]:
    """The required inputs of a schedule."""
    return {
        "resource_group_name": snapshots.name,
        "location": "westeurope",
        "disk_scope_ids": {"bakery": disks.id},
        "snapshot_resource_group_id": snapshots.id,
        "disk_tag_name": "snapshots",
        "disk_tag_value": "daily",
        "every": "P1D",
        "start": "2026-01-01T02:00:00",
        "keep_for": "P7D",
    }


@dataclass
class Scheduled:
    """A deployed schedule."""

    azure: Azure
    workflow_id: str

    @property
    def workflow(self) -> Json:
        return self.azure.get(self.workflow_id)

    @property
    def principal(self) -> str:
        return str(self.workflow["identity"]["principalId"])

    def run(self, *, page: int = 1000) -> Run:
        """Fire the trigger now; requests go as the workflow's principal."""
        sender = Sender(self.azure.acting_as(self.principal), host=HOST, page=page)
        return Runner(self.workflow, sender).run()

    def days(self, count: int) -> list[Run]:
        """Run once a day."""
        found = []
        for _ in range(count):
            begun = self.azure.clock.now()
            found.append(self.run())
            self.azure.advance(timedelta(days=1) - (self.azure.clock.now() - begun))
        return found

    def group(self, name: str) -> str:
        return f"/subscriptions/{self.azure.subscription_id}/resourceGroups/{name}"

    def disk(self, name: str = "d") -> str:
        return f"{self.group('disks')}/providers/Microsoft.Compute/disks/{name}"

    @property
    def snapshots(self) -> list[Json]:
        """What is in the snapshot group, oldest first."""
        found = self.azure.list(self.group("kept"), "Microsoft.Compute/snapshots")
        return sorted(found, key=lambda each: str(each["properties"]["timeCreated"]))

    def edit(self, resource_id: str, path: str, value: object) -> None:
        """Change a resource as other services do behind ARM's back."""
        store = self.azure._store
        with store.write():
            resource = store.load(resource_id)
            assert resource is not None
            set_path(resource.body, path, value)
            store.save(resource)

    def of_disk(self, name: str = "d") -> list[Json]:
        wanted = self.disk(name).lower()
        return [
            each
            for each in self.snapshots
            if each["properties"]["creationData"]["sourceResourceId"].lower() == wanted
        ]


@contextmanager
def scheduled(*disks: str, declare: Any = declare_disk, **inputs: Any) -> Iterator[Scheduled]:
    """Deploy a schedule over some disks, with its roles in effect."""
    with Azure.in_memory() as azure:

        def program() -> None:
            group, snapshots = declare_neighbours()
            for each in disks:
                declare(group, each)
            args: Any = base_args(group, snapshots) | inputs
            given: Any = {name: value for name, value in args.items() if value is not None}
            made = SnapshotSchedule("s", given)
            pulumi.export("workflowId", made.workflow_id)

        result = run_program(azure, program)
        if result.error is not None:
            raise result.error
        azure.advance(azure.settings.role_delay)
        yield Scheduled(azure, str(result.exports["workflowId"]))
