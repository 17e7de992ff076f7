"""Storage accounts under a customer-managed key."""

from functools import partial

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_facts.storage import KeySource
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

SOURCE = "encryption.keySource"
KEY = ("encryption.keyVaultProperties.keyName", "encryption.keyVaultProperties.keyVaultUri")


def _demand_given(account: Resource, path: str) -> Verdict:
    return COMPLIANT if account.present(path) else violated(path, "is absent")


@of_exports
def storage_cmk(account: Resource, _: Context) -> Verdict:
    """Demand the customer's key source, and the key's name and vault; absent means Azure's own.

    A key that is not known yet counts as named.
    """
    wanted = (KeySource.KEY_VAULT,)
    return demand_all(
        partial(demand_choice, account, SOURCE, wanted=wanted, absent=KeySource.MICROSOFT),
        *(partial(_demand_given, account, path) for path in KEY),
    )


RULE = Rule(
    name="storage-cmk",
    title="a storage account is encrypted with a customer-managed key",
    severity=Severity.HIGH,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_cmk,
    remediation=(
        f"set {SOURCE} to {KeySource.KEY_VAULT.value}, and in encryption.keyVaultProperties "
        "keyName and keyVaultUri; the account's identity needs the key"
    ),
    link="https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview",
    frameworks=(
        Framework(
            "CIS Azure Foundations 1.4", "3.9", "Azure Policy 6fac406b-40ca-413b-bf8e-0bf964659c25"
        ),
        Framework("CIS Azure Foundations 2.0", "3.12", "prowler"),
        Framework("CIS Azure Foundations 2.1", "3.12", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.11", "prowler"),
        Framework("CIS Azure Foundations 4.0", "2.1.1.2.1", "prowler"),
        Framework("MCSB", "DP-5", "Azure Policy 6fac406b-40ca-413b-bf8e-0bf964659c25"),
        Framework("SOC 2", "CC6.1", "Azure Policy"),
        Framework("NIST 800-53 r5", "SC-12", "Azure Policy"),
        Framework("ISO 27001:2022", "A.8.24", "Azure Policy"),
    ),
    parameters=EXPORTS_ONLY,
)
