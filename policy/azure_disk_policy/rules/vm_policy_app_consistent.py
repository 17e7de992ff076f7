"""Policies for virtual machines whose backups are as consistent as Azure can make them."""

from azure_disk_facts.arm_types.neighbours import PROTECTION_POLICY
from azure_disk_facts.recovery_vaults import MachinePolicyType, SnapshotConsistency
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.vm_policy import CONSISTENCY, for_machines, policy_type
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

CRASH = SnapshotConsistency.ONLY_CRASH_CONSISTENT.value
NO_CHOICE = NotApplicable("only an enhanced policy takes a consistency type")


def _demand(policy: Resource) -> Verdict:
    if not same(policy.text(CONSISTENCY) or "", CRASH):
        return COMPLIANT
    if policy_type(policy) is MachinePolicyType.ENHANCED:
        return violated(CONSISTENCY, f"is {CRASH}")
    return NO_CHOICE


def vm_policy_app_consistent(policy: Resource, _: Context) -> Verdict:
    """Demand that an enhanced policy does not forgo consistency of applications; absent is fine."""
    return for_machines(policy, lambda: _demand(policy))


RULE = Rule(
    name="vm-policy-app-consistent",
    title="a policy for virtual machines does not forgo application-consistent backups",
    severity=Severity.LOW,
    looks_at=(PROTECTION_POLICY,),
    check=vm_policy_app_consistent,
    remediation=f"leave {CONSISTENCY} out",
    link="https://learn.microsoft.com/azure/backup/backup-azure-vms-agentless-multi-disk-crash-consistent-overview",
    fix=setting({CONSISTENCY: None}),
)
