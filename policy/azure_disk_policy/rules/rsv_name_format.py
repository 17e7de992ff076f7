"""Recovery Services vaults with a name that Azure takes."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.names import RECOVERY_VAULT_NAME
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

NAME = RECOVERY_VAULT.path_inputs[-1]


def rsv_name_format(vault: Resource, _: Context) -> Verdict:
    """Demand a name of the right form; an absent one is left to Pulumi."""
    name = vault.text(NAME)
    if name is None or RECOVERY_VAULT_NAME.accepts(name):
        return COMPLIANT
    return violated(NAME, f"is not {RECOVERY_VAULT_NAME.words}")


RULE = Rule(
    name="rsv-name-format",
    title="a Recovery Services vault has a name that Azure takes",
    severity=Severity.LOW,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_name_format,
    remediation=f"set {NAME} to {RECOVERY_VAULT_NAME.words}",
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
)
