"""Backup instances whose disk and vault are in one region."""

from functools import partial

from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import BACKUP_INSTANCE, BACKUP_VAULT, DISK, RESOURCE_GROUP
from azure_disk_policy.families.backup_instance import (
    DISK_ID,
    LOCATION,
    NO_VAULT,
    other_datasource,
    vault_of,
)
from azure_disk_policy.families.locations import location_of
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

NOWHERE = NotApplicable("neither the instance nor a disk of the stack tells where the disk is")


def _disk_location(instance: Resource, stack: Stack) -> str | None:
    disk = stack.target(instance, DISK_ID, DISK)
    return None if disk is None else location_of(disk)


def bi_same_region(instance: Resource, context: Context) -> Verdict:
    """Demand that the disk is where the vault is, by what the instance says and the disk itself."""
    other = other_datasource(instance)
    if other is not None:
        return other
    vault = vault_of(instance, context.stack)
    if vault is None:
        return NO_VAULT
    region = location_of(vault)
    gaps = Gaps()
    told = {
        LOCATION: gaps.read(partial(instance.text, LOCATION)),
        DISK_ID: gaps.read(partial(_disk_location, instance, context.stack)),
    }
    places = {path: place for path, place in told.items() if place is not None}
    for path, place in places.items():
        if not same_region(place, region):
            return violated(path, f"lies in another region than vault {vault.name}")
    if places:
        return COMPLIANT
    gaps.settle()
    return NOWHERE


RULE = Rule(
    name="bi-same-region",
    title="a backed-up disk and its vault are in one region",
    severity=Severity.HIGH,
    looks_at=(BACKUP_INSTANCE,),
    consults=(BACKUP_VAULT, DISK, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=bi_same_region,
    remediation="use a backup vault in the region of the disk",
    link="https://learn.microsoft.com/azure/backup/disk-backup-support-matrix",
)
