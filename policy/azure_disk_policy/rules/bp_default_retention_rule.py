"""Backup policies with one default retention rule."""

from functools import partial

from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def bp_default_retention_rule(policy: Resource, _: Context) -> Verdict:
    """Demand exactly one ``AzureRetentionRule`` with ``isDefault``, whatever its name."""
    rules = backup_policy.rules_of(policy)
    flags = [rules.gaps.read(partial(rule.boolean, "isDefault")) for rule in rules.retention]
    defaults = flags.count(True)
    if defaults > 1:
        return violated(backup_policy.RULES, f"holds {defaults} default retention rules")
    rules.gaps.settle()
    if defaults == 0:
        return violated(backup_policy.RULES, "holds no retention rule with isDefault: true")
    return COMPLIANT


RULE = Rule(
    name="bp-default-retention-rule",
    title="a backup policy has exactly one default retention rule",
    severity=Severity.HIGH,
    looks_at=(BACKUP_POLICY,),
    check=bp_default_retention_rule,
    remediation="set isDefault to true on one AzureRetentionRule, the one named Default",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
