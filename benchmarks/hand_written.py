"""Protected disks as one writes them with pulumi-azure-native alone."""

import uuid

import pulumi
from pulumi_azure_native import authorization, compute, dataprotection

from azure_disk_facts.roles import DISK_BACKUP_READER
from benchmarks.shared import AWAY, HOME, Shared

CUSTOMER_KEY = "EncryptionAtRestWithCustomerKey"


def declare(shared: Shared, disks: int) -> None:
    """Declare disks with a snapshot, a copy in another region, and a backup each."""
    for number in range(disks):
        _declare_one(shared, f"disk-{number:04d}")


def _declare_one(shared: Shared, name: str) -> None:
    encryption = compute.EncryptionArgs(
        disk_encryption_set_id=shared.encryption_set_id, type=CUSTOMER_KEY
    )
    disk = compute.Disk(
        f"{name}-disk",
        disk_name=name,
        resource_group_name=shared.group,
        location=HOME,
        sku=compute.DiskSkuArgs(name="Premium_LRS"),
        disk_size_gb=128,
        zones=["1"],
        creation_data=compute.CreationDataArgs(create_option="Empty"),
        encryption=encryption,
        network_access_policy="DenyAll",
        public_network_access="Disabled",
        opts=pulumi.ResourceOptions(protect=True, ignore_changes=["creationData"]),
    )
    snapshot = compute.Snapshot(
        f"{name}-snapshot",
        snapshot_name=f"{name}-snapshot",
        resource_group_name=shared.snapshot_group,
        location=HOME,
        incremental=True,
        sku=compute.SnapshotSkuArgs(name="Standard_ZRS"),
        creation_data=compute.CreationDataArgs(create_option="Copy", source_resource_id=disk.id),
        encryption=encryption,
        network_access_policy="DenyAll",
        public_network_access="Disabled",
        opts=pulumi.ResourceOptions(retain_on_delete=True),
    )
    compute.Snapshot(
        f"{name}-copy",
        snapshot_name=f"{name}-{AWAY}",
        resource_group_name=shared.away_group,
        location=AWAY,
        incremental=True,
        sku=compute.SnapshotSkuArgs(name="Standard_ZRS"),
        creation_data=compute.CreationDataArgs(
            create_option="CopyStart", source_resource_id=snapshot.id
        ),
        encryption=compute.EncryptionArgs(
            disk_encryption_set_id=shared.away_encryption_set_id, type=CUSTOMER_KEY
        ),
        network_access_policy="DenyAll",
        public_network_access="Disabled",
        opts=pulumi.ResourceOptions(retain_on_delete=True),
    )
    _back_up(shared, name, disk)


def _back_up(shared: Shared, name: str, disk: compute.Disk) -> None:
    reader = authorization.RoleAssignment(
        f"{name}-reader",
        role_assignment_name=str(uuid.uuid5(uuid.NAMESPACE_OID, name)),
        scope=disk.id,
        principal_id=shared.vault_principal_id,
        principal_type="ServicePrincipal",
        role_definition_id=DISK_BACKUP_READER.definition_id(shared.snapshot_group_id.split("/")[2]),
    )
    dataprotection.BackupInstance(
        f"{name}-backup",
        backup_instance_name=name,
        resource_group_name=shared.group,
        vault_name=shared.backup_vault_name,
        properties=dataprotection.BackupInstanceArgs(
            object_type="BackupInstance",
            friendly_name=name,
            data_source_info=dataprotection.DatasourceArgs(
                object_type="Datasource",
                datasource_type="Microsoft.Compute/disks",
                resource_type="Microsoft.Compute/disks",
                resource_id=disk.id,
                resource_uri=disk.id,
                resource_name=name,
                resource_location=HOME,
            ),
            policy_info=dataprotection.PolicyInfoArgs(
                policy_id=shared.backup_policy_id,
                policy_parameters=dataprotection.PolicyParametersArgs(
                    data_store_parameters_list=[
                        dataprotection.AzureOperationalStoreParametersArgs(
                            object_type="AzureOperationalStoreParameters",
                            data_store_type="OperationalStore",
                            resource_group_id=shared.snapshot_group_id,
                        )
                    ]
                ),
            ),
        ),
        opts=pulumi.ResourceOptions(depends_on=[reader]),
    )
