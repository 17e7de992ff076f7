"""What the guardrails are, as plain data: own policy definitions, built-ins, their parameters.

No built-in looks at a snapshot's ``incremental``, encryption or age (rule H3), and the only one
about snapshots is meant for another platform, so those are own definitions (rule H5). Own ones
about aliases that no source shows (rule H4) can be left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from azure_disk_facts.azure_policies import BACKUP_INSTANCES, BuiltInPolicy, Effect
from azure_disk_facts.network import NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.policy_aliases import UNVERIFIED
from azure_disk_facts.resource_types import DISK, SNAPSHOT

Rule = dict[str, Any]


class Group(str, Enum):
    """Groups that the compliance view of Azure shows the guardrails in."""

    ENCRYPTION = "encryption"
    EXPORT = "export"
    SNAPSHOTS = "snapshots"
    BACKUP = "backup"
    KEY_VAULTS = "key-vaults"


@dataclass(frozen=True)
class Guardrail:
    """One guardrail of the initiative."""

    name: str
    """The component's input; its camelCase is the reference id in the initiative."""
    group: Group
    title: str
    message: str
    """What to do, said in refusals and in the compliance view."""
    default: Effect
    effects: tuple[Effect, ...] = (Effect.AUDIT, Effect.DENY, Effect.DISABLED)
    built_in: BuiltInPolicy | None = None
    values: Mapping[str, Any] | None = None
    """Fixed values of a built-in's further parameters."""
    condition: Rule | None = None
    """``if`` of an own definition."""
    operations: tuple[tuple[str, str], ...] = ()
    """Aliases that ``Modify`` sets, with their values."""
    shared: tuple[str, ...] = ()
    """Parameters of the initiative that an own definition takes, under the same names."""
    exists: str = ""
    """Resource type that ``AuditIfNotExists`` looks for."""

    @property
    def reference(self) -> str:
        """Its name in the initiative."""
        head, *rest = self.name.split("_")
        return head + "".join(word.capitalize() for word in rest)

    @property
    def child(self) -> str:
        """Name of its own definition below the component."""
        return self.name.replace("_", "-")

    @property
    def effect_parameter(self) -> str:
        """Parameter of the initiative that holds its effect."""
        return f"{self.reference}Effect"

    @property
    def is_unverified(self) -> bool:
        """Whether its condition needs an alias that no source shows (rule H4)."""
        return any(alias in str(self.condition) for alias in UNVERIFIED)


SHARED_PARAMETERS: dict[str, Rule] = {
    "allowedEncryptionSets": {"type": "Array", "defaultValue": []},
    "maxSnapshotAgeDays": {"type": "Integer", "defaultValue": 30},
    "backupTagName": {"type": "String", "defaultValue": "backup"},
    "backupTagValues": {"type": "Array", "defaultValue": ["true"]},
}
"""Parameters of the initiative beside the effects; Azure takes none away from one that exists."""

_DISKS, _SNAPSHOTS = DISK.arm_type, SNAPSHOT.arm_type
_DENY_ALL, _NOT_PUBLIC = NetworkAccessPolicy.DENY_ALL.value, PublicNetworkAccess.DISABLED.value
_CAN_MODIFY = (Effect.AUDIT, Effect.DENY, Effect.MODIFY, Effect.DISABLED)
_AUDIT_ONLY = (Effect.AUDIT, Effect.DISABLED)


def _if(arm_type: str, *tests: Rule) -> Rule:
    return {"allOf": [{"field": "type", "equals": arm_type}, *tests]}


def _any(*tests: Rule) -> Rule:
    return {"anyOf": list(tests)}


def _encrypted(arm_type: str) -> Rule:
    """Match what has no encryption set, or one that is not allowed; an empty list allows all."""
    alias = f"{arm_type}/encryption.diskEncryptionSetId"
    count = "[length(parameters('allowedEncryptionSets'))]"
    chosen = {"field": alias, "notIn": "[parameters('allowedEncryptionSets')]"}
    none = {"field": alias, "exists": "false"}
    return _if(arm_type, _any(none, {"allOf": [{"value": count, "greater": 0}, chosen]}))


