"""``DiskBackup``: one disk under a backup policy, with the roles that takes."""

from collections.abc import Mapping, Sequence
from typing import Any

import pulumi
from pulumi_azure_native import authorization, dataprotection

from azure_disk_facts.arm_id import parse
from azure_disk_facts.backup import DISK_DATASOURCE_TYPE, OPERATIONAL_STORE, BackupValidation
from azure_disk_facts.regions import same_region
from azure_disk_facts.roles import DISK_BACKUP_READER, DISK_SNAPSHOT_CONTRIBUTOR, READER
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.checks.backup import backup_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.grants import declare_grant
from azure_disk_protection.hooks import hooks
from azure_disk_protection.protection_progress import protection_state
from azure_disk_protection.typed import NotRequired, TypedDict


class DiskBackupChecks(TypedDict):
    """Facts that end in no resource: they only let wrong combinations be told early."""

    vault_location: NotRequired[pulumi.Input[str]]
    """Azure region of the backup vault, to check that it is the disk's. Omitted: not checked."""
    disk_sku: NotRequired[DiskSku]
    """Storage type of the disk, to check the policy's interval by. Omitted: not checked."""
    policy_every: NotRequired[str]
    """The policy's interval, to check it by the disk's SKU. Omitted: not checked."""


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
    """Azure region of the disk; fixed once the disk is protected."""
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
    identity_id: NotRequired[pulumi.Input[str]]
    """Id of the user-assigned identity of the backup vault that the backup works by, whose object
    id is ``vaultPrincipalId``. Omitted: the backup vault's own identity."""
    validation: NotRequired[BackupValidation]
    """How much Azure checks before it accepts the backup; another value has it check and configure
    anew. Omitted: ``DeepValidation``, so that a missing role is refused at once."""
    guard_requests: NotRequired[list[str]]
    """Ids of a resource guard's requests that a change of the policy needs. Omitted: none."""
    checks: NotRequired[DiskBackupChecks]
    """What is known of disk, policy and backup vault, only to check that they fit before anything
    is deployed. Omitted: Azure alone checks it."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete or replace the backup instance, which deletes all its
    recovery points. Omitted: it refuses."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``backup``, ``disk-grant``,
    ``snapshots-grant``, ``set-grant``. Omitted: all are made."""
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
    protection_state: pulumi.Output[str]
    """State of the disk's protection, which each deployment looks at: one that failed fails it."""

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
            self.protection_state = protection_state(name, instance, parent=self)
        self.register_outputs(
            {"instanceId": self.instance_id, "protectionState": self.protection_state}
        )


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
            opts=child_options(parent, import_id=imported(inputs, "disk-grant")),
        ),
        *declare_shared_grants(name, inputs, parent=parent),
    ]
    instance = dataprotection.BackupInstance(
        f"{name}-backup",
        resource_group_name=inputs["resource_group_name"],
        vault_name=inputs["vault_name"],
        backup_instance_name=inputs.get("instance_name"),
        properties=_properties(inputs),
        opts=child_options(
            parent,
            protect=inputs.get("protect") is not False,
            depends_on=[*grants, *depends_on],
            # What is backed up has not moved; another spelling of its region, which earlier
            # releases or Azure may have written, would replace the instance.
            ignore_changes=["properties.dataSourceInfo.resourceLocation"],
            hooks=hooks(parent),
            import_id=imported(inputs, "backup"),
        ),
    )
    _warn_of_another_region(instance, inputs["disk_location"])
    return instance


def _warn_of_another_region(
    instance: dataprotection.BackupInstance, location: pulumi.Input[str]
) -> None:
    """Say that another region than that of the protected disk comes to nothing."""

    def compare(known: list[Any]) -> None:
        declared, counted = known
        if counted and not same_region(counted, declared):
            pulumi.log.warn(
                f"{instance.pulumi_resource_name}: the disk lies in {declared} by the program, but "
                f"is backed up as one in {counted}; its region counts at creation only: declare "
                "another backup for a disk elsewhere",
                instance,
            )

    counted = instance.properties.apply(lambda known: known.data_source_info.resource_location)
    pulumi.Output.all(location, counted).apply(compare)


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
                opts=child_options(parent, import_id=imported(inputs, "snapshots-grant")),
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
                opts=child_options(parent, import_id=imported(inputs, "set-grant")),
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
    validation = given_or(inputs.get("validation"), BackupValidation.DEEP)
    properties: dataprotection.BackupInstanceArgsDict = {
        "object_type": "BackupInstance",
        "friendly_name": disk_name,
        "validation_type": validation.value,
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
    if inputs.get("identity_id") is not None:
        properties["identity_details"] = {
            "use_system_assigned_identity": False,
            "user_assigned_identity_arm_url": inputs["identity_id"],
        }
    if inputs.get("guard_requests") is not None:
        properties["resource_guard_operation_requests"] = inputs["guard_requests"]
    return properties
