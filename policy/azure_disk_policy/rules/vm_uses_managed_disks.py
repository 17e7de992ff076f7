"""Virtual machines on managed disks."""

from azure_disk_facts.arm_types.neighbours import SCALE_SET
from azure_disk_facts.resource_types import VIRTUAL_MACHINE
from azure_disk_policy.families.machines import MACHINES
from azure_disk_policy.families.vm_profile import data_disks, os_disk
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violation, each

IN_A_STORAGE_ACCOUNT = {
    VIRTUAL_MACHINE.token: ("vhd.uri",),
    SCALE_SET.token: ("vhdContainers", "image.uri"),
}
"""What says, of a disk of a machine, that it lies in a storage account."""


def _unmanaged(place: tuple[Inputs, str]) -> Violation | None:
    disk, path = place
    if disk.present(path):
        return Violation(disk.at(path).path, "names a place in a storage account")
    return None


def vm_uses_managed_disks(machine: Resource, _: Context) -> Verdict:
    """Demand that no disk lies in a storage account; one that says nothing is managed."""
    disks = (os_disk(machine), *data_disks(machine))
    paths = IN_A_STORAGE_ACCOUNT[machine.token]
    return each([(disk, path) for disk in disks for path in paths], _unmanaged)


RULE = Rule(
    name="vm-uses-managed-disks",
    title="a machine uses managed disks only",
    severity=Severity.HIGH,
    looks_at=MACHINES,
    check=vm_uses_managed_disks,
    remediation="use managed disks: unmanaged ones are retired, and nothing here protects them",
    link="https://learn.microsoft.com/azure/virtual-machines/unmanaged-disks-deprecation",
    frameworks=(
        Framework("CIS Azure Foundations 1.4", "7.1", "Azure Policy"),
        Framework("CIS Azure Foundations 2.0", "7.2", "prowler vm_ensure_using_managed_disks"),
        Framework("CIS Azure Foundations 2.1", "7.2", "prowler vm_ensure_using_managed_disks"),
        Framework("CIS Azure Foundations 3.0", "8.2", "prowler vm_ensure_using_managed_disks"),
        Framework("MCSB", "DP-4", "PSRule Azure.VM.UseManagedDisks"),
        Framework("ISO 27001:2013", "A.9.1.2", "Azure Policy"),
        Framework("ISO 27001:2022", "A.8.14", "prowler vm_ensure_using_managed_disks"),
        Framework("SOC 2", "CC6.8", "Pulumi premium vm-requires-managed-disks"),
        Framework("SOC 2", "CC8.1", "Pulumi premium vm-requires-managed-disks"),
        Framework("PCI DSS 4.0", "2.2", "Pulumi premium vm-requires-managed-disks"),
        Framework("NIST 800-53 r5", "CM-2", "Pulumi premium vm-requires-managed-disks"),
    ),
)
