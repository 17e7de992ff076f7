"""Confidential disks and their disk encryption sets."""

from azure_disk_facts.disks import SecurityType
from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.customer_key import SECURE_VM_SET
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

SECURITY_TYPE = "securityProfile.securityType"
WANTS_SET = SecurityType.CONFIDENTIAL_CUSTOMER_KEY.value


def disk_confidential_des(resource: Resource, _: Context) -> Verdict:
    """Demand a set for secure VMs with the confidential customer-key type, none otherwise (D5)."""
    wants_set = same(resource.text(SECURITY_TYPE) or "", WANTS_SET)
    if wants_set == is_given(resource, SECURE_VM_SET):
        return COMPLIANT
    if wants_set:
        return violated(SECURE_VM_SET, f"is absent, and securityType {WANTS_SET} needs it")
    return violated(SECURITY_TYPE, f"is not {WANTS_SET}, and only that takes a set for secure VMs")


RULE = Rule(
    name="disk-confidential-des",
    title="a confidential disk under a customer key names its disk encryption set, no other does",
    severity=Severity.MEDIUM,
    looks_at=(DISK, SNAPSHOT),
    check=disk_confidential_des,
    remediation=(
        f"set {SECURE_VM_SET} where securityType is {WANTS_SET}, and leave it out elsewhere; "
        "both are fixed once the disk is made"
    ),
    link="https://learn.microsoft.com/azure/confidential-computing/confidential-vm-overview",
)
