"""A backup that is accepted and then fails is told, by this deployment and the next (pain 3)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from pulumi_azure_native import compute

from azure_disk_facts.arm_id import resource_group_id
from azure_disk_facts.backup import BackupValidation
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import BackupVault, DiskBackup, DiskBackupPolicy, DiskBackups
from tests.conformance.doors import Door, EngineDoor
from tests.conformance.programs import AWAY_GROUP, GROUP, HOME, groups, web_disk


def backup(door: Door, **inputs: Any) -> Callable[[], None]:
    """Return a program that backs one disk up; its snapshot group is another than the disk's."""

    def program() -> None:
        ready = groups()
        disk = web_disk(ready)
        args: Any = {**shared(ready), **of_disk(door, disk.disk_id), **inputs}
        DiskBackup("web", args)

    return program


def shared(ready: Any) -> Any:
    """Declare a backup vault with a policy and return the inputs that name them."""
    vault = BackupVault(
        "vault", {"resource_group_name": GROUP, "location": HOME, "vault_name": "bv-bakery"}, ready
    )
    policy = DiskBackupPolicy(
        "policy",
        {
            "resource_group_name": GROUP,
            "vault_name": vault.vault_name,
            "policy_name": "daily",
            "every": "P1D",
            "keep": "P7D",
        },
    )
    return {
        "resource_group_name": GROUP,
        "vault_name": vault.vault_name,
        "vault_principal_id": vault.principal_id,
        "policy_id": policy.policy_id,
    }


def of_disk(door: Door, disk_id: Any) -> Any:
    """Return the inputs that name a disk and its snapshot group."""
    return {
        "disk_id": disk_id,
        "disk_location": HOME,
        "snapshot_resource_group_id": resource_group_id(door.azure.subscription_id, AWAY_GROUP),
    }


def disk(name: str, ready: Any) -> compute.Disk:
    """Declare an empty disk with azure-native alone."""
    return compute.Disk(
        name,
        disk_name=name,
        resource_group_name=GROUP,
        location=HOME,
        sku={"name": DiskSku.PREMIUM_LRS.value},
        disk_size_gb=32,
        creation_data={"create_option": "Empty"},
        opts=ready,
    )


def test_protection_is_waited_for(door: Door) -> None:
    """E18: a PUT that succeeds does not mean that the disk is protected."""
    door.azure.settings.protection_delay = timedelta(minutes=5)
    made = door.up(backup(door))["web-backup"]
    found = door.azure.get(made.id)["properties"]
    assert found["currentProtectionState"] == "ProtectionConfigured"


def test_a_missing_role_is_named_by_each_deployment_until_it_is_there(
    engine_door: EngineDoor,
) -> None:
    """E18, E19, pain 3: protection that failed later is never passed over."""
    door = engine_door
    door.azure.settings.role_delay = timedelta(0)
    lacking = backup(door, grant_snapshot_group=False, validation=BackupValidation.SHALLOW)
    for _ in range(2):
        error = door.up(lacking).error
        assert (
            "web: got protection state ProtectionError, allowed: ProtectionConfigured; the backup "
            "vault's identity lacks the role Disk Snapshot Contributor on the snapshot resource "
            "group, or that group is gone "
            "(UserErrorDiskBackupSnapshotRGOrMSIPermissionsNotPresent); correct that, then change "
            "validation"
        ) in " ".join(error.split())
    assert not door.up(backup(door, validation=BackupValidation.DEEP)).error


def test_many_disks_share_grants(door: Door) -> None:
    """E19: every disk and every snapshot group has its role, each grant once."""

    def program() -> None:
        ready = groups()
        one = web_disk(ready).disk_id
        others = [disk(name, ready).id for name in ("db", "log")]
        args: Any = {
            **shared(ready),
            "location": HOME,
            "disks": {
                "web": {"disk_id": one, "snapshot_group": "near", "disk_sku": DiskSku.PREMIUM_LRS},
                "db": {"disk_id": others[0], "snapshot_group": "far"},
                "log": {"disk_id": others[1], "snapshot_group": "far", "tags": {"keep": "no"}},
            },
            "snapshot_groups": {
                "near": resource_group_id(door.azure.subscription_id, GROUP),
                "far": resource_group_id(door.azure.subscription_id, AWAY_GROUP),
            },
            "select": {"without_tags": {"keep": "no"}},
        }
        DiskBackups("it", args)

    outcome = door.up(program)
    assert not outcome.error
    children = {name for name in outcome.made if name.startswith("it-")}
    assert children == {
        "it-web-backup",
        "it-web-disk-grant",
        "it-db-backup",
        "it-db-disk-grant",
        "it-near-snapshots-grant",
        "it-far-snapshots-grant",
    }
