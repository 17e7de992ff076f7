"""Policies for virtual machines that keep the snapshots behind instant restores long enough."""

from collections.abc import Mapping

from azure_disk_facts.arm_types.neighbours import PROTECTION_POLICY
from azure_disk_facts.recovery_vaults import MachinePolicyType
from azure_disk_policy.families.choices import demand_number
from azure_disk_policy.families.vm_policy import INSTANT_RESTORE_DAYS, for_machines, policy_type
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violated

MIN_DAYS = "minDays"
_, MOST = MachinePolicyType.ENHANCED.instant_restore_days


def _demand(policy: Resource, least: float | None) -> Verdict:
    if not policy.present(INSTANT_RESTORE_DAYS):
        absent = policy_type(policy).default_instant_restore_days
        return demand_number(policy, INSTANT_RESTORE_DAYS, least=least, absent=absent)
    verdict = demand_number(policy, INSTANT_RESTORE_DAYS, least=least, absent=None)
    if isinstance(verdict, Violated):
        return verdict
    _, most = policy_type(policy).instant_restore_days
    return demand_number(policy, INSTANT_RESTORE_DAYS, most=most, absent=None)


def vm_policy_instant_restore_min(policy: Resource, context: Context) -> Verdict:
    """Demand ``minDays`` at least and no more than Azure takes; absent means 2 (V1) or 7 (V2)."""
    return for_machines(policy, lambda: _demand(policy, context.parameters.number(MIN_DAYS)))


def raise_to_least(policy: Resource, context: Context) -> Mapping[str, object]:
    """Return the least number of days for fewer, where the type of the policy takes so many."""
    least = context.parameters.number(MIN_DAYS)
    _, most = policy_type(policy).instant_restore_days
    if least is None or least > most or (policy.number(INSTANT_RESTORE_DAYS) or 0) >= least:
        return {}
    return {INSTANT_RESTORE_DAYS: least}


RULE = Rule(
    name="vm-policy-instant-restore-min",
    title="a policy for virtual machines keeps snapshots for instant restores long enough",
    severity=Severity.MEDIUM,
    looks_at=(PROTECTION_POLICY,),
    check=vm_policy_instant_restore_min,
    remediation=f"raise {INSTANT_RESTORE_DAYS}; more than 5 days need policyType V2",
    link="https://learn.microsoft.com/azure/backup/backup-instant-restore-capability",
    parameters=(
        Parameter(
            MIN_DAYS,
            {"type": "integer", "minimum": 1, "maximum": MOST},
            5,
            "days that snapshots have to be kept at least",
        ),
    ),
    fix=raise_to_least,
)
