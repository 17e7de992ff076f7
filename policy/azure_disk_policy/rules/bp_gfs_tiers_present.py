"""Backup policies with the tiers that an organisation asks for."""

from azure_disk_facts.backup import RetentionTag
from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.backup_policy import PolicyRules
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def bp_gfs_tiers_present(policy: Resource, context: Context) -> Verdict:
    """Demand a retention rule named for each tier of ``tiers``, in any case."""
    tiers = [item.scalar() or "" for item in context.parameters.items("tiers")]

    def check(rules: PolicyRules) -> Verdict:
        names = {rules.name_of(rule).lower() for rule in rules.retention}
        missing = [tier for tier in tiers if tier.lower() not in names]
        if not missing:
            return COMPLIANT
        # What is not known yet may turn out to be the missing one.
        rules.gaps.settle()
        return violated(
            backup_policy.RULES, f"holds no retention rule {' and none '.join(missing)}"
        )

    return backup_policy.for_disks(policy, check)


RULE = Rule(
    name="bp-gfs-tiers-present",
    title="a disk backup policy has a retention rule for each tier that is asked for",
    severity=Severity.LOW,
    looks_at=(BACKUP_POLICY,),
    check=bp_gfs_tiers_present,
    remediation="add an AzureRetentionRule of that name, with a tag of the same name",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
    parameters=(
        Parameter(
            "tiers",
            {"type": "array", "items": {"type": "string"}},
            [RetentionTag.WEEKLY.value],
            "names of the retention rules that a policy has to have",
        ),
    ),
)
