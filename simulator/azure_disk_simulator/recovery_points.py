"""The recovery points of a backup instance: which there are, and how ARM shows them (E16, E21).

They are kept with the instance, so that they share its fate: soft-deleted and recovered with it.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from azure_disk_facts.backup import OPERATIONAL_STORE
from azure_disk_facts.durations import format_timestamp
from azure_disk_facts.restores import RECOVERY_POINT_TYPE, RestoreError
from azure_disk_simulator.clock import from_micros, to_micros
from azure_disk_simulator.errors import backup_error
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World

_KEPT = "recovery_points"


@dataclass(frozen=True)
class RecoveryPoint:
    """One restorable moment of a disk."""

    id: str
    taken: int
    """Microseconds, as the state keeps times."""
    expires: int
    tag: str
    """Name of the retention tag that says how long it is kept."""
    snapshot_id: str
    """Id of the incremental snapshot it is."""
    sku: str
    """The disk's at that moment: a restore makes a disk of the same (rule E21)."""
    zones: list[str]
    policy: str
    """Name of the backup policy."""
    on_demand: bool

    @property
    def at(self) -> datetime:
        """The moment."""
        return from_micros(self.taken)


def points_of(instance: Resource) -> list[RecoveryPoint]:
    """Return an instance's recovery points, oldest first."""
    kept: list[dict[str, Any]] = instance.state.get(_KEPT, [])
    return [RecoveryPoint(**each) for each in kept]


def add(world: World, instance: Resource, point: RecoveryPoint) -> None:
    """Keep a new recovery point."""
    kept = [*instance.state.get(_KEPT, []), asdict(point)]
    instance.state[_KEPT] = sorted(kept, key=lambda each: int(each["taken"]))
    world.store.save(instance)


def find(instance: Resource, point_id: str) -> RecoveryPoint:
    """Return a recovery point by its id, or by the last part of its ARM id.

    Raises:
        ArmError: 400, there is none; the code is assumed.
    """
    name = point_id.rstrip("/").rsplit("/", 1)[-1].lower()
    for point in points_of(instance):
        if point.id.lower() == name:
            return point
    raise backup_error(
        RestoreError.POINT_MISSING.value,
        f"Recovery point '{point_id}' of backup instance '{instance.name}' does not exist.",
    )


@dataclass(frozen=True)
class Daily:
    """What Azure Backup does only so often within a day for one instance (E16, E20)."""

    key: str
    """Where the instance's state keeps the moments."""
    words: str
    most: int

    def count(self, instance: Resource, since: datetime) -> int:
        """Return how often it was done since a moment."""
        times: list[int] = instance.state.get(self.key, [])
        return sum(1 for moment in times if moment > to_micros(since))

    def check(self, world: World, instance: Resource) -> None:
        """Refuse to do it too often.

        Raises:
            ArmError: 400; the text is simulated.
        """
        if self.count(instance, world.now - timedelta(days=1)) >= self.most:
            raise backup_error(
                RestoreError.TOO_MANY.value,
                f"Backup instance '{instance.name}' has had {self.most} {self.words} within a day, "
                "the most it takes.",
            )

    def note(self, world: World, instance: Resource) -> None:
        """Note that it is done now."""
        times = instance.state.get(self.key, [])
        instance.state[self.key] = [*times, to_micros(world.now)]


def view(instance: Resource, point: RecoveryPoint) -> Json:
    """Return a recovery point as ARM answers it (``AzureBackupDiscreteRecoveryPoint``)."""
    kind = f"{instance.arm_type}/recoveryPoints"
    store = {
        "id": point.id,
        "type": OPERATIONAL_STORE,
        "creationTime": format_timestamp(point.at),
        "expiryTime": format_timestamp(from_micros(point.expires)),
        "state": "COMMITTED",
        "visible": True,
        "metaData": point.snapshot_id,
    }
    properties = {
        "objectType": RECOVERY_POINT_TYPE,
        "recoveryPointId": point.id,
        "recoveryPointTime": format_timestamp(point.at),
        "recoveryPointType": "Incremental",
        "friendlyName": point.snapshot_id.rsplit("/", 1)[-1],
        "recoveryPointDataStoresDetails": [store],
        "retentionTagName": point.tag,
        "policyName": point.policy,
        "expiryTime": format_timestamp(from_micros(point.expires)),
        "recoveryPointState": "Completed",
    }
    return {
        "id": f"{instance.id}/recoveryPoints/{point.id}",
        "name": point.id,
        "type": kind,
        "properties": properties,
    }
