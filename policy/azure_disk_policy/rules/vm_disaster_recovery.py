"""Virtual machines that outlive the loss of their region."""

from functools import partial

from azure_disk_facts.arm_types.neighbours import REPLICATED_ITEM
from azure_disk_facts.resource_types import DISK, SNAPSHOT, VIRTUAL_MACHINE
from azure_disk_policy.families.disk_copies import has_copy_elsewhere
from azure_disk_policy.families.vm_profile import attached_disk, data_disks, os_disk
from azure_disk_policy.inputs import Gaps, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

REPLICATED = "properties.providerSpecificDetails.fabricObjectId"
COPIED = NotApplicable("each disk of the machine has a copy in another region")


def _is_copied(machine: Resource, stack: Stack, gaps: Gaps, disk: Inputs) -> bool:
    own = gaps.read(partial(attached_disk, machine, disk, stack))
    return own is not None and has_copy_elsewhere(own, stack, gaps)


def vm_disaster_recovery(machine: Resource, context: Context) -> Verdict:
    """Demand a replicated item of Site Recovery in the stack, or copies of all disks elsewhere.

    Replication that a program doesn't declare, as the portal sets it up, is not seen here.
    """
    gaps, stack = Gaps(), context.stack
    for item in stack.pointing_at(machine, REPLICATED_ITEM, REPLICATED):
        if gaps.read(partial(stack.points_to, item, REPLICATED, machine)):
            return COMPLIANT
    disks = (os_disk(machine), *data_disks(machine))
    if all(_is_copied(machine, stack, gaps, disk) for disk in disks):
        return COPIED
    gaps.settle()
    return violated("", "nothing in the stack replicates the machine into another region")


RULE = Rule(
    name="vm-disaster-recovery",
    title="a machine is replicated by Site Recovery",
    severity=Severity.MEDIUM,
    looks_at=(VIRTUAL_MACHINE,),
    consults=(REPLICATED_ITEM, DISK, SNAPSHOT),
    scope=Scope.STACK,
    check=vm_disaster_recovery,
    remediation=(
        f"add a replication protected item whose {REPLICATED} is the machine's id, or copy "
        "incremental snapshots of its disks into another region"
    ),
    link="https://learn.microsoft.com/azure/site-recovery/azure-to-azure-architecture",
    frameworks=(
        Framework("NIST 800-53 r5", "CP-7", "Azure Policy 0015ea4d-51ff-4ce3-8d8c-f3f8f0179a56"),
        Framework("DORA", "10.1", "Azure Policy 0015ea4d-51ff-4ce3-8d8c-f3f8f0179a56"),
    ),
)
