"""The simulated resource manager: the one way in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TypeVar, final

from azure_disk_simulator import addresses, content, deletion, errors, intake
from azure_disk_simulator.clock import Clock
from azure_disk_simulator.paths import Json, get_path, merged, set_path
from azure_disk_simulator.records import Deleted, Resource
from azure_disk_simulator.request import World
from azure_disk_simulator.settings import Settings
from azure_disk_simulator.store import Store
from azure_disk_simulator.types import known_type

_Result = TypeVar("_Result")

Bodies = list[Json]
"""Bodies of several resources; inside the class ``list`` is a method."""

DeletedThings = list[Deleted]

_REPLACED_BY_PATCH = ("tags", "identity.userAssignedIdentities", "properties.encryption")
"""Objects that a PATCH replaces whole."""


@final
class Azure:
    """One simulated Azure subscription; its state lives in one file, or in memory for tests.

    Bodies have ARM's wire shape: ``{"location", "sku", "tags", "properties": {...}}``. Ids are
    taken in any case. Every refusal is an :class:`~azure_disk_simulator.errors.ArmError`. Threads
    may share one object; processes open the same file.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.clock = Clock(store)
        self.settings = Settings(store)
        self.subscription_id = store.meta("subscription")
        self.tenant_id = store.meta("tenant")
        self.client_id = store.meta("client")
        self.object_id = store.meta("caller")
        self._world = World(
            store, self.settings, self.subscription_id, self.tenant_id, self.object_id
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

    def advance(self, by: timedelta) -> datetime:
        """Let simulated time pass and return the new time."""
        with self._store.write():
            now = self.clock.advance(by)
            self._store.purge(now)
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
        raise refusal
