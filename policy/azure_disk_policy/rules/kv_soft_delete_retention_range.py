"""Key vaults with a retention that Azure takes."""

from azure_disk_facts.limits import KEY_VAULT_RETENTION_DAYS
from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.choices import demand_number
from azure_disk_policy.families.key_vault import SOFT_DELETE_DAYS, unless_recovered
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict

LEAST, MOST = KEY_VAULT_RETENTION_DAYS


def kv_soft_delete_retention_range(vault: Resource, _: Context) -> Verdict:
    """Demand a retention within Azure's limits; absent means the longest."""
    return unless_recovered(
        vault, lambda: demand_number(vault, SOFT_DELETE_DAYS, least=LEAST, most=MOST, absent=MOST)
    )


RULE = Rule(
    name="kv-soft-delete-retention-range",
    title="a key vault keeps deleted keys for as many days as Azure allows",
    severity=Severity.MEDIUM,
    looks_at=(KEY_VAULT,),
    check=kv_soft_delete_retention_range,
    remediation=(
        f"make the vault with properties.softDeleteRetentionInDays from {LEAST} to {MOST}; "
        "it is fixed from then on"
    ),
    link="https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
)
