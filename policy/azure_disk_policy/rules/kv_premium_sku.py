"""Key vaults that can keep keys in hardware."""

from azure_disk_facts.key_vaults import KeyVaultSku
from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.key_vault import unless_recovered
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict

SKU = "properties.sku.name"


def kv_premium_sku(vault: Resource, _: Context) -> Verdict:
    """Demand ``premium``; an absent SKU counts as ``standard``."""
    return unless_recovered(
        vault,
        lambda: demand_choice(
            vault, SKU, wanted=(KeyVaultSku.PREMIUM,), absent=KeyVaultSku.STANDARD
        ),
    )


RULE = Rule(
    name="kv-premium-sku",
    title="a key vault can keep keys in hardware",
    severity=Severity.LOW,
    looks_at=(KEY_VAULT,),
    check=kv_premium_sku,
    remediation="set properties.sku.name to premium",
    link="https://learn.microsoft.com/azure/key-vault/keys/about-keys",
    fix=setting({SKU: KeyVaultSku.PREMIUM.value}),
)
