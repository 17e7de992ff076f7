"""Exports as requests: access given and taken back, and what a URL lets one read (F1-F8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from azure_disk_facts.vhd import VHD_FOOTER_BYTES
from azure_disk_simulator import (
    access,
    addresses,
    authorization,
    content,
    errors,
    ids,
    locks,
    snapshot_rules,
    vhd,
)
from azure_disk_simulator.access import Ticket
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World
from azure_disk_simulator.types import known_type

Ranges = list[tuple[int, int]]
"""Offsets and lengths, in order; neighbours are joined."""

_GUEST_STATE_BYTES = 4 * 1024 * 1024


def grant(world: World, resource_id: str, request: Json, *, storage_url: str) -> Json:
    """Give access to a disk's or snapshot's data and return ARM's ``AccessUri``."""
    authorization.require(world, resource_id, "beginGetAccess/action")
    locks.check_write(world, resource_id)
    resource = addresses.existing(world, resource_id)
    resource_type = known_type(resource.arm_type)
    given = access.grant(world, resource, request, shown=resource_type.view(world, resource))
    world.store.save(resource, resource_type.links(resource))
    return access.answer(given, storage_url)


def revoke(world: World, resource_id: str) -> None:
    """Take back the access to a disk's or snapshot's data."""
    authorization.require(world, resource_id, "endGetAccess/action")
    resource = addresses.existing(world, resource_id)
    access.revoke(resource)
    world.store.save(resource, known_type(resource.arm_type).links(resource))


@dataclass(frozen=True)
class Exported:
    """The file behind an export URL; only valid inside the request that opened it."""

    world: World
    resource: Resource
    is_vhdx: bool
    is_guest_state: bool

    @property
    def size_bytes(self) -> int:
        """Length of the disk."""
        return int(self.resource.get("properties.diskSizeBytes", 0))

    @property
    def length(self) -> int:
        """Length of the file."""
        if self.is_guest_state:
            return _GUEST_STATE_BYTES
        return vhd.file_length(self.size_bytes, is_vhdx=self.is_vhdx)

    @property
    def etag(self) -> str:
        """The same as long as the file is the same: a snapshot's for ever."""
        return f'"{ids.derived("etag", str(self.resource.get("properties.uniqueId")))}"'

    def read(self, offset: int, length: int) -> bytes:
        """Return bytes of the file."""
        pieces = ((at, data) for at, data in self._parts() if at < offset + length)
        result = bytearray(length)
        for at, data in pieces:
            _lay(result, at - offset, data)
        if not self.is_guest_state:
            start = max(offset - self._content_at, 0)
            end = min(offset + length - self._content_at, self.size_bytes)
            if end > start:
                found = content.read(
                    self.world.store.database, self.resource, start, length=end - start
                )
                _lay(result, start + self._content_at - offset, found)
        return bytes(result)

    def ranges(self) -> Ranges:
        """Return what was ever written, and what Azure adds."""
        written = content.positions(self.world.store.database, self.resource)
        return self._joined([] if self.is_guest_state else list(written))

    def changes(self, previous: "Exported") -> Ranges:
        """Return what changed since another snapshot of the same family (B7, F7).

        Raises:
            ArmError: 409, the two are of different families.
        """
        family = self.resource.get(snapshot_rules.FAMILY)
        if not family or family != previous.resource.get(snapshot_rules.FAMILY):
            raise errors.ArmError(
                409,
                "PreviousSnapshotNotFound",
                "The previous snapshot is not found: it is of another family.",
            )
        database = self.world.store.database
        now = content.positions(database, self.resource)
        before = content.positions(database, previous.resource)
        changed = [at for at in now if now[at] != before.get(at)]
        return self._joined([*changed, *(at for at in before if at not in now)])

    @property
    def _content_at(self) -> int:
        return vhd.VHDX_CONTENT_AT if self.is_vhdx else 0

    def _parts(self) -> Iterator[tuple[int, bytes]]:
        """Yield what is not the disk's: head, footer, guest state."""
        unique = str(self.resource.get("properties.uniqueId"))
        identity = bytes.fromhex(ids.derived("vhd", unique).replace("-", ""))
        if self.is_guest_state:
            yield 0, b"GUESTRTS" + identity
        elif self.is_vhdx:
            yield 0, vhd.vhdx_head()
        else:
            yield self.length - VHD_FOOTER_BYTES, vhd.footer(self.size_bytes, identity)

    def _joined(self, positions: list[int]) -> Ranges:
        block = content.BLOCK
        pieces = [(self._content_at + at * block, block) for at in positions]
        pieces += [(at, len(data) + -len(data) % 512) for at, data in self._parts()]
        joined: Ranges = []
        for start, length in sorted(pieces):
            if joined and joined[-1][0] + joined[-1][1] == start:
                joined[-1] = (joined[-1][0], joined[-1][1] + length)
            else:
                joined.append((start, length))
        return joined


def _lay(target: bytearray, at: int, data: bytes) -> None:
    """Copy data over a part of a window; what lies outside of the window is left out."""
    start, skipped = max(at, 0), max(-at, 0)
    part = data[skipped : skipped + max(len(target) - start, 0)]
    target[start : start + len(part)] = part


def opened(world: World, ticket: Ticket) -> Exported:
    """Return the file that a request may read.

    Raises:
        ArmError: 401, 403 or 404, in the words of Azure Storage.
    """
    resource, given = access.admit(world, ticket)
    is_guest_state = ticket.blob == access.GUEST_STATE_BLOB
    return Exported(world, resource, given.is_vhdx, is_guest_state)
