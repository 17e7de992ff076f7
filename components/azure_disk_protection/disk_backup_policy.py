"""``DiskBackupPolicy``: how often disks are backed up, and how long which backups are kept."""

import json
from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import dataprotection

from azure_disk_facts.backup import (
    DEFAULT_TAGGING_PRIORITY,
    DISK_DATASOURCE_TYPE,
    OPERATIONAL_STORE,
    RetentionRule,
    RetentionTag,
    kept_points,
)
from azure_disk_facts.durations import format_duration, parse_duration
from azure_disk_protection.checks.backup import policy_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    imported,
)
from azure_disk_protection.reading import schema_case
from azure_disk_protection.typed import NotRequired, TypedDict

DEFAULT_START = "2026-01-01T02:00:00+00:00"
"""First run of a schedule; only its time of day shows."""


class DiskBackupPolicyArgs(TypedDict):
    """Inputs of a disk backup policy."""

    resource_group_name: pulumi.Input[str]
    """Resource group of the backup vault."""
    vault_name: pulumi.Input[str]
    """Name of the backup vault the policy belongs to."""
    policy_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    every: str
    """ISO 8601 time between two backups: ``PT1H``, ``PT2H``, ``PT4H``, ``PT6H``, ``PT8H``,
    ``PT12H`` or ``P1D``; Premium SSD v2 and Ultra disks take the last two only."""
    start: NotRequired[str]
    """Date and time with offset of the first backup. Omitted: 02:00 UTC."""
    time_zone: NotRequired[str]
    """Time zone of the schedule, by its Windows name. Omitted: ``UTC``."""
    keep: str
    """ISO 8601 time that each backup is kept."""
    keep_daily: NotRequired[str]
    """ISO 8601 time that the first backup of a day is kept. Omitted: as ``keep``."""
    keep_weekly: NotRequired[str]
    """ISO 8601 time that the first backup of a week is kept. Omitted: as ``keepDaily``."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``policy``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class DiskBackupPolicy(pulumi.ComponentResource):
    """How often disks are backed up, and how long which backups are kept.

    It can only say what Azure takes for disks: fixed intervals, daily and weekly tags, and at most
    450 recovery points of a disk. A policy in use cannot be changed: declare another under another
    name and give the backups its id.
    """

    policy_id: pulumi.Output[str]
    """Id of the policy."""
    recovery_points: pulumi.Output[int]
    """Most recovery points of a disk that the policy keeps, of the 450 Azure allows."""
    policy_json: pulumi.Output[str]
    """The policy's rules as Azure gets them, as JSON."""

    def __init__(
        self, name: str, args: DiskBackupPolicyArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the policy.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(DiskBackupPolicyArgs, args, policy_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:DiskBackupPolicy", name, None, options)
            policy = declare_backup_policy(f"{name}-policy", inputs, parent=self)
            self.policy_id = policy.id
            self.recovery_points = pulumi.Output.from_input(recovery_points(inputs))
            self.policy_json = pulumi.Output.from_input(_as_json(inputs))
        self.register_outputs(
            {
                "policyId": self.policy_id,
                "recoveryPoints": self.recovery_points,
                "policyJson": self.policy_json,
            }
        )


def recovery_points(inputs: Mapping[str, Any]) -> int:
    """Return how many recovery points of a disk a policy keeps at most (rule E15)."""
    rules = [RetentionRule(parse_duration(inputs["keep"]))]
    rules += [RetentionRule(parse_duration(keep), tag) for tag, keep in _tags(inputs)]
    return kept_points(parse_duration(inputs["every"]), rules)


def _as_json(inputs: Mapping[str, Any]) -> str:
    return json.dumps(_in_wire_case(policy_rules(inputs)), indent=2)


def _in_wire_case(value: Any) -> Any:
    if isinstance(value, dict):
        return {schema_case(key): _in_wire_case(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_wire_case(each) for each in value]
    return value


def _tags(inputs: Mapping[str, Any]) -> list[tuple[RetentionTag, str]]:
    return [
        (tag, inputs[name])
        for tag, name in ((RetentionTag.DAILY, "keep_daily"), (RetentionTag.WEEKLY, "keep_weekly"))
        if inputs.get(name) is not None
    ]


def declare_backup_policy(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> dataprotection.BackupPolicy:
    """Declare a policy from checked inputs of :class:`DiskBackupPolicyArgs`."""
    return dataprotection.BackupPolicy(
        name,
        resource_group_name=inputs["resource_group_name"],
        vault_name=inputs["vault_name"],
        backup_policy_name=inputs.get("policy_name"),
        properties={
            "object_type": "BackupPolicy",
            "datasource_types": [DISK_DATASOURCE_TYPE],
            "policy_rules": policy_rules(inputs),
        },
        opts=child_options(parent, import_id=imported(inputs, "policy")),
    )


def policy_rules(
    inputs: Mapping[str, Any],
) -> list[dataprotection.AzureBackupRuleArgsDict | dataprotection.AzureRetentionRuleArgsDict]:
    """Return the one backup rule and a retention rule a tag, as rule E14 shows them."""
    tags = _tags(inputs)
    return [
        _backup_rule(inputs, [tag for tag, _ in tags]),
        _retention_rule("Default", inputs["keep"], is_default=True),
        *(_retention_rule(tag.value, keep, is_default=False) for tag, keep in tags),
    ]


def _backup_rule(
    inputs: Mapping[str, Any], tags: list[RetentionTag]
) -> dataprotection.AzureBackupRuleArgsDict:
    every = format_duration(parse_duration(inputs["every"]))
    start = DEFAULT_START if inputs.get("start") is None else inputs["start"]
    zone = "UTC" if inputs.get("time_zone") is None else inputs["time_zone"]
    return {
        "object_type": "AzureBackupRule",
        "name": "BackupSchedule",
        "backup_parameters": {"object_type": "AzureBackupParams", "backup_type": "Incremental"},
        "data_store": {"object_type": "DataStoreInfoBase", "data_store_type": OPERATIONAL_STORE},
        "trigger": {
            "object_type": "ScheduleBasedTriggerContext",
            "schedule": {
                "repeating_time_intervals": [f"R/{start}/{every}"],
                "time_zone": zone,
            },
            "tagging_criteria": [
                {
                    "is_default": True,
                    "tagging_priority": DEFAULT_TAGGING_PRIORITY,
                    "tag_info": {"tag_name": "Default"},
                },
                *(_tagging_criterion(tag) for tag in tags),
            ],
        },
    }


def _tagging_criterion(tag: RetentionTag) -> dataprotection.TaggingCriteriaArgsDict:
    return {
        "is_default": False,
        "tagging_priority": tag.priority,
        "tag_info": {"tag_name": tag.value},
        "criteria": [
            {"object_type": "ScheduleBasedBackupCriteria", "absolute_criteria": [tag.criterion]}
        ],
    }


def _retention_rule(
    name: str, keep: str, *, is_default: bool
) -> dataprotection.AzureRetentionRuleArgsDict:
    return {
        "object_type": "AzureRetentionRule",
        "name": name,
        "is_default": is_default,
        "lifecycles": [
            {
                "delete_after": {
                    "object_type": "AbsoluteDeleteOption",
                    "duration": format_duration(parse_duration(keep)),
                },
                "source_data_store": {
                    "object_type": "DataStoreInfoBase",
                    "data_store_type": OPERATIONAL_STORE,
                },
                "target_data_store_copy_settings": [],
            }
        ],
    }
