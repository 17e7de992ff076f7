"""``DiskBackup``: one disk under a backup policy, with the roles that takes."""

from collections.abc import Mapping, Sequence
from typing import Any

import pulumi
from pulumi_azure_native import authorization, dataprotection

from azure_disk_facts.arm_id import parse
from azure_disk_facts.backup import DISK_DATASOURCE_TYPE, OPERATIONAL_STORE
from azure_disk_facts.roles import DISK_BACKUP_READER, DISK_SNAPSHOT_CONTRIBUTOR, READER
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.checks.backup import backup_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
)
from azure_disk_protection.grants import declare_grant
from azure_disk_protection.hooks import hooks
from azure_disk_protection.typed import NotRequired, TypedDict


class DiskBackupArgs(TypedDict):
    """Inputs of the backup of a disk."""

    resource_group_name: pulumi.Input[str]
    """Resource group of the backup vault."""
    vault_name: pulumi.Input[str]
    """Name of the backup vault, in the disk's region."""
    vault_principal_id: pulumi.Input[str]
    """Object id of the backup vault's identity, which gets the roles."""
    policy_id: pulumi.Input[str]
    """Id of the backup policy, of the same backup vault."""
    disk_id: pulumi.Input[str]
    """Id of the disk."""
    disk_location: pulumi.Input[str]
    """Azure region of the disk."""
    snapshot_resource_group_id: pulumi.Input[str]
    """Id of the resource group the backups lie in, in the disk's subscription; fixed once the
    disk is protected."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the disk's encryption set, which the backup vault must be able to read. Omitted: the
    disk has a platform key."""
    grant_snapshot_group: NotRequired[bool]
    """Whether to grant the role on the snapshot resource group here. Omitted: it is granted; give
    false for all but one disk of a group, as Azure takes a grant once."""
    grant_encryption_set: NotRequired[bool]
    """Whether to grant the role on the encryption set here. Omitted: it is granted; give false
    for all but one disk of a set."""
    instance_name: NotRequired[pulumi.Input[str]]
    """Name of the backup instance. Omitted: made from the resource's name."""
    vault_location: NotRequired[pulumi.Input[str]]
    """Azure region of the backup vault, to check that it is the disk's. Omitted: not checked."""
    disk_sku: NotRequired[DiskSku]
    """Storage type of the disk, to check the policy's interval by. Omitted: not checked."""
    policy_every: NotRequired[str]
    """The policy's interval, to check it by the disk's SKU. Omitted: not checked."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class DiskBackup(pulumi.ComponentResource):
    """One disk under a backup policy, with the three roles the backup vault needs for it.

    They are Disk Backup Reader on the disk, Disk Snapshot Contributor on the snapshot resource
    group, and Reader on the disk's encryption set.
    """

    instance_id: pulumi.Output[str]
    """Id of the backup instance."""

    def __init__(
        self, name: str, args: DiskBackupArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the backup instance and its roles.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(DiskBackupArgs, args, backup_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:DiskBackup", name, None, options)
            instance = declare_backup(name, inputs, parent=self)
            self.instance_id = instance.id
        self.register_outputs({"instanceId": self.instance_id})


def declare_backup(
    name: str,
    inputs: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
    depends_on: Sequence[pulumi.Resource] = (),
) -> dataprotection.BackupInstance:
    """Declare a backup instance and its roles from checked inputs of :class:`DiskBackupArgs`.

    ``depends_on`` takes the grants that were made elsewhere.
    """
    grants = [
        declare_grant(
            f"{name}-disk-grant",
            DISK_BACKUP_READER,
            scope=inputs["disk_id"],
            principal_id=inputs["vault_principal_id"],
            opts=child_options(parent),
        ),
        *declare_shared_grants(name, inputs, parent=parent),
    ]
    return dataprotection.BackupInstance(
        f"{name}-backup",
        resource_group_name=inputs["resource_group_name"],
        vault_name=inputs["vault_name"],
        backup_instance_name=inputs.get("instance_name"),
        properties=_properties(inputs),
        opts=child_options(parent, depends_on=[*grants, *depends_on], hooks=hooks(parent)),
    )


def declare_shared_grants(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> list[authorization.RoleAssignment]:
    """Declare the roles on a snapshot group and an encryption set, which many disks share."""
    grants = []
    if inputs.get("grant_snapshot_group") is not False:
        grants.append(
            declare_grant(
                f"{name}-snapshots-grant",
                DISK_SNAPSHOT_CONTRIBUTOR,
                scope=inputs["snapshot_resource_group_id"],
                principal_id=inputs["vault_principal_id"],
                opts=child_options(parent),
            )
        )
    has_set = inputs.get("disk_encryption_set_id") is not None
    if has_set and inputs.get("grant_encryption_set") is not False:
        grants.append(
            declare_grant(
                f"{name}-set-grant",
                READER,
                scope=inputs["disk_encryption_set_id"],
                principal_id=inputs["vault_principal_id"],
                opts=child_options(parent),
            )
        )
    return grants


def _properties(inputs: Mapping[str, Any]) -> dataprotection.BackupInstanceArgsDict:
    disk_id = inputs["disk_id"]
    disk_name = (
        disk_id.apply(lambda known: parse(known).name)
        if isinstance(disk_id, pulumi.Output)
        else parse(disk_id).name
    )
    return {
        "object_type": "BackupInstance",
        "friendly_name": disk_name,
        "data_source_info": {
            "object_type": "Datasource",
            "datasource_type": DISK_DATASOURCE_TYPE,
            "resource_type": DISK_DATASOURCE_TYPE,
            "resource_id": disk_id,
            "resource_uri": disk_id,
            "resource_name": disk_name,
            "resource_location": inputs["disk_location"],
        },
        "policy_info": {
            "policy_id": inputs["policy_id"],
            "policy_parameters": {
                "data_store_parameters_list": [
                    {
                        "object_type": "AzureOperationalStoreParameters",
                        "data_store_type": OPERATIONAL_STORE,
                        "resource_group_id": inputs["snapshot_resource_group_id"],
                    }
                ]
            },
        },
    }
