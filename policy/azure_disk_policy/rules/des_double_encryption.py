"""Disk encryption sets that put Azure's own key on top of the customer's."""

from azure_disk_facts.encryption import EncryptionSetType
from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import NotApplicable, Verdict

TYPE = "encryptionType"
EXEMPT = "exemptConfidential"
SOURCE = "Azure Policy ca91455f-eace-4f96-be59-e6e2c35b4816"


def des_double_encryption(encryption_set: Resource, context: Context) -> Verdict:
    """Demand both keys; absent means the customer's alone.

    Sets for confidential machines fail too, as in Azure Policy, unless ``exemptConfidential``.
    """
    if context.parameters.boolean(EXEMPT) and same(
        encryption_set.text(TYPE) or "", EncryptionSetType.CONFIDENTIAL_VM.value
    ):
        return NotApplicable("the set is for confidential machines, which the parameter exempts")
    return demand_choice(
        encryption_set,
        TYPE,
        wanted=(EncryptionSetType.PLATFORM_AND_CUSTOMER_KEYS,),
        absent=EncryptionSetType.CUSTOMER_KEY,
    )


RULE = Rule(
    name="des-double-encryption",
    title="a disk encryption set encrypts with a key of Azure's and one of the customer's",
    severity=Severity.MEDIUM,
    looks_at=(DISK_ENCRYPTION_SET,),
    check=des_double_encryption,
    remediation=(
        "make a new set with encryptionType EncryptionAtRestWithPlatformAndCustomerKeys "
        "and put new disks under it"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/"
    "disks-enable-double-encryption-at-rest-portal",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "7.4", SOURCE),
        Framework("ISO 27001:2022", "7.5.3", SOURCE),
        Framework("NIST 800-53 r5", "SC-12", SOURCE),
        Framework("MCSB v2", "DP-4", SOURCE),
        Framework("MCSB v2", "DP-5", SOURCE),
    ),
    parameters=(
        Parameter(
            EXEMPT,
            {"type": "boolean"},
            default=False,
            description="whether sets for confidential machines may do without",
        ),
    ),
)
