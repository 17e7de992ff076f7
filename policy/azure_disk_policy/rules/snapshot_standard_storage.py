"""Full snapshots on standard storage."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_facts.skus import SnapshotSku
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle

INCREMENTAL = NotApplicable("an incremental snapshot lies on standard storage always")
SKU = "sku.name"


def snapshot_standard_storage(snapshot: Resource, _: Context) -> Verdict:
    """Demand ``Standard_LRS``, which absent means, or ``Standard_ZRS`` of a full snapshot."""
    verdict = settle(
        lambda: demand_choice(
            snapshot,
            SKU,
            wanted=(SnapshotSku.STANDARD_LRS, SnapshotSku.STANDARD_ZRS),
            absent=SnapshotSku.STANDARD_LRS,
        )
    )
    if isinstance(verdict, Compliant):
        return verdict
    return INCREMENTAL if snapshot.boolean("incremental") else verdict


RULE = Rule(
    name="snapshot-standard-storage",
    title="a full snapshot lies on standard storage",
    severity=Severity.LOW,
    looks_at=(SNAPSHOT,),
    check=snapshot_standard_storage,
    remediation="set sku.name to Standard_LRS or Standard_ZRS",
    link="https://learn.microsoft.com/azure/virtual-machines/snapshot-copy-managed-disk",
    fix=setting({SKU: SnapshotSku.STANDARD_LRS.value}),
)
