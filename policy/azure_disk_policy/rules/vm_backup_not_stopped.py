"""Backups of virtual machines that go on."""

from azure_disk_facts.arm_types.neighbours import PROTECTED_ITEM
from azure_disk_facts.recovery_vaults import StoppedProtection
from azure_disk_policy.families.choices import shown
from azure_disk_policy.families.protected_item import for_machines
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

STATE = "properties.protectionState"


def vm_backup_not_stopped(item: Resource, _: Context) -> Verdict:
    """Demand that protection is neither stopped nor suspended; absent means that it goes on."""

    def check() -> Verdict:
        state = shown(item.text(STATE) or "", StoppedProtection)
        return violated(STATE, f"is {state}") if state else COMPLIANT

    return for_machines(item, check)


RULE = Rule(
    name="vm-backup-not-stopped",
    title="the backup of a virtual machine is not stopped",
    severity=Severity.HIGH,
    looks_at=(PROTECTED_ITEM,),
    check=vm_backup_not_stopped,
    remediation=f"leave {STATE} out and set properties.policyId, which resumes the backups",
    link="https://learn.microsoft.com/azure/backup/backup-azure-manage-vms",
)
