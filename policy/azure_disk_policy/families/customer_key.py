"""Disks and snapshots under a customer-managed key."""

from azure_disk_facts.encryption import EncryptionType
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated, settle, violated

TYPE = "encryption.type"
ENCRYPTION_SET = "encryption.diskEncryptionSetId"
SECURE_VM_SET = "securityProfile.secureVMDiskEncryptionSetId"


def _type_is_not_the_platforms(resource: Resource) -> Verdict:
    declared = resource.text(TYPE)
    if declared is not None and same(declared, EncryptionType.PLATFORM_KEY.value):
        return violated(TYPE, f"is {EncryptionType.PLATFORM_KEY.value}, a key that Azure keeps")
    return COMPLIANT


def demand_customer_key(resource: Resource) -> Verdict:
    """Demand a disk encryption set, or one for secure VMs, and no type that says otherwise.

    Raises:
        UnknownInputError: it can't be told yet whether a set is named at all.
    """
    verdict = settle(lambda: _type_is_not_the_platforms(resource))
    if isinstance(verdict, Violated):
        return verdict
    # An encryption set of the same stack has no id in its first preview: unknown counts as named.
    if resource.present(ENCRYPTION_SET) or resource.present(SECURE_VM_SET):
        return verdict
    return violated(ENCRYPTION_SET, "names no disk encryption set, so Azure's own key is used")
