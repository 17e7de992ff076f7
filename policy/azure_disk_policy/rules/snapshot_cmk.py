"""Snapshots under a customer-managed key."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.customer_key import (
    DEFAULT_SET,
    demand_customer_key,
    name_default_set,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def snapshot_cmk(snapshot: Resource, _: Context) -> Verdict:
    """Demand a disk encryption set on the snapshot itself.

    A snapshot that names none inherits its disk's, but nothing in the program says so: it fails.
    """
    return demand_customer_key(snapshot)


RULE = Rule(
    name="snapshot-cmk",
    title="a snapshot is encrypted with a customer-managed key",
    severity=Severity.MEDIUM,
    looks_at=(SNAPSHOT,),
    check=snapshot_cmk,
    remediation="set encryption.diskEncryptionSetId to a disk encryption set of that region",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    frameworks=(
        Framework("NIST 800-53 r5", "CP-9", "Pulumi premium snapshot-configuration"),
        Framework("NIST 800-53 r5", "SC-28", "Pulumi premium snapshot-configuration"),
        Framework("ISO 27001:2022", "A.8.13", "Pulumi premium snapshot-configuration"),
        Framework("ISO 27001:2022", "A.8.24", "Pulumi premium snapshot-configuration"),
        Framework("PCI DSS 4.0", "3.5.1", "Pulumi premium snapshot-configuration"),
    ),
    parameters=(DEFAULT_SET,),
    fix=name_default_set,
)
