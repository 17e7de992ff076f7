"""Backup policies that keep backups of disks for long enough."""

from collections.abc import Mapping

from azure_disk_facts.durations import format_duration
from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.backup_policy import PolicyRules
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import Verdict

MIN_DAYS = "minDays"


def bp_operational_retention_min(policy: Resource, context: Context) -> Verdict:
    """Demand a default retention of ``minDays`` at least; ``P1W`` and ``PT168H`` are seven.

    A policy without a default rule, and what is no duration, are matters of other rules.
    """

    def check(rules: PolicyRules) -> Verdict:
        kept = rules.kept_of(rules.defaults())
        return backup_policy.demand_kept(
            kept, rules.gaps, least=backup_policy.days(context, MIN_DAYS)
        )

    return backup_policy.for_disks(policy, check)


def raise_to_least(policy: Resource, context: Context) -> Mapping[str, object]:
    """Return the least duration for each shorter one."""
    rules = backup_policy.rules_of(policy)
    least = backup_policy.days(context, MIN_DAYS)
    if least is None:
        return {}
    kept = rules.kept_of(rules.defaults())
    return {found.path: format_duration(least) for found, keep in kept if keep < least}


RULE = Rule(
    name="bp-operational-retention-min",
    title="a disk backup policy keeps backups for long enough",
    severity=Severity.HIGH,
    looks_at=(BACKUP_POLICY,),
    check=bp_operational_retention_min,
    remediation="raise deleteAfter.duration of the default AzureRetentionRule",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
    frameworks=(
        Framework("ISO 27001:2022", "A.8.13", "by intent"),
        Framework("NIST 800-53 r5", "CP-9", "by intent"),
    ),
    parameters=(
        Parameter(
            MIN_DAYS,
            {"type": "integer", "minimum": 1},
            7,
            "days that backups have to be kept at least",
        ),
    ),
    fix=raise_to_least,
)
