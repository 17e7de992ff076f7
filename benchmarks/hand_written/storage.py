"""Disks, snapshots and copies."""

import pulumi
from pulumi_azure_native import compute

from benchmarks.shared import AWAY, HOME, Group

CUSTOMER_KEY = "EncryptionAtRestWithCustomerKey"
ZONE_REDUNDANT = "Standard_ZRS"


def encrypted(set_id: pulumi.Input[str]) -> compute.EncryptionArgs:
    """Return encryption under a customer key."""
    return compute.EncryptionArgs(disk_encryption_set_id=set_id, type=CUSTOMER_KEY)


def empty_disk(
    name: str,
    group: pulumi.Input[str],
    set_id: pulumi.Input[str],
    *,
    size_gib: int,
    zone: str | None = None,
    disk_access_id: pulumi.Input[str] | None = None,
    depends_on: list[pulumi.Resource] | None = None,
) -> compute.Disk:
    """Declare an empty disk, which is exported through a disk access or not at all."""
    return compute.Disk(
        f"{name}-disk",
        disk_name=name,
        resource_group_name=group,
        location=HOME,
        sku=compute.DiskSkuArgs(name="Premium_LRS"),
        disk_size_gb=size_gib,
        zones=[zone] if zone else None,
        creation_data=compute.CreationDataArgs(create_option="Empty"),
        encryption=encrypted(set_id),
        network_access_policy="AllowPrivate" if disk_access_id is not None else "DenyAll",
        disk_access_id=disk_access_id,
        public_network_access="Disabled",
        opts=pulumi.ResourceOptions(
            protect=True, ignore_changes=["creationData"], depends_on=depends_on
        ),
    )


def restored_disk(
    name: str,
    group: Group,
    snapshot_id: pulumi.Input[str],
    set_id: str,
    *,
    zone: str,
    os_type: compute.OperatingSystemTypes | None = None,
) -> compute.Disk:
    """Declare a disk made from a snapshot."""
    return compute.Disk(
        f"{name}-disk",
        disk_name=name,
        resource_group_name=group.name,
        location=HOME,
        sku=compute.DiskSkuArgs(name="Premium_LRS"),
        zones=[zone],
        os_type=os_type,
        creation_data=compute.CreationDataArgs(
            create_option="Copy", source_resource_id=snapshot_id
        ),
        encryption=encrypted(set_id),
        network_access_policy="DenyAll",
        public_network_access="Disabled",
        opts=pulumi.ResourceOptions(
            protect=True, retain_on_delete=True, ignore_changes=["creationData"]
        ),
    )


def snapshot(
    name: str,
    group: pulumi.Input[str],
    source_id: pulumi.Input[str],
    set_id: pulumi.Input[str],
    *,
    incremental: bool = True,
    tags: dict[str, str] | None = None,
) -> compute.Snapshot:
    """Declare a snapshot of a disk."""
    return compute.Snapshot(
        name,
        snapshot_name=name,
        resource_group_name=group,
        location=HOME,
        incremental=incremental,
        sku=compute.SnapshotSkuArgs(name=ZONE_REDUNDANT),
        creation_data=compute.CreationDataArgs(create_option="Copy", source_resource_id=source_id),
        encryption=encrypted(set_id),
        network_access_policy="DenyAll",
        public_network_access="Disabled",
        tags=tags,
        opts=pulumi.ResourceOptions(retain_on_delete=True, ignore_changes=["creationData"]),
    )


def copy(
    name: str,
    group: pulumi.Input[str],
    source: compute.Snapshot,
    set_id: pulumi.Input[str],
    *,
    region: str = AWAY,
    after: compute.Snapshot | None = None,
) -> compute.Snapshot:
    """Declare a copy of a snapshot in another region."""
    return compute.Snapshot(
        name,
        snapshot_name=name,
        resource_group_name=group,
        location=region,
        incremental=True,
        sku=compute.SnapshotSkuArgs(name=ZONE_REDUNDANT),
        creation_data=compute.CreationDataArgs(
            create_option="CopyStart", source_resource_id=source.id
        ),
        encryption=encrypted(set_id),
        network_access_policy="DenyAll",
        public_network_access="Disabled",
        tags={"source-region": HOME},
        opts=pulumi.ResourceOptions(
            retain_on_delete=True,
            ignore_changes=["creationData"],
            depends_on=[after] if after else None,
        ),
    )
