"""Backups and restores, for tests."""

from azure_disk_facts.roles import DISK_RESTORE_OPERATOR
from azure_disk_simulator.paths import merged
from tests.simulator.estate import Estate, Json


def restore_request(point: Json, target_id: str, **changes: object) -> Json:
    """The body of E21."""
    body: Json = {
        "objectType": "AzureBackupRecoveryPointBasedRestoreRequest",
        "recoveryPointId": point["name"],
        "sourceDataStoreType": "OperationalStore",
        "restoreTargetInfo": {
            "objectType": "RestoreTargetInfo",
            "recoveryOption": "FailIfExists",
            "restoreLocation": "westeurope",
            "datasourceInfo": {
                "objectType": "Datasource",
                "datasourceType": "Microsoft.Compute/disks",
                "resourceType": "Microsoft.Compute/disks",
                "resourceID": target_id,
                "resourceUri": target_id,
                "resourceName": target_id.rsplit("/", 1)[-1],
                "resourceLocation": "westeurope",
            },
        },
    }
    return dict(merged(body, changes))


def backed_up(estate: Estate) -> tuple[Json, Json, Json, Json]:
    """A protected disk with a recovery point, and the grant to restore into the group ``rg``.

    Returns disk, vault, instance and recovery point.
    """
    disk, vault, _, instance = estate.protected()
    point = estate.azure.backup_now(instance["id"])
    estate.grant(DISK_RESTORE_OPERATOR, vault["identity"]["principalId"], estate.group)
    return disk, vault, instance, point
