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
    return tests[0] if len(tests) == 1 else {"anyOf": list(tests)}


def _encrypted(arm_type: str, kind: str) -> Guardrail:
    """Find what has no encryption set, or one that is not allowed; an empty list allows all."""
    alias = f"{arm_type}/encryption.diskEncryptionSetId"
    count = "[length(parameters('allowedEncryptionSets'))]"
    chosen = {"field": alias, "notIn": "[parameters('allowedEncryptionSets')]"}
    none = {"field": alias, "exists": "false"}
    return Guardrail(
        f"{kind}s_encrypted",
        Group.ENCRYPTION,
        f"{kind.capitalize()}s should be encrypted by one of our encryption sets",
        f"Set encryption.diskEncryptionSetId of the {kind} to an allowed disk encryption set.",
        Effect.AUDIT,
        condition=_if(arm_type, _any(none, {"allOf": [{"value": count, "greater": 0}, chosen]})),
        shared=("allowedEncryptionSets",),
    )


def _closed(name: str, arm_type: str, texts: tuple[str, str], **settings: str) -> Guardrail:
    """Find what differs from the settings, which ``Modify`` mends; ``texts``: title, message."""
    wanted = [(f"{arm_type}/{setting}", value) for setting, value in settings.items()]
    wrong = [{"field": alias, "notEquals": value} for alias, value in wanted]
    return Guardrail(
        name,
        Group.EXPORT,
        *texts,
        Effect.AUDIT,
        _CAN_MODIFY,
        condition=_if(arm_type, _any(*wrong)),
        operations=tuple(wanted),
    )


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
    _encrypted(_DISKS, "disk"),
    _encrypted(_SNAPSHOTS, "snapshot"),
    _closed(
        "disk_export",
        _DISKS,
        (
            "Disks should not be exportable",
            "Set networkAccessPolicy of the disk to DenyAll and publicNetworkAccess to Disabled.",
        ),
        networkAccessPolicy=_DENY_ALL,
        publicNetworkAccess=_NOT_PUBLIC,
    ),
    _closed(
        "snapshot_export",
        _SNAPSHOTS,
        (
            "Snapshots should not be exportable",
            "Set networkAccessPolicy of the snapshot to DenyAll.",
        ),
        networkAccessPolicy=_DENY_ALL,
    ),
    _closed(
        "snapshot_public_access",
        _SNAPSHOTS,
        (
            "Snapshots should not be reachable over the public network",
            "Set publicNetworkAccess of the snapshot to Disabled.",
        ),
        publicNetworkAccess=_NOT_PUBLIC,
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