_FULL = {"field": f"{_SNAPSHOTS}/incremental", "notEquals": "true"}
_OLD = {
    "field": f"{_SNAPSHOTS}/timeCreated",
    "less": "[addDays(utcNow(), mul(parameters('maxSnapshotAgeDays'), -1))]",
}
_TAGGED = {
    "field": "[concat('tags[', parameters('backupTagName'), ']')]",
    "in": "[parameters('backupTagValues')]",
}

OWN: tuple[Guardrail, ...] = (
    Guardrail(
        "disks_encrypted",
        Group.ENCRYPTION,
        "Disks should be encrypted by one of our encryption sets",
        "Set encryption.diskEncryptionSetId of the disk to an allowed disk encryption set.",
        Effect.AUDIT,
        condition=_encrypted(_DISKS),
        shared=("allowedEncryptionSets",),
    ),
    Guardrail(
        "snapshots_encrypted",
        Group.ENCRYPTION,
        "Snapshots should be encrypted by one of our encryption sets",
        "Set encryption.diskEncryptionSetId of the snapshot to an allowed disk encryption set.",
        Effect.AUDIT,
        condition=_encrypted(_SNAPSHOTS),
        shared=("allowedEncryptionSets",),
    ),
    Guardrail(
        "disk_export",
        Group.EXPORT,
        "Disks should not be exportable",
        "Set networkAccessPolicy of the disk to DenyAll and publicNetworkAccess to Disabled.",
        Effect.AUDIT,
        _CAN_MODIFY,
        condition=_if(
            _DISKS,
            _any(
                {"field": f"{_DISKS}/networkAccessPolicy", "notEquals": _DENY_ALL},
                {"field": f"{_DISKS}/publicNetworkAccess", "notEquals": _NOT_PUBLIC},
            ),
        ),
        operations=(
            (f"{_DISKS}/networkAccessPolicy", _DENY_ALL),
            (f"{_DISKS}/publicNetworkAccess", _NOT_PUBLIC),
        ),
    ),
    Guardrail(
        "snapshot_export",
        Group.EXPORT,
        "Snapshots should not be exportable",
        "Set networkAccessPolicy of the snapshot to DenyAll.",
        Effect.AUDIT,
        _CAN_MODIFY,
        condition=_if(
            _SNAPSHOTS, {"field": f"{_SNAPSHOTS}/networkAccessPolicy", "notEquals": _DENY_ALL}
        ),
        operations=((f"{_SNAPSHOTS}/networkAccessPolicy", _DENY_ALL),),
    ),
    Guardrail(
        "snapshot_public_access",
        Group.EXPORT,
        "Snapshots should not be reachable over the public network",
        "Set publicNetworkAccess of the snapshot to Disabled.",
        Effect.AUDIT,
        _CAN_MODIFY,
        condition=_if(
            _SNAPSHOTS, {"field": f"{_SNAPSHOTS}/publicNetworkAccess", "notEquals": _NOT_PUBLIC}
        ),
        operations=((f"{_SNAPSHOTS}/publicNetworkAccess", _NOT_PUBLIC),),
    ),
    Guardrail(
        "snapshots_incremental",
        Group.SNAPSHOTS,
        "Snapshots should be incremental",
        "Create the snapshot with incremental set to true, or ask for an exemption.",
        Effect.AUDIT,
        condition=_if(_SNAPSHOTS, _FULL),
    ),
    Guardrail(
        "snapshots_young",
        Group.SNAPSHOTS,
        "Snapshots should not be older than they are kept",
        "Delete the snapshot, or ask for an exemption; Azure Policy cannot delete it.",
        Effect.DISABLED,
        _AUDIT_ONLY,
        condition=_if(_SNAPSHOTS, _OLD),
        shared=("maxSnapshotAgeDays",),
    ),
    Guardrail(
        "disks_backed_up",
        Group.BACKUP,
        "Disks with the backup tag should be backed up",
        "Protect the disk in a backup vault of its region, or take the tag away.",
        Effect.DISABLED,
        (Effect.AUDIT_IF_NOT_EXISTS, Effect.DISABLED),
        condition=_if(_DISKS, _TAGGED),
        shared=("backupTagName", "backupTagValues"),
        exists=BACKUP_INSTANCES,
    ),
)
"""Guardrails with a definition of this project."""
