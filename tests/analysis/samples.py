"""Resources as ``pulumi stack export`` writes them, and the estates they make up."""

import json
from collections.abc import Iterable
from datetime import datetime, timezone
from random import Random
from typing import Any

from azure_disk_analysis.deployment import Resource, read_resources
from azure_disk_analysis.estate import Estate, read_deployed_estate
from azure_disk_analysis.protection import Protection, protections
from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_id import resource_group_id, resource_id
from azure_disk_facts.resource_types import ResourceTypeFacts

SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"
HOME = "westeurope"
AWAY = "northeurope"
MONDAY = "2026-01-05T06:00:00.000000+00:00"
TUESDAY = "2026-01-06T06:00:00.000000+00:00"
WEDNESDAY = "2026-01-07T06:00:00.000000+00:00"
KEY_URL = "https://kv-bakery.vault.azure.net/keys/disks/0123456789abcdef"

Row = dict[str, Any]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(timezone.utc)


def arm_id(facts: ResourceTypeFacts, *names: str, group: str = "rg-bakery") -> str:
    return resource_id(resource_group_id(SUBSCRIPTION, group), facts.arm_type, *names)


def urn(token: str, name: str) -> str:
    return f"urn:pulumi:dev::azure-disk-protection::{token}::{name}"


def row(facts: ResourceTypeFacts, resource: str, outputs: Row, **more: Any) -> Row:
    """Return a custom resource of a deployment."""
    name = resource.rsplit("/", 1)[-1]
    return {
        "urn": urn(facts.token, name),
        "custom": True,
        "id": resource,
        "type": facts.token,
        "inputs": {},
        "outputs": outputs,
        **more,
    }


def disk_id(name: str = "web") -> str:
    return arm_id(types.DISK, name)


def disk(name: str = "web", **properties: Any) -> Row:
    outputs = {
        "location": HOME,
        "sku": {"name": "Premium_LRS", "tier": "Premium"},
        "diskSizeGB": 64,
        "encryption": {
            "type": "EncryptionAtRestWithCustomerKey",
            "diskEncryptionSetId": encryption_set_id(),
        },
        **properties,
    }
    return row(types.DISK, disk_id(name), outputs)


def encryption_set_id(name: str = "set") -> str:
    return arm_id(types.DISK_ENCRYPTION_SET, name)


def encryption_set(name: str = "set", key_url: str = KEY_URL) -> Row:
    outputs = {"location": HOME, "activeKey": {"keyUrl": key_url}}
    return row(types.DISK_ENCRYPTION_SET, encryption_set_id(name), outputs)


def snapshot_id(name: str = "monday") -> str:
    return arm_id(types.SNAPSHOT, name, group="rg-bakery-snapshots")


def snapshot(name: str = "monday", source: str | None = None, **properties: Any) -> Row:
    """Return a complete snapshot, of the disk ``web`` unless told otherwise."""
    outputs = {
        "location": HOME,
        "creationData": {
            "createOption": "Copy",
            "sourceResourceId": disk_id() if source is None else source,
        },
        "timeCreated": MONDAY,
        "provisioningState": "Succeeded",
        "completionPercent": 100,
        **properties,
    }
    return row(types.SNAPSHOT, snapshot_id(name), outputs)


def copy(name: str = "copy", source: str | None = None, **properties: Any) -> Row:
    """Return a complete copy in another region, of ``monday`` unless told otherwise."""
    creation = {
        "createOption": "CopyStart",
        "sourceResourceId": snapshot_id() if source is None else source,
    }
    given = {"location": AWAY, "creationData": creation, "timeCreated": TUESDAY, **properties}
    return snapshot(name, **given)


def policy_id(name: str = "four-hourly") -> str:
    return arm_id(types.BACKUP_POLICY, "bv-bakery", name)


def schedule(*intervals: object) -> Row:
    """Return a backup rule with these repeating intervals."""
    return {
        "objectType": "AzureBackupRule",
        "trigger": {"schedule": {"repeatingTimeIntervals": list(intervals)}},
    }


def every(length: str) -> Row:
    return schedule(f"R/2026-01-01T02:00:00+00:00/{length}")


def backup_policy(*rules: object, name: str = "four-hourly") -> Row:
    """Return a backup policy; without rules it backs up every four hours."""
    retention = {"objectType": "AzureRetentionRule", "name": "Default", "isDefault": True}
    given = [*rules] if rules else [every("PT4H"), retention]
    return row(types.BACKUP_POLICY, policy_id(name), {"properties": {"policyRules": given}})


def backup_instance(name: str = "web-backup", **properties: Any) -> Row:
    """Return the disk ``web`` under ``four-hourly``."""
    given = {
        "dataSourceInfo": {"resourceID": disk_id()},
        "policyInfo": {"policyId": policy_id()},
        "currentProtectionState": "ProtectionConfigured",
        **properties,
    }
    resource = arm_id(types.BACKUP_INSTANCE, "bv-bakery", name)
    return row(types.BACKUP_INSTANCE, resource, {"properties": given})


def everything() -> tuple[Row, ...]:
    """Return two disks: one with all there is, one with nothing."""
    bare = disk("bare", encryption={"type": "EncryptionAtRestWithPlatformKey"})
    return (
        encryption_set(),
        disk(),
        bare,
        snapshot(),
        snapshot("tuesday", timeCreated=TUESDAY),
        copy(),
        copy("copy2", snapshot_id("copy"), location="swedencentral", timeCreated=WEDNESDAY),
        backup_policy(),
        backup_instance(),
    )


def in_other_group(row: Row) -> Row:
    """Return the resource in another group, so that its name is taken twice."""
    moved: Row = json.loads(json.dumps(row).replace("/rg-bakery/", "/rg-other/"))
    return moved


def recased(value: Any, random: Random) -> Any:
    """Return a value with each ARM id in it in another case."""
    if isinstance(value, dict):
        return {key: recased(each, random) for key, each in value.items()}
    if isinstance(value, str) and value.startswith("/subscriptions/"):
        return "".join(random.choice((char.lower(), char.upper())) for char in value)
    return value


def resources_of(rows: Iterable[Row]) -> tuple[Resource, ...]:
    return read_resources({"resources": list(rows)})


def estate_of(*rows: Row) -> Estate:
    return read_deployed_estate(resources_of(rows))


def protections_of(*rows: Row) -> tuple[Protection, ...]:
    return protections(estate_of(*rows))


def protection_of(*rows: Row) -> Protection:
    """Return the row of the only disk."""
    (only,) = protections_of(*rows)
    return only
