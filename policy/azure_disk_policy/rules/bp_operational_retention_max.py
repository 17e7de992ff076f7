"""Backup policies that keep no backup of a disk for ever."""

from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.backup_policy import PolicyRules
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bp_operational_retention_max(policy: Resource, context: Context) -> Verdict:
    """Demand that no retention rule keeps longer than ``maxDays``; ``P12M`` is 360 days."""

    def check(rules: PolicyRules) -> Verdict:
        kept = rules.kept_of(rules.retention)
        return backup_policy.demand_kept(
            kept, rules.gaps, most=backup_policy.days(context, "maxDays")
        )

    return backup_policy.for_disks(policy, check)


RULE = Rule(
    name="bp-operational-retention-max",
    title="a disk backup policy keeps no backup for too long",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_POLICY,),
    check=bp_operational_retention_max,
    remediation=(
        "lower deleteAfter.duration of the AzureRetentionRule, once nobody needs the older backups"
    ),
    link="https://learn.microsoft.com/azure/backup/disk-backup-support-matrix",
    parameters=(
        Parameter(
            "maxDays",
            {"type": "integer", "minimum": 1},
            365,
            "days that backups may be kept at most",
        ),
    ),
)
