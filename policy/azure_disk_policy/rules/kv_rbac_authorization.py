"""Key vaults under Azure's roles instead of access policies."""

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.families.key_vault import RBAC, unless_recovered
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def kv_rbac_authorization(vault: Resource, _: Context) -> Verdict:
    """Demand roles; absent means access policies. There is no fix: the change drops them all."""
    return unless_recovered(vault, lambda: demand_true(vault, RBAC))


RULE = Rule(
    name="kv-rbac-authorization",
    title="a key vault grants access by roles instead of access policies",
    severity=Severity.HIGH,
    looks_at=(KEY_VAULT,),
    check=kv_rbac_authorization,
    remediation=(
        "assign roles in place of the access policies, "
        "then set properties.enableRbacAuthorization to true"
    ),
    link="https://learn.microsoft.com/azure/key-vault/general/rbac-migration",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "8.6", "prowler"),
        Framework("CIS Azure Foundations 2.1", "8.6", "prowler"),
        Framework("CIS Azure Foundations 3.0", "3.3.6", "prowler"),
        Framework("CIS Azure Foundations 4.0", "9.3.6", "prowler"),
        Framework("CIS Azure Foundations 5.0", "8.3.6", "prowler"),
        Framework("CIS Azure Foundations 6.0", "8.3.6", "prowler"),
        Framework("MCSB", "PA-7", "Azure Policy 12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5"),
        Framework("DORA", "9.3b", "Azure Policy"),
    ),
)
