"""What an assignment of the guardrails says: effects, values, messages, and what takes its own."""

from collections.abc import Mapping, Sequence
from typing import Any

import pulumi

from azure_disk_facts.arm_id import parse
from azure_disk_facts.azure_policies import BACK_UP_TAGGED_DISKS, DISKS_USE_DISK_ACCESS, Effect
from azure_disk_protection.guardrail_built_ins import BACK_UP, DISK_ACCESS_REFERENCE
from azure_disk_protection.guardrail_definitions import Group, Guardrail, Rule

_MESSAGES = {
    BACK_UP: "Wait until Azure Policy has backed up the disk, or protect it yourself.",
    DISK_ACCESS_REFERENCE: "Give the disk the disk access of its region and AllowPrivate.",
}
_OVERALL = "The disk protection guardrails forbid this."


def extra_entries(inputs: Mapping[str, Any]) -> list[Rule]:
    """Return the built-ins that take values of their own, which no parameter need outlive."""
    entries = []
    access, backup = inputs.get("disk_access"), inputs.get("backup")
    if access is not None:
        values = {"location": access["location"], "diskAccessId": access["disk_access_id"]}
        entries.append(
            _entry(DISK_ACCESS_REFERENCE, Group.EXPORT, DISKS_USE_DISK_ACCESS.id, values)
        )
    deploy = None if backup is None else backup.get("deploy")
    if backup is not None and deploy is not None:
        group = pulumi.Output.from_input(deploy["snapshot_resource_group_id"])
        values = {
            "vaultLocation": deploy["location"],
            "backupPolicyId": deploy["policy_id"],
            "snapshotResourceGroupName": group.apply(lambda known: parse(known).name),
            "inclusionTagName": backup["tag_name"],
            "inclusionTagValues": backup["tag_values"],
        }
        entries.append(_entry(BACK_UP, Group.BACKUP, BACK_UP_TAGGED_DISKS.id, values))
    return entries


def _entry(name: str, group: Group, definition_id: str, values: Mapping[str, Any]) -> Rule:
    return {
        "policy_definition_id": definition_id,
        "policy_definition_reference_id": name,
        "group_names": [group.value],
        "parameters": {key: {"value": value} for key, value in values.items()},
    }


def values_of(inputs: Mapping[str, Any], chosen: Sequence[Guardrail]) -> Rule:
    """Return the assignment's parameters: each effect, and what was given beside."""
    values: Rule = {each.effect_parameter: _effect(inputs, each).value for each in chosen}
    backup, days = inputs.get("backup"), inputs.get("max_snapshot_age_days")
    sets = inputs.get("allowed_encryption_set_ids")
    if sets is not None:
        values["allowedEncryptionSets"] = sets
    if days is not None:
        values["maxSnapshotAgeDays"] = days
    if backup is not None:
        values["backupTagName"] = backup["tag_name"]
        values["backupTagValues"] = backup["tag_values"]
    return values


def _effect(inputs: Mapping[str, Any], guardrail: Guardrail) -> Effect:
    if guardrail.name == "snapshots_young":
        is_on = inputs.get("max_snapshot_age_days") is not None
        return Effect.AUDIT if is_on else Effect.DISABLED
    if guardrail.name == "disks_backed_up":
        is_on = inputs.get("backup") is not None
        return Effect.AUDIT_IF_NOT_EXISTS if is_on else Effect.DISABLED
    chosen = inputs.get(guardrail.name)
    return guardrail.default if chosen is None else Effect(chosen.value)


def messages_of(inputs: Mapping[str, Any], chosen: Sequence[Guardrail]) -> list[Any]:
    """Return what to do about each guardrail, and a text for whatever has none."""
    by_reference = {each.reference: each.message for each in chosen}
    for entry in extra_entries(inputs):
        name = entry["policy_definition_reference_id"]
        by_reference[name] = _MESSAGES[name]
    each = [
        {"message": text, "policy_definition_reference_id": name}
        for name, text in by_reference.items()
    ]
    return [{"message": _OVERALL}, *each]
