"""Who may do what with snapshots: the night shift takes them, auditors see, one team deletes."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.roles import PrincipalType
from azure_disk_protection import SnapshotAccess

disks = resources.ResourceGroup("bakery", location="westeurope")
kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
snapshots = resources.ResourceGroup("bakery-snapshots", location="westeurope", opts=kept)
access = SnapshotAccess(
    "bakery",
    {
        "snapshot_resource_group_id": snapshots.id,
        "disk_scope_ids": {"bakery": disks.id},
        "readers": {
            "auditors": {
                "principal_id": "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a01",
                "principal_type": PrincipalType.GROUP,
                "description": "Yearly audit.",
            }
        },
        "creators": {"night-shift": {"principal_id": "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a02"}},
        "deleters": {
            "storage-team": {
                "principal_id": "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a03",
                "principal_type": PrincipalType.GROUP,
            }
        },
    },
)
pulumi.export("roles", access.role_definition_ids)
