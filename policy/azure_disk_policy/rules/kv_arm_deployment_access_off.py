"""Key vaults whose secrets no deployment reads."""

from functools import partial

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.choices import demand_not_true
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.key_vault import unless_recovered
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict

SWITCHES = ("properties.enabledForDeployment", "properties.enabledForTemplateDeployment")


def kv_arm_deployment_access_off(vault: Resource, _: Context) -> Verdict:
    """Demand that machines and templates get no secrets out of the vault; absent means no."""
    return unless_recovered(
        vault, lambda: demand_all(*(partial(demand_not_true, vault, path) for path in SWITCHES))
    )


RULE = Rule(
    name="kv-arm-deployment-access-off",
    title="no deployment gets secrets out of a key vault",
    severity=Severity.LOW,
    looks_at=(KEY_VAULT,),
    check=kv_arm_deployment_access_off,
    remediation=(
        "set properties.enabledForDeployment and properties.enabledForTemplateDeployment to false"
    ),
    link="https://learn.microsoft.com/azure/azure-resource-manager/templates/key-vault-parameter",
    fix=setting(dict.fromkeys(SWITCHES, False)),
)
