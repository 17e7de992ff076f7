"""Recovery Services vaults whose critical operations someone else has to allow."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_GUARD_PROXY, RECOVERY_VAULT
from azure_disk_facts.resource_types import RESOURCE_GROUP
from azure_disk_policy.families.any_backup_vault import demand_child
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_mua(vault: Resource, context: Context) -> Verdict:
    """Demand a proxy of a resource guard in the vault."""
    missing = "no resource guard of the stack protects the vault"
    return demand_child(vault, (RECOVERY_GUARD_PROXY,), context.stack, missing=missing)


RULE = Rule(
    name="rsv-mua",
    title="a resource guard protects the critical operations of a Recovery Services vault",
    severity=Severity.MEDIUM,
    looks_at=(RECOVERY_VAULT,),
    consults=(RECOVERY_GUARD_PROXY, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=rsv_mua,
    remediation=(
        "add a ResourceGuardProxy to the vault whose properties.resourceGuardResourceId is a guard "
        "that others own, best in another subscription"
    ),
    link="https://learn.microsoft.com/azure/backup/multi-user-authorization-concept",
)
