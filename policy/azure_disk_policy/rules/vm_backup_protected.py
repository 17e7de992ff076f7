"""Virtual machines that Azure Backup protects."""

from azure_disk_facts.arm_types.neighbours import PROTECTED_ITEM
from azure_disk_facts.resource_types import VIRTUAL_MACHINE
from azure_disk_policy.families.machines import is_protected
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def vm_backup_protected(machine: Resource, context: Context) -> Verdict:
    """Demand a protected item of the stack for the machine whose protection is not stopped."""
    if is_protected(machine, context.stack):
        return COMPLIANT
    return violated("", "no protected item of the stack backs the machine up")


_POLICY = "Azure Policy 013e242c-8828-4970-87b3-ab247555486d"

RULE = Rule(
    name="vm-backup-protected",
    title="a machine is protected by Azure Backup",
    severity=Severity.HIGH,
    looks_at=(VIRTUAL_MACHINE,),
    consults=(PROTECTED_ITEM,),
    scope=Scope.STACK,
    check=vm_backup_protected,
    remediation="add a protected item whose properties.sourceResourceId is the machine's id",
    link="https://learn.microsoft.com/azure/backup/backup-azure-vms-introduction",
    frameworks=(
        Framework("MCSB", "BR-1", _POLICY),
        Framework("MCSB", "BR-2", _POLICY),
        Framework("SOC 2", "A1.2", _POLICY),
        Framework("SOC 2", "PI1.5", _POLICY),
        Framework("NIST 800-53 r5", "CP-9", _POLICY),
        Framework("HIPAA", "164.308(a)(7)", _POLICY),
        Framework("DORA", "9.3b", _POLICY),
        Framework("DORA", "9.3d", _POLICY),
    ),
)
