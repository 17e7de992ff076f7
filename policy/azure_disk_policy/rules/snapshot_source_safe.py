"""Snapshots that say what they are made from."""

from azure_disk_facts import arm_id
from azure_disk_facts.disks import CreateOption
from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.disk_copies import SOURCE_ID
from azure_disk_policy.families.imports import OPTION, demand_safe_import
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

COPIES = (CreateOption.COPY, CreateOption.COPY_START)


def snapshot_source_safe(snapshot: Resource, _: Context) -> Verdict:
    """Demand the id of the source of a copy; an import is judged as that of a disk."""
    option = snapshot.text(OPTION) or ""
    if not any(same(option, copy.value) for copy in COPIES):
        return demand_safe_import(snapshot)
    if snapshot.is_unknown(SOURCE_ID) or arm_id.try_parse(snapshot.text(SOURCE_ID)):
        return COMPLIANT
    return violated(SOURCE_ID, "names no disk and no snapshot to copy")


RULE = Rule(
    name="snapshot-source-safe",
    title="a snapshot names what it copies, or imports from a declared account over HTTPS",
    severity=Severity.MEDIUM,
    looks_at=(SNAPSHOT,),
    check=snapshot_source_safe,
    remediation=f"set {SOURCE_ID} to the id of the disk or snapshot; import as with a disk",
    link="https://learn.microsoft.com/azure/virtual-machines/snapshot-copy-managed-disk",
)
