"""Disks and snapshots under a customer-managed key."""

from collections.abc import Mapping

from azure_disk_facts.encryption import EncryptionType
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated, settle, violated

TYPE = "encryption.type"
ENCRYPTION_SET = "encryption.diskEncryptionSetId"
SECURE_VM_SET = "securityProfile.secureVMDiskEncryptionSetId"

DEFAULT_SET = Parameter(
    "diskEncryptionSetId",
    {"type": "string"},
    "",
    "id of the disk encryption set that remediation names where there is none; empty: none",
)

CUSTOMER_KEY_FRAMEWORKS = (
    Framework("CIS Azure Foundations 2.0", "7.3", "prowler"),
    Framework("CIS Azure Foundations 2.0", "7.4", "prowler"),
    Framework("CIS Azure Foundations 2.1", "7.3", "prowler"),
    Framework("CIS Azure Foundations 2.1", "7.4", "prowler"),
    Framework("CIS Azure Foundations 3.0", "8.3", "Azure Policy"),
    Framework("CIS Azure Foundations 3.0", "8.4", "Azure Policy"),
    Framework("MCSB v2", "DP-5", "Azure Policy 702dd420-7fcc-42c5-afe8-4026edd20fe0"),
    Framework("NIST 800-53 r5", "SC-12", "Azure Policy"),
    Framework("ISO 27001:2022", "A.8.11", "Azure Policy"),
    Framework("ISO 27001:2022", "A.8.24", "Azure Policy"),
    Framework("SOC 2", "CC6.7", "Azure Policy"),
    Framework("PCI DSS 4.0", "3.5.1", "Azure Policy"),
    Framework("DORA", "9.3c", "Azure Policy"),
    Framework("HIPAA", "164.312(a)(2)(iv)", "Azure Policy"),
)
"""Controls that ask for a key of the customer's on disks."""


def is_platform_key(resource: Resource) -> bool:
    """Tell whether the type is declared that stands for a key that Azure keeps.

    Raises:
        UnknownInputError: the type is not known yet.
    """
    return same(resource.text(TYPE) or "", EncryptionType.PLATFORM_KEY.value)


def _type_is_not_the_platforms(resource: Resource) -> Verdict:
    if is_platform_key(resource):
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
    if is_given(resource, ENCRYPTION_SET) or is_given(resource, SECURE_VM_SET):
        return verdict
    return violated(ENCRYPTION_SET, "names no disk encryption set, so Azure's own key is used")


def may_name_set(resource: Resource) -> bool:
    """Tell whether a set is named, or whether that is not known yet."""
    paths = (ENCRYPTION_SET, SECURE_VM_SET)
    return any(resource.is_unknown(path) or is_given(resource, path) for path in paths)


def naming(resource: Resource, set_id: str | None) -> Mapping[str, object]:
    """Return the inputs that put a disk or snapshot under a set, for remediation.

    A set that is named already stays. The platform's type is taken away: Azure has that of the set.
    """
    changes: dict[str, object] = {}
    if not may_name_set(resource):
        if set_id is None:
            return {}
        changes[ENCRYPTION_SET] = set_id
    if not resource.is_unknown(TYPE) and is_platform_key(resource):
        changes[TYPE] = None
    return changes


def name_default_set(resource: Resource, context: Context) -> Mapping[str, object]:
    """Return what puts a disk or snapshot under the set of :data:`DEFAULT_SET`."""
    set_id = context.parameters.text(DEFAULT_SET.name)
    return {} if set_id is None else naming(resource, set_id)
