from datetime import timedelta

import pytest

from azure_disk_simulator import backing_up, recovery_points, restoring
from tests.simulator.backups import backed_up, restore_request
from tests.simulator.estate import Estate, refused


def test_points_are_shown_as_azure_does_newest_first(estate: Estate) -> None:
    _, _, instance, point = backed_up(estate)
    later = estate.azure.backup_now(instance["id"])
    assert estate.azure.recovery_points(instance["id"]) == [later, point]
    assert point["id"] == f"{instance['id']}/recoveryPoints/{point['name']}"
    assert point["type"] == "Microsoft.DataProtection/backupVaults/backupInstances/recoveryPoints"
    properties = point["properties"]
    assert properties["objectType"] == "AzureBackupDiscreteRecoveryPoint"
    assert properties["policyName"] == "four-hourly"
    (store,) = properties["recoveryPointDataStoresDetails"]
    assert (store["type"], store["expiryTime"]) == ("OperationalStore", properties["expiryTime"])


def test_points_share_the_fate_of_their_instance(estate: Estate) -> None:
    """E10: soft-deleted with it, and back with it."""
    _, _, instance, point = backed_up(estate)
    estate.azure.delete(instance["id"])
    with refused("ResourceNotFound"):
        estate.azure.recovery_points(instance["id"])
    estate.azure.recover(instance["id"])
    assert estate.azure.recovery_points(instance["id"]) == [point]


def test_a_point_is_found_by_either_id(estate: Estate) -> None:
    _, _, instance, point = backed_up(estate)
    by_name = restore_request(point, estate.id("Microsoft.Compute/disks", "r"))
    estate.azure.validate_restore(instance["id"], by_name)
    estate.azure.validate_restore(instance["id"], {**by_name, "recoveryPointId": point["id"]})
    with refused("UserErrorRecoveryPointNotFound", match="Recovery point 'none' of backup inst"):
        estate.azure.validate_restore(instance["id"], {**by_name, "recoveryPointId": "none"})


def test_operations_count_for_a_day(estate: Estate) -> None:
    _, _, instance, _ = backed_up(estate)
    store = estate.azure._store
    with store.read():
        kept = store.load(instance["id"])
        assert kept is not None
        now = store.now()
        assert backing_up.DAILY.count(kept, now - timedelta(days=1)) == 1
        assert backing_up.DAILY.count(kept, now) == 0
        assert restoring.DAILY.count(kept, now - timedelta(days=1)) == 0
        (point,) = recovery_points.points_of(kept)
        assert point.at == pytest.approx(now, abs=timedelta(minutes=5))
