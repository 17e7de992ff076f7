"""Recovery Services vaults that are reached through a private endpoint."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.recovery_vaults import BACKUP_LINK_GROUP
from azure_disk_facts.resource_types import PRIVATE_ENDPOINT
from azure_disk_policy.families.private_endpoints import demand_private_endpoint
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_private_endpoint(vault: Resource, context: Context) -> Verdict:
    """Demand a private endpoint of the stack for backups; one for Site Recovery is another."""
    return demand_private_endpoint(vault, BACKUP_LINK_GROUP, context.stack)


RULE = Rule(
    name="rsv-private-endpoint",
    title="a Recovery Services vault has a private endpoint for backups",
    severity=Severity.MEDIUM,
    looks_at=(RECOVERY_VAULT,),
    consults=(PRIVATE_ENDPOINT,),
    scope=Scope.STACK,
    check=rsv_private_endpoint,
    remediation=(
        "add a private endpoint with the vault's id as privateLinkServiceId "
        f"and {BACKUP_LINK_GROUP} in its groupIds, before the vault protects anything"
    ),
    link="https://learn.microsoft.com/azure/backup/private-endpoints",
    frameworks=(Framework("MCSB v2", "NS-2", "Azure Policy deeddb44-9f94-4903-9fa0-081d524406e3"),),
)
