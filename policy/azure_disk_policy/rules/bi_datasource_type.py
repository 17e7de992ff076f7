"""Backup instances of disks that say throughout that they are of disks."""

from functools import partial

from azure_disk_facts.backup import DISK_DATASOURCE_TYPE
from azure_disk_facts.resource_types import BACKUP_INSTANCE
from azure_disk_policy.families.backup_instance import (
    DATASOURCE_TYPE,
    DISK_ID,
    RESOURCE_TYPE,
    id_type,
)
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, Violated, Violation

OTHER = NotApplicable("neither id nor types are those of a disk")


def bi_datasource_type(instance: Resource, _: Context) -> Verdict:
    """Demand that both types and the id are those of a disk, if one of them is."""
    readers = {
        DATASOURCE_TYPE: partial(instance.text, DATASOURCE_TYPE),
        RESOURCE_TYPE: partial(instance.text, RESOURCE_TYPE),
        DISK_ID: partial(id_type, instance),
    }
    told = {path: read() or "" for path, read in readers.items() if not instance.is_unknown(path)}
    others = [path for path, kind in told.items() if not same(kind, DISK_DATASOURCE_TYPE)]
    if others and len(others) < len(told):
        return Violated(
            tuple(Violation(path, f"does not say {DISK_DATASOURCE_TYPE}") for path in others)
        )
    for path in readers:
        instance.known(path)
    return OTHER if others else COMPLIANT


RULE = Rule(
    name="bi-datasource-type",
    title="a backup instance of a disk says so in its types and its id",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_INSTANCE,),
    check=bi_datasource_type,
    remediation=(
        f"set datasourceType and resourceType of dataSourceInfo to {DISK_DATASOURCE_TYPE}, and "
        "resourceID to the disk's id"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
