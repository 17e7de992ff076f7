"""An estate as the deployment shows it: disks and all that protects them, by ARM id.

Every mapping is keyed by the lower-case ARM id, since Azure gives ids back in any case (rule 0.5).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from azure_disk_analysis.deployment import Resource, of_type
from azure_disk_facts import resource_types as types
from azure_disk_facts.backup import RUNNING_PROTECTION_STATES
from azure_disk_facts.durations import (
    InvalidInterval,
    parse_interval,
    parse_timestamp,
)
from azure_disk_facts.resource_types import ResourceTypeFacts

Part = TypeVar("Part")

_SUCCEEDED = "succeeded"
_FAILED = frozenset({"failed", "canceled"})
_RUNNING = frozenset(state.lower() for state in RUNNING_PROTECTION_STATES)


@dataclass(frozen=True)
class Disk:
    """A managed disk."""

    id: str
    name: str
    location: str
    sku: str
    size_gib: int | None
    encryption_type: str
    """Empty where Azure's default, a platform key, applies."""
    encryption_set_id: str
    """Empty where no disk encryption set is used."""


@dataclass(frozen=True)
class EncryptionSet:
    """A disk encryption set and the key it encrypts with."""

    id: str
    name: str
    location: str
    key_vault: str
    """Name of the key vault or managed HSM, from the key's URL."""
    key: str


@dataclass(frozen=True)
class Snapshot:
    """A snapshot of a disk, or a copy of a snapshot (``is_copy``)."""

    id: str
    name: str
    location: str
    source_id: str
    is_copy: bool
    """Made by ``CopyStart`` from another snapshot (rule B10)."""
    taken_at: datetime | None
    """Creation time; for a copy the moment the copy was begun, not the moment it shows."""
    completion_percent: float | None
    provisioning_state: str
    error: str
    """Code of the failed copy, else the provisioning state of a failed request; else empty."""

    @property
    def is_complete(self) -> bool:
        """Whether it can be restored from (rule B23)."""
        has_succeeded = self.provisioning_state.lower() == _SUCCEEDED
        return has_succeeded and not self.error and self.completion_percent in (None, 100)


@dataclass(frozen=True)
class BackupPolicy:
    """A disk backup policy."""

    id: str
    name: str
    every: timedelta | None
    """Time between two backups; ``None`` when the policy holds no schedule."""


@dataclass(frozen=True)
class BackupInstance:
    """A disk under a backup policy."""

    id: str
    disk_id: str
    policy_id: str
    status: str
    """State that Azure Backup gives, for example ``ProtectionConfigured``; may be empty."""

    @property
    def is_running(self) -> bool:
        """Whether backups are taken: a PUT that succeeded is not enough (rule E18)."""
        return self.status.lower() in _RUNNING


@dataclass(frozen=True)
class Estate:
    """All parts of an estate."""

    disks: Mapping[str, Disk]
    encryption_sets: Mapping[str, EncryptionSet]
    snapshots: Mapping[str, Snapshot]
    backup_policies: Mapping[str, BackupPolicy]
    backup_instances: Mapping[str, BackupInstance]

    def origin(self, snapshot: Snapshot) -> Snapshot:
        """Follow copies, and copies of copies, back to the snapshot whose moment they all show."""
        seen = set[str]()
        current = snapshot
        while (source := current.source_id.lower()) in self.snapshots and source not in seen:
            seen.add(source)
            current = self.snapshots[source]
        return current


def read_deployed_estate(resources: tuple[Resource, ...]) -> Estate:
    """Return the estate that a deployment's resources make up."""

    def collect(facts: ResourceTypeFacts, build: Callable[[Resource], Part]) -> dict[str, Part]:
        return {item.id.lower(): build(item) for item in of_type(resources, facts)}

    return Estate(
        disks=collect(types.DISK, _disk),
        encryption_sets=collect(types.DISK_ENCRYPTION_SET, _encryption_set),
        snapshots=collect(types.SNAPSHOT, _snapshot),
        backup_policies=collect(types.BACKUP_POLICY, _backup_policy),
        backup_instances=collect(types.BACKUP_INSTANCE, _backup_instance),
    )


def _at(values: object, *path: str) -> Any:
    for step in path:
        # Most are dictionaries, which are told apart faster than mappings at large.
        if not isinstance(values, dict | Mapping):
            return None
        values = values.get(step)
    return values


def _text(values: object, *path: str) -> str:
    value = _at(values, *path)
    return value if isinstance(value, str) else ""


def _disk(resource: Resource) -> Disk:
    properties = resource.properties
    size = properties.get("diskSizeGB")
    return Disk(
        id=resource.id,
        name=resource.name,
        location=_text(properties, "location"),
        sku=_text(properties, "sku", "name"),
        size_gib=int(size) if isinstance(size, (int, float)) else None,
        encryption_type=_text(properties, "encryption", "type"),
        encryption_set_id=_text(properties, "encryption", "diskEncryptionSetId"),
    )


def _encryption_set(resource: Resource) -> EncryptionSet:
    properties = resource.properties
    url = urlsplit(_text(properties, "activeKey", "keyUrl"))
    segments = url.path.strip("/").split("/")
    return EncryptionSet(
        id=resource.id,
        name=resource.name,
        location=_text(properties, "location"),
        key_vault=(url.hostname or "").split(".", 1)[0],
        key=segments[1] if len(segments) > 1 else "",
    )


def _snapshot(resource: Resource) -> Snapshot:
    properties = resource.properties
    percent = properties.get("completionPercent")
    state = _text(properties, "provisioningState")
    copy_error = _text(properties, "copyCompletionError", "errorCode")
    return Snapshot(
        id=resource.id,
        name=resource.name,
        location=_text(properties, "location"),
        source_id=_text(properties, "creationData", "sourceResourceId"),
        is_copy=_text(properties, "creationData", "createOption").lower() == "copystart",
        taken_at=_moment(properties.get("timeCreated")),
        completion_percent=float(percent) if isinstance(percent, (int, float)) else None,
        provisioning_state=state,
        error=state if not copy_error and state.lower() in _FAILED else copy_error,
    )


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        return parse_timestamp(value)
    except ValueError:
        return None


def _backup_policy(resource: Resource) -> BackupPolicy:
    rules = resource.properties.get("policyRules")
    intervals = (
        text
        for rule in (rules if isinstance(rules, list) else [])
        for text in _at(rule, "trigger", "schedule", "repeatingTimeIntervals") or []
    )
    lengths = [length for text in intervals if (length := _every(text)) is not None]
    return BackupPolicy(resource.id, resource.name, min(lengths, default=None))


def _every(text: object) -> timedelta | None:
    try:
        return parse_interval(text).every if isinstance(text, str) else None
    except InvalidInterval:
        return None


def _backup_instance(resource: Resource) -> BackupInstance:
    properties = resource.properties
    return BackupInstance(
        id=resource.id,
        disk_id=_text(properties, "dataSourceInfo", "resourceID"),
        policy_id=_text(properties, "policyInfo", "policyId"),
        status=_text(properties, "currentProtectionState"),
    )
