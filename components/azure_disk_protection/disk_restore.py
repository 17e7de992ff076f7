"""``DiskRestore``: a disk from a snapshot, a copy of one, or a backup vault's recovery point."""

from collections.abc import Mapping
from typing import Any

import pulumi

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import parse
from azure_disk_facts.disks import Architecture, HyperVGeneration, OsType, SecurityType
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.recovery_selectors import LATEST
from azure_disk_facts.resource_types import DISK
from azure_disk_facts.roles import DISK_RESTORE_OPERATOR
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.checks.disk_restore import disk_inputs, restore_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.disk_source import created_from
from azure_disk_protection.grants import declare_grant
from azure_disk_protection.hooks import hooks
from azure_disk_protection.managed_disk import access_of, declare_disk, encryption_of
from azure_disk_protection.reading import schema_case
from azure_disk_protection.transfer.vault_restore import VaultRestoreResource
from azure_disk_protection.typed import NotRequired, TypedDict


class DiskRestoreArgs(TypedDict):
    """Inputs of the restore of a disk."""

    resource_group_name: pulumi.Input[str]
    """Resource group the disk is restored into."""
    location: pulumi.Input[str]
    """Azure region of the snapshot, the copy or the backup vault, where the disk will lie."""
    snapshot_id: NotRequired[pulumi.Input[str]]
    """Id of the snapshot to restore, or of a copy of one, whose source may be gone. Omitted: a
    recovery point of ``backupInstanceId`` is restored."""
    backup_instance_id: NotRequired[pulumi.Input[str]]
    """Id of the backup instance to restore a recovery point of. Omitted: ``snapshotId`` is."""
    recovery_point: NotRequired[str]
    """The recovery point: its id, ``latest``, or ``before`` and a moment such as
    ``2026-03-01T06:00:00Z``; resolved once, at creation. Omitted: ``latest``."""
    vault_principal_id: NotRequired[pulumi.Input[str]]
    """Object id of the backup vault's identity, which gets Disk Restore Operator on the resource
    group. Needed with ``backupInstanceId`` unless ``grantTargetGroup`` is false."""
    grant_target_group: NotRequired[bool]
    """Whether that role is granted here. Omitted: it is, with ``backupInstanceId``; give false
    for all but one restore into a group, as Azure takes a grant once."""
    target_subscription_id: NotRequired[pulumi.Input[str]]
    """Subscription that a recovery point is restored into, where the backup vault allows another.
    Omitted: the backup vault's."""
    disk_name: NotRequired[pulumi.Input[str]]
    """Name in Azure, of no existing disk. Omitted: made from the resource's name; needed with
    ``backupInstanceId``."""
    sku: NotRequired[DiskSku]
    """Storage type. Needed with a snapshot; omitted with a recovery point: that of the disk that
    was backed up."""
    size_gib: NotRequired[pulumi.Input[int]]
    """Size in GiB, no less than the source's. Omitted: the source's."""
    zone: NotRequired[pulumi.Input[str]]
    """Availability zone, ``1`` to ``3``, whatever the source's. Omitted: the disk is regional; a
    recovery point comes back in the zone of its disk."""
    os_type: NotRequired[OsType]
    """Operating system of an OS disk. Omitted: that of the snapshot."""
    hyper_v_generation: NotRequired[HyperVGeneration]
    """Generation of the machines an OS disk starts. Omitted: that of the snapshot."""
    architecture: NotRequired[Architecture]
    """Processor architecture of an OS disk. Omitted: that of the snapshot."""
    security_type: NotRequired[SecurityType]
    """Trusted launch or kind of confidential machine an OS disk starts. Omitted: the snapshot's."""
    iops: NotRequired[pulumi.Input[int]]
    """IOPS of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    mbps: NotRequired[pulumi.Input[int]]
    """MB/s of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    tier: NotRequired[pulumi.Input[str]]
    """Performance tier of a Premium SSD, for example ``P30``. Omitted: that of its size, as the
    source's is not carried over."""
    bursting: NotRequired[pulumi.Input[bool]]
    """Whether a Premium SSD over 512 GiB bursts on demand. Omitted: it does not."""
    max_shares: NotRequired[pulumi.Input[int]]
    """Virtual machines that may attach the disk at once. Omitted: one."""
    logical_sector_size: NotRequired[pulumi.Input[int]]
    """Bytes in a sector of a Premium SSD v2 or Ultra disk, those of the source's disk. Omitted:
    the source's as far as ``sourceSku`` or ``sourceSectorSize`` tell, else 4096."""
    encryption_type: NotRequired[EncryptionType]
    """Encryption at rest. Omitted: with a customer key; a recovery point keeps its disk's."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the encryption set, in the disk's region. Omitted: ``snapshotEncryptionSetId``; one of
    them is needed with a snapshot unless a platform key is chosen."""
    snapshot_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the snapshot's encryption set: the disk takes it too. Omitted: not known, and any set
    is taken."""
    other_encryption_set: NotRequired[bool]
    """Whether the disk may have another key than its snapshot; Azure's documentation differs on
    that. Omitted: it may not, as far as the snapshot's set is known."""
    snapshot_location: NotRequired[pulumi.Input[str]]
    """Azure region of the snapshot, to check that the disk is there. Omitted: not checked."""
    snapshot_size_gib: NotRequired[pulumi.Input[int]]
    """Size of the snapshot in GiB, to check ``sizeGib`` by. Omitted: not checked."""
    snapshot_incremental: NotRequired[bool]
    """Whether the snapshot is incremental, which Premium SSD v2 and Ultra disks need. Omitted: not
    checked."""
    source_sku: NotRequired[DiskSku]
    """Storage type of the disk the snapshot is of: its sectors follow from it. Omitted: not
    known."""
    source_sector_size: NotRequired[int]
    """Bytes in a sector of the disk the snapshot is of, 512 or 4096. Omitted: as ``sourceSku``
    tells."""
    network_access_policy: NotRequired[NetworkAccessPolicy]
    """Whether export URLs may be made. Omitted: ``DenyAll``; the source's is not carried over."""
    disk_access_id: NotRequired[pulumi.Input[str]]
    """Id of the disk access that ``AllowPrivate`` needs. Omitted: none."""
    public_network_access: NotRequired[PublicNetworkAccess]
    """Whether data may be read over the public network. Omitted: ``Disabled``, it may not."""
    data_access_auth_mode: NotRequired[DataAccessAuthMode]
    """What an export asks for beside its URL. Omitted: nothing; Azure Backup needs that."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags. Omitted: none; the source's are not carried over."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the disk. Omitted: it refuses."""
    retain: NotRequired[bool]
    """Whether the disk stays in Azure when it leaves the program. Omitted: it stays."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``disk``; with ``backupInstanceId``
    ``target-grant``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class DiskRestore(pulumi.ComponentResource):
    """A new disk with the content of one moment: of a snapshot, a copy, or a recovery point.

    It is restored once and is an ordinary disk then: another source, or none any more, changes
    nothing about it. Nothing but content, key and system comes over from the source: network
    access, tags, performance and locks are as declared here, closed and empty when they are not.

    A recovery point is restored by Azure Backup, which azure-native cannot ask for: this needs
    the extra ``transfer``. To go on with such a disk as a ``ManagedDisk``, declare one with its
    id in ``imports`` and drop the restore: the disk stays.
    """

    disk_id: pulumi.Output[str]
    """Id of the restored disk."""
    restored_from: pulumi.Output[str]
    """What it was restored from: the id of the snapshot, or of the recovery point."""
    recovery_point_id: pulumi.Output[str]
    """Id of the chosen recovery point within its backup instance; empty for a snapshot."""
    recovery_point_time: pulumi.Output[str]
    """Moment of that recovery point, in UTC; empty for a snapshot."""

    def __init__(
        self, name: str, args: DiskRestoreArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the restore.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(DiskRestoreArgs, args, restore_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:DiskRestore", name, None, options)
            if inputs.get("backup_instance_id") is None:
                self._from_snapshot(name, inputs)
            else:
                self._from_vault(name, inputs)
        self.register_outputs(
            {
                "diskId": self.disk_id,
                "restoredFrom": self.restored_from,
                "recoveryPointId": self.recovery_point_id,
                "recoveryPointTime": self.recovery_point_time,
            }
        )

    def _from_snapshot(self, name: str, inputs: Mapping[str, Any]) -> None:
        retained = {"retain": inputs.get("retain") is not False}
        disk = declare_disk(name, {**disk_inputs(inputs), **retained}, parent=self)
        self.disk_id = disk.id
        self.restored_from = disk.creation_data.apply(created_from)
        self.recovery_point_id = pulumi.Output.from_input("")
        self.recovery_point_time = pulumi.Output.from_input("")

    def _from_vault(self, name: str, inputs: Mapping[str, Any]) -> None:
        restore = declare_vault_restore(name, inputs, parent=self)
        self.disk_id = restore.id
        self.recovery_point_id = restore.output("recoveryPointId")
        self.recovery_point_time = restore.output("recoveryPointTime")
        self.restored_from = pulumi.Output.all(
            restore.output("instanceId"), self.recovery_point_id
        ).apply(lambda known: f"{known[0]}/recoveryPoints/{known[1]}")


def declare_vault_restore(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> VaultRestoreResource:
    """Declare the restore of a recovery point and the role that takes, from checked inputs."""
    group_id = pulumi.Output.all(
        inputs["backup_instance_id"],
        inputs["resource_group_name"],
        inputs.get("target_subscription_id"),
    ).apply(_group_id)
    grants: list[pulumi.Resource] = []
    if inputs.get("grant_target_group") is not False:
        grants.append(
            declare_grant(
                f"{name}-target-grant",
                DISK_RESTORE_OPERATOR,
                scope=group_id,
                principal_id=inputs["vault_principal_id"],
                opts=child_options(parent, import_id=imported(inputs, "target-grant")),
            )
        )
    target_id = pulumi.Output.all(group_id, inputs["disk_name"]).apply(
        lambda known: arm_id.resource_id(known[0], DISK.arm_type, known[1])
    )
    restore = VaultRestoreResource(
        f"{name}-restore",
        {
            "instanceId": inputs["backup_instance_id"],
            "point": given_or(inputs.get("recovery_point"), LATEST),
            "targetId": target_id,
            "location": inputs["location"],
            "settings": _settings(inputs),
        },
        child_options(
            parent,
            protect=inputs.get("protect") is not False,
            retain=inputs.get("retain") is not False,
            depends_on=grants,
            ignore_changes=["instanceId", "point"],
            hooks=hooks(parent),
        ),
    )
    _warn_of_another_source(restore, inputs)
    return restore


def _group_id(known: list[Any]) -> str:
    instance, group, subscription = known
    return arm_id.resource_group_id(
        given_or(subscription, str(parse(instance).subscription)), group
    )


def _settings(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a restored disk is given, in ARM's spelling: a restore brings none of it."""
    get, sku = inputs.get, inputs.get("sku")
    properties = {schema_case(name): value for name, value in access_of(inputs).items()}
    properties |= {
        "diskSizeGB": get("size_gib"),
        "diskIOPSReadWrite": get("iops"),
        "diskMBpsReadWrite": get("mbps"),
        "tier": get("tier"),
        "burstingEnabled": get("bursting"),
        "maxShares": get("max_shares"),
    }
    if get("disk_encryption_set_id") is not None or get("encryption_type") is not None:
        encryption: Mapping[str, Any] = encryption_of(inputs)
        properties["encryption"] = {schema_case(each): encryption[each] for each in encryption}
    given = {name: value for name, value in properties.items() if value is not None}
    settings = {"properties": given, "tags": given_or(get("tags"), {})}
    return settings if sku is None else {**settings, "sku": {"name": sku.value}}


def _warn_of_another_source(restore: VaultRestoreResource, inputs: Mapping[str, Any]) -> None:
    """Say that another recovery point than the restored one comes to nothing."""

    def compare(known: list[Any]) -> None:
        *counted, instance, point = known
        if [str(each).lower() for each in counted] != [instance.lower(), point.lower()]:
            pulumi.log.warn(
                f"{restore.pulumi_resource_name}: recoveryPoint is {point!r} of {instance} in the "
                f"program, but the disk was restored from {counted[1]!r} of {counted[0]}; it "
                "counts at creation only, the disk stays as it is: declare another restore for "
                "another point",
                restore,
            )

    declared = (inputs["backup_instance_id"], given_or(inputs.get("recovery_point"), LATEST))
    counted = (restore.output("instanceId"), restore.output("point"))
    pulumi.Output.all(*counted, *declared).apply(compare)
