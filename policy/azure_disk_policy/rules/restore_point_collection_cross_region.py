"""Copies of restore points in another region."""

from azure_disk_facts.arm_types.neighbours import RESTORE_POINT_COLLECTION
from azure_disk_facts.regions import same_region
from azure_disk_policy.families.locations import location_of
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

SOURCE_ID = "source.id"


def restore_point_collection_cross_region(copy: Resource, context: Context) -> Verdict:
    """Demand that a collection whose source is another one lies in another region than that.

    The source of any other collection is a machine, and lies in the machine's region.
    """
    source = context.stack.target(copy, SOURCE_ID, RESTORE_POINT_COLLECTION)
    if source is None:
        return NotApplicable("its source is no collection of the stack")
    if same_region(location_of(copy), location_of(source)):
        return violated("location", "is that of the source, so one region's loss takes both")
    return COMPLIANT


RULE = Rule(
    name="restore-point-collection-cross-region",
    title="a copy of restore points lies in another region than its source",
    severity=Severity.LOW,
    looks_at=(RESTORE_POINT_COLLECTION,),
    scope=Scope.STACK,
    check=restore_point_collection_cross_region,
    remediation="make the collection with a location in another region",
    link="https://learn.microsoft.com/azure/virtual-machines/virtual-machines-copy-restore-points-how-to",
)
