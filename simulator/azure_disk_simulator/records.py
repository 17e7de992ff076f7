"""The records the simulated Azure keeps: resources, links between them, deleted things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import ArmId
from azure_disk_simulator.paths import Json, get_path


def key_of(resource_id: str) -> str:
    """Return the form of an id that resources are kept and compared by (rule 0.5)."""
    return resource_id.rstrip("/").lower()


@dataclass(frozen=True)
class Link:
    """Resource *source* uses *target*, in the way *kind* says."""

    kind: str
    target: str
    """Lower-case id, or another key such as a vault name or a principal id."""
    at: datetime | None = None
    """When the link began or ends, for links that count in time."""


@dataclass
class Resource:
    """One resource: ARM's body without id, name and type, and what only the simulator knows."""

    id: str
    arm_type: str
    body: Json
    created: datetime
    state: Json = field(default_factory=dict)
    """Facts that ARM does not show, for example the times of SKU changes."""
    number: int | None = None
    """Row number in the state file; ``None`` before the first save."""

    @property
    def key(self) -> str:
        """Lower-case id."""
        return key_of(self.id)

    @property
    def arm_id(self) -> ArmId:
        """The parsed id."""
        return arm_id.parse(self.id)

    @property
    def name(self) -> str:
        """The resource's own name."""
        return self.id.rstrip("/").rsplit("/", 1)[-1]

    @property
    def location(self) -> str:
        """Region name, or an empty text for types without one."""
        return str(self.body.get("location", ""))

    def get(self, path: str, default: Any = None) -> Any:
        """Return what lies at a dotted path of the body."""
        return get_path(self.body, path, default)


@dataclass(frozen=True)
class Deleted:
    """A soft-deleted thing: gone for ARM's lists, its name or data still held."""

    id: str
    arm_type: str
    name: str
    deleted_at: datetime
    purge_at: datetime
    """When Azure removes it for good."""
    purge_protected: bool
    """Nobody can remove it before ``purge_at``."""
    why: str
    """The property that keeps it, for people."""


@dataclass(frozen=True)
class DeletedRecord:
    """A :class:`Deleted` with the resource it was, and the vault it went with."""

    shown: Deleted
    resource: Resource
    owner: str
    """Lower-case id of the vault whose deletion took this along; empty when deleted by itself."""
    number: int


@dataclass(frozen=True)
class Tombstone:
    """How a type keeps what is deleted: until when, and why."""

    purge_at: datetime
    purge_protected: bool
    why: str
    owner: str = ""
    """Lower-case id of the resource whose deletion takes this along."""
    holds: str = ""
    """What stays taken meanwhile, for example a global name."""


def view(resource: Resource, body: Mapping[str, Any] | None = None) -> Json:
    """Return a resource as ARM answers it: ``id``, ``name``, ``type`` and the body."""
    shown = resource.body if body is None else body
    return {"id": resource.id, "name": resource.name, "type": resource.arm_type, **shown}
