"""Backups of virtual machines that hold all their disks."""

from azure_disk_facts.arm_types.neighbours import PROTECTED_ITEM
from azure_disk_policy.families.protected_item import for_machines
from azure_disk_policy.inputs import UNKNOWN, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

EXCLUSION = "properties.extendedProperties.diskExclusionProperties"
LUNS = f"{EXCLUSION}.diskLunList"
IS_INCLUSION = f"{EXCLUSION}.isInclusionList"


def _is_given(lun: Inputs) -> bool:
    return lun.value is UNKNOWN or lun.scalar() is not None


def vm_backup_includes_disks(item: Resource, context: Context) -> Verdict:
    """Demand that no disk is left out: neither by a list of some, nor by one of all others.

    An empty list leaves none out; with ``strict``, one of those to include leaves out all.
    """

    def check() -> Verdict:
        if any(_is_given(lun) for lun in item.items(LUNS)):
            return violated(LUNS, "names disks, so the backup does not hold all of them")
        if context.parameters.boolean("strict") and item.boolean(IS_INCLUSION):
            return violated(IS_INCLUSION, "is true, and no disk is named to be included")
        return COMPLIANT

    return for_machines(item, check)


RULE = Rule(
    name="vm-backup-includes-disks",
    title="the backup of a virtual machine holds all its disks",
    severity=Severity.HIGH,
    looks_at=(PROTECTED_ITEM,),
    check=vm_backup_includes_disks,
    remediation=f"leave {EXCLUSION} out, or back the disks it leaves out up another way",
    link="https://learn.microsoft.com/azure/backup/selective-disk-backup-restore",
    parameters=(
        Parameter(
            "strict",
            {"type": "boolean"},
            default=False,
            description=(
                "whether an empty list of disks to include leaves them out, "
                "as Azure CLI writes it for --exclude-all-data-disks"
            ),
        ),
    ),
)
