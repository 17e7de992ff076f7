"""Policies for virtual machines with the tiers that are asked for, rarer ones kept longer."""

from functools import partial

from azure_disk_facts.arm_types.neighbours import PROTECTION_POLICY
from azure_disk_facts.recovery_vaults import RETENTION_TIERS
from azure_disk_policy.families.vm_policy import duration, for_machines, kept_days
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated, Violation


def _missing(policy: Resource, tiers: set[str], gaps: Gaps) -> list[Violation]:
    return [
        Violation(duration(tier), "is absent, though this tier is asked for")
        for tier in RETENTION_TIERS
        if tier in tiers and gaps.read(partial(policy.present, duration(tier))) is False
    ]


def _out_of_order(policy: Resource, gaps: Gaps) -> list[Violation]:
    found: list[Violation] = []
    longest = 0.0
    for tier in RETENTION_TIERS:
        days = gaps.read(partial(kept_days, policy, tier))
        if days is not None and days < longest:
            text = f"is {days:g} days, less than {longest:g} of a more frequent tier"
            found.append(Violation(duration(tier), text))
        longest = max(longest, days or 0)
    return found


def vm_policy_gfs_tiers(policy: Resource, context: Context) -> Verdict:
    """Demand the tiers of ``tiers``, and daily <= weekly <= monthly <= yearly where they are."""
    tiers = {(item.scalar() or "").lower() for item in context.parameters.items("tiers")}

    def check() -> Verdict:
        gaps = Gaps()
        found = (*_missing(policy, tiers, gaps), *_out_of_order(policy, gaps))
        if found:
            return Violated(found)
        gaps.settle()
        return COMPLIANT

    return for_machines(policy, check)


RULE = Rule(
    name="vm-policy-gfs-tiers",
    title="a policy for virtual machines has the tiers asked for, and keeps rarer ones longer",
    severity=Severity.LOW,
    looks_at=(PROTECTION_POLICY,),
    check=vm_policy_gfs_tiers,
    remediation=(
        "add the schedule of the tier to properties.retentionPolicy, or raise its retentionDuration"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-azure-vms-enhanced-policy",
    parameters=(
        Parameter(
            "tiers",
            {"type": "array", "items": {"type": "string", "enum": list(RETENTION_TIERS)}},
            [],
            "tiers that a policy has to have",
        ),
    ),
)
