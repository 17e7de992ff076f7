"""The simulated resource manager: the one way in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TypeVar, final

from azure_disk_simulator import (
    addresses,
    authorization,
    backing_up,
    backup_jobs,
    content,
    deletion,
    errors,
    exports,
    intake,
    power,
    recovery_points,
    restoring,
    rotation,
)
from azure_disk_simulator.access import Ticket
from azure_disk_simulator.clock import Clock
from azure_disk_simulator.foreign_keys import ForeignKeys
from azure_disk_simulator.paths import Json, get_path, merged, set_path
from azure_disk_simulator.policies import compliance as states
from azure_disk_simulator.records import Deleted, Resource
from azure_disk_simulator.request import World
from azure_disk_simulator.settings import Settings
from azure_disk_simulator.store import Store
from azure_disk_simulator.types import known_type

_Result = TypeVar("_Result")

Bodies = list[Json]
"""Bodies of several resources; inside the class ``list`` is a method."""

DeletedThings = list[Deleted]
IdList = list[str]
Tickets = list[Ticket]
ExportedFiles = list[exports.Exported]

States = list[states.Compliance]

_REPLACED_BY_PATCH = ("tags", "identity.userAssignedIdentities", "properties.encryption")
"""Objects that a PATCH replaces whole."""


@final
class Azure:
    """One simulated Azure subscription; its state lives in one file, or in memory for tests.

    Bodies have ARM's wire shape: ``{"location", "sku", "tags", "properties": {...}}``. Ids are
    taken in any case. Every refusal is an :class:`~azure_disk_simulator.errors.ArmError`. Threads
    may share one object; processes open the same file.
    """

    def __init__(self, store: Store, principal: str | None = None) -> None:
        self._store = store
        self.clock = Clock(store)
        self.settings = Settings(store)
        self.foreign_keys = ForeignKeys(store)
        self.subscription_id = store.meta("subscription")
        self.tenant_id = store.meta("tenant")
        self.client_id = store.meta("client")
        self.object_id = store.meta("caller")
        self._world = World(
            store, self.settings, self.subscription_id, self.tenant_id, self.object_id, principal
        )

    @classmethod
    def open(cls, path: Path, seed: int = 0) -> "Azure":
        """Open the state in a file, made when absent; ``seed`` counts only for a new one.

        Raises:
            StateFileError: the file is no state, or one of another version.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        return cls(Store(path, seed))

    @classmethod
    def in_memory(cls, seed: int = 0) -> "Azure":
        """Return an Azure that is gone when it is closed."""
        return cls(Store(None, seed))

    def acting_as(self, principal_id: str) -> "Azure":
        """Return the same Azure as a principal sees it: its requests need its roles (G1)."""
        return Azure(self._store, principal_id)

    def put(self, resource_id: str, body: Json) -> Json:
        """Create or update a resource; return it as ARM answers."""
        duration = addresses.write_duration(resource_id)
        return self._request(duration, lambda: intake.put(self._world, resource_id, body))

    def patch(self, resource_id: str, body: Json) -> Json:
        """Change some properties of an existing resource: objects merge, the rest is replaced."""

        def change() -> Json:
            existing = addresses.existing(self._world, resource_id)
            patched = merged(existing.body, body)
            for path in _REPLACED_BY_PATCH:
                if get_path(body, path) is not None:
                    set_path(patched, path, get_path(body, path))
            return intake.put(self._world, resource_id, patched)

        return self._request(addresses.write_duration(resource_id), change)

    def get(self, resource_id: str) -> Json:
        """Return a resource as of now."""
        with self._store.read():
            authorization.require(self._world, resource_id, "read")
            return self._show(addresses.existing(self._world, resource_id))

    def exists(self, resource_id: str) -> bool:
        """Tell whether a resource exists; soft-deleted ones do not."""
        with self._store.read():
            return self._store.has(resource_id)

    def delete(self, resource_id: str) -> None:
        """Delete a resource; soft-deleted where its type keeps what is deleted."""
        duration = addresses.delete_duration(resource_id)
        self._request(duration, lambda: deletion.delete(self._world, resource_id))

    def list(self, scope_id: str, arm_type: str) -> Bodies:
        """Return the resources of a type below a scope, in the order of their ids."""
        resource_type = known_type(arm_type)
        with self._store.read():
            action = f"{resource_type.facts.arm_type}/read"
            authorization.require_at(self._world, scope_id, action)
            found = self._store.below(scope_id, resource_type.facts.arm_type)
            return [self._show(resource) for resource in found]

    def deleted(self) -> DeletedThings:
        """Return the soft-deleted things that are not purged yet, oldest first."""
        with self._store.read():
            return [record.shown for record in self._store.buried(self._store.now())]

    def recover(self, resource_id: str) -> Json:
        """Bring a soft-deleted thing back; a key vault comes with its keys."""
        duration = addresses.write_duration(resource_id)
        return self._request(
            duration, lambda: self._show(deletion.recover(self._world, resource_id))
        )

    def purge(self, resource_id: str) -> None:
        """Remove a soft-deleted thing for good, unless purge protection keeps it."""
        duration = addresses.delete_duration(resource_id)
        self._request(duration, lambda: deletion.purge(self._world, resource_id))

    def rotate_key(self, key_id: str) -> Json:
        """Give a key a new version; sets that follow rotation move to it within the hour (C10)."""
        duration = addresses.write_duration(key_id)
        self._request(duration, lambda: rotation.rotate(self._world, key_id))
        return self.get(key_id)

    def associated_resources(self, set_id: str) -> IdList:
        """Return the ids of what a disk encryption set encrypts (C13)."""
        with self._store.read():
            found = addresses.existing(self._world, set_id)
            return [user.id for user in self._store.users("encrypted-with", found.id)]

    def advance(self, by: timedelta) -> datetime:
        """Let simulated time pass and return the new time."""
        with self._store.write():
            now = self.clock.advance(by)
            self._store.purge(now)
            rotation.follow(self._world)
        return now

    def write_disk(self, disk_id: str, offset: int, data: bytes) -> None:
        """Write bytes into a disk, as the virtual machine it is attached to would."""
        with self._store.write():
            disk = addresses.existing(self._world, disk_id)
            content.write(self._store.database, disk, offset, data=data)

    def read(self, resource_id: str, offset: int, length: int) -> bytes:
        """Return the bytes of a disk or snapshot; what was never written is zeros."""
        with self._store.read():
            resource = addresses.existing(self._world, resource_id)
            return content.read(self._store.database, resource, offset, length=length)

    def used_bytes(self, resource_id: str) -> int:
        """Return the bytes a disk or snapshot alone occupies, in blocks of 4 KiB (B22)."""
        with self._store.read():
            resource = addresses.existing(self._world, resource_id)
            return content.used_bytes(self._store.database, resource)

    def deallocate(self, machine_id: str) -> None:
        """Stop a virtual machine, so that its disks can be changed; they stay attached (A9)."""
        duration = addresses.write_duration(machine_id)
        self._request(duration, lambda: power.deallocate(self._world, machine_id))

    def start(self, machine_id: str) -> None:
        """Start a virtual machine that was deallocated."""
        duration = addresses.write_duration(machine_id)
        self._request(duration, lambda: power.start(self._world, machine_id))

    def backup_now(self, instance_id: str, retention_tag: str | None = None) -> Json:
        """Take an on-demand backup of a protected disk; return the recovery point (E16)."""
        return self._request(
            backing_up.BACKUP_TIME,
            lambda: backing_up.back_up(self._world, instance_id, retention_tag),
        )

    def recovery_points(self, instance_id: str) -> Bodies:
        """Return the recovery points of a backup instance, newest first."""
        with self._store.read():
            instance = addresses.existing(self._world, instance_id)
            points = reversed(recovery_points.points_of(instance))
            return [recovery_points.view(instance, point) for point in points]

    def backup_jobs(self, vault_id: str) -> Bodies:
        """Return what became of a backup vault's backups and restores, newest first."""
        with self._store.read():
            return backup_jobs.jobs_of(addresses.existing(self._world, vault_id))

    def validate_restore(self, instance_id: str, request: Json) -> None:
        """Check a restore of Azure Backup without doing it (E21)."""
        self._request(
            restoring.VALIDATION_TIME,
            lambda: restoring.validate(self._world, instance_id, request),
        )

    def restore(self, instance_id: str, request: Json) -> Json:
        """Restore a recovery point into a new disk; return the disk (E21)."""
        return self._request(
            restoring.RESTORE_TIME,
            lambda: restoring.restore(self._world, instance_id, request),
        )

    def grant_access(self, resource_id: str, request: Json, *, storage_url: str) -> Json:
        """Give a URL to a disk's or snapshot's data: ARM's ``beginGetAccess`` (F1)."""
        return self._request(
            addresses.write_duration(resource_id),
            lambda: exports.grant(self._world, resource_id, request, storage_url=storage_url),
        )

    def revoke_access(self, resource_id: str) -> None:
        """Take back the URLs to a disk's or snapshot's data: ARM's ``endGetAccess`` (F1)."""
        duration = addresses.write_duration(resource_id)
        self._request(duration, lambda: exports.revoke(self._world, resource_id))

    def look_at_exports(
        self, tickets: Tickets, look: Callable[[ExportedFiles], _Result]
    ) -> _Result:
        """Open what some export URLs lead to, look at it, and return what was seen."""
        with self._store.read():
            return look([exports.opened(self._world, each) for each in tickets])

    def compliance(self, scope: str | None = None) -> States:
        """Return what Azure Policy says of everything at or below a scope, as of now.

        ``scope``: an id; the subscription when omitted.
        """
        with self._store.read():
            subscription = f"/subscriptions/{self.subscription_id}"
            return states.compliance(self._world, subscription if scope is None else scope)

    def close(self) -> None:
        """Close the state file."""
        self._store.close()

    def __enter__(self) -> "Azure":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _show(self, resource: Resource) -> Json:
        return known_type(resource.arm_type).view(self._world, resource)

    def _request(self, duration: timedelta, work: Callable[[], _Result]) -> _Result:
        """Run a request in a transaction; time passes for failed ones too."""
        with self._store.write():
            try:
                with self._store.attempt():
                    return work()
            except errors.ArmError as error:
                refusal = error
            finally:
                self._store.pass_time(duration)
                rotation.follow(self._world)
        raise refusal
