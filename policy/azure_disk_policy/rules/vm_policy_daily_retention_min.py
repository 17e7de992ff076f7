"""Policies for virtual machines that keep daily backups for long enough."""

from collections.abc import Mapping

from azure_disk_facts.arm_types.neighbours import PROTECTION_POLICY
from azure_disk_facts.recovery_vaults import RetentionUnit
from azure_disk_policy.families.vm_policy import duration, for_machines, kept_days
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

MIN_DAYS = "minDays"
DAILY = "daily"
KEPT = duration(DAILY)


def vm_policy_daily_retention_min(policy: Resource, context: Context) -> Verdict:
    """Demand a daily tier of ``minDays`` at least; 4 weeks are 28 days. None is a violation."""

    def check() -> Verdict:
        least = context.parameters.number(MIN_DAYS) or 0
        days = kept_days(policy, DAILY)
        if days is not None and days >= least:
            return COMPLIANT
        if days is not None:
            return violated(KEPT, f"is {days:g} days, less than {least:g}")
        text = "tells no length of time" if policy.present(KEPT) else "is absent"
        return violated(KEPT, f"{text}, so no daily backups are kept")

    return for_machines(policy, check)


def raise_to_least(policy: Resource, context: Context) -> Mapping[str, object]:
    """Return the least number of days where the policy has a daily tier."""
    least = context.parameters.number(MIN_DAYS)
    if least is None or not policy.present(KEPT):
        return {}
    return {f"{KEPT}.count": least, f"{KEPT}.durationType": RetentionUnit.DAYS.value}


RULE = Rule(
    name="vm-policy-daily-retention-min",
    title="a policy for virtual machines keeps daily backups for long enough",
    severity=Severity.MEDIUM,
    looks_at=(PROTECTION_POLICY,),
    check=vm_policy_daily_retention_min,
    remediation=f"raise {KEPT}",
    link="https://learn.microsoft.com/azure/backup/backup-azure-vms-enhanced-policy",
    frameworks=(
        Framework("ISO 27001:2022", "A.8.13", "prowler"),
        Framework("HIPAA", "164.308(a)(7)(ii)(A)", "prowler"),
    ),
    parameters=(
        Parameter(
            MIN_DAYS,
            {"type": "integer", "minimum": 1},
            30,
            "days that daily backups have to be kept at least",
        ),
    ),
    fix=raise_to_least,
)
