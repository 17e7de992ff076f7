"""Restore points of all of a machine's disks."""

from functools import partial

from azure_disk_facts.arm_types.neighbours import RESTORE_POINT
from azure_disk_facts.restore_points import ConsistencyMode
from azure_disk_policy.families.choices import shown
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violation, each, violated

MODE = "consistencyMode"


def _left_out(disk: Inputs) -> Violation | None:
    return Violation(disk.path, "leaves a disk out") if disk.present("id") else None


def _demand_all_disks(point: Resource) -> Verdict:
    return each(point.items("excludeDisks"), _left_out)


def _demand_mode(point: Resource) -> Verdict:
    if point.is_unknown(MODE) or shown(point.text(MODE) or "", ConsistencyMode):
        return COMPLIANT
    choice = " or ".join(mode.value for mode in ConsistencyMode)
    return violated(MODE, f"is not {choice}" if point.present(MODE) else "is absent")


def restore_point_complete(point: Resource, _: Context) -> Verdict:
    """Demand that no disk is excluded, and that the consistency mode is stated."""
    return demand_all(partial(_demand_all_disks, point), partial(_demand_mode, point))


RULE = Rule(
    name="restore-point-complete",
    title="a restore point holds all disks, at a consistency that is stated",
    severity=Severity.MEDIUM,
    looks_at=(RESTORE_POINT,),
    check=restore_point_complete,
    remediation="leave excludeDisks empty and set consistencyMode",
    link="https://learn.microsoft.com/azure/virtual-machines/virtual-machines-create-restore-points",
)
