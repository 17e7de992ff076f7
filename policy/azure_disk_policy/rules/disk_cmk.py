"""Disks under a customer-managed key."""

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.customer_key import demand_customer_key
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_cmk(disk: Resource, _: Context) -> Verdict:
    """Demand a disk encryption set, or one for secure VMs, and no platform-key type.

    Double encryption holds a customer key, so it complies. A type alone, without a set, does not.
    """
    return demand_customer_key(disk)


RULE = Rule(
    name="disk-cmk",
    title="a disk is encrypted with a customer-managed key",
    severity=Severity.HIGH,
    looks_at=(DISK,),
    check=disk_cmk,
    remediation="set encryption.diskEncryptionSetId to the id of a disk encryption set",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "7.3", "prowler"),
        Framework("CIS Azure Foundations 3.0", "8.3", "Azure Policy"),
        Framework("MCSB v2", "DP-5", "Azure Policy 702dd420-7fcc-42c5-afe8-4026edd20fe0"),
        Framework("NIST 800-53 r5", "SC-12", "Azure Policy"),
        Framework("ISO 27001:2022", "A.8.24", "Azure Policy"),
        Framework("SOC 2", "CC6.7", "Azure Policy"),
        Framework("PCI DSS 4.0", "3.5.1", "Azure Policy"),
        Framework("HIPAA", "164.312(a)(2)(iv)", "Azure Policy"),
    ),
)
