"""Virtual machines whose data disks outlive them."""

from collections.abc import Mapping
from functools import partial

from azure_disk_facts.arm_types.neighbours import SCALE_SET
from azure_disk_facts.machines import DeleteOption, Orchestration
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.machines import MACHINES
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.families.vm_profile import data_disks
from azure_disk_policy.inputs import Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violated

OPTION = "deleteOption"


def _meant(machine: Resource, disk: Inputs) -> DeleteOption:
    """Return what Azure takes an absent option for."""
    if disk.text(OPTION) is None and machine.is_a(SCALE_SET):
        mode = machine.text("orchestrationMode") or Orchestration.UNIFORM.value
        if same(mode, Orchestration.FLEXIBLE.value):
            return DeleteOption.DELETE
    return DeleteOption.DETACH


def _outlives(machine: Resource, disk: Inputs) -> Verdict:
    absent = _meant(machine, disk)
    return demand_choice(disk, OPTION, wanted=(DeleteOption.DETACH,), absent=absent)


def vm_disk_delete_option(machine: Resource, _: Context) -> Verdict:
    """Demand ``Detach`` of each data disk; absent means it. The OS disk may go with its machine."""
    return demand_all(*(partial(_outlives, machine, disk) for disk in data_disks(machine)))


def _fix(machine: Resource, context: Context) -> Mapping[str, object]:
    verdict = vm_disk_delete_option(machine, context)
    found = verdict.violations if isinstance(verdict, Violated) else ()
    return {violation.path: DeleteOption.DETACH.value for violation in found}


RULE = Rule(
    name="vm-disk-delete-option",
    title="the data disks of a machine outlive it",
    severity=Severity.LOW,
    looks_at=MACHINES,
    check=vm_disk_delete_option,
    remediation="set deleteOption of the data disk to Detach",
    link="https://learn.microsoft.com/azure/virtual-machines/delete",
    fix=_fix,
)
