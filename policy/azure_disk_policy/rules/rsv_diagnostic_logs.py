"""Recovery Services vaults whose logs are kept somewhere."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.resource_types import DIAGNOSTIC_SETTING
from azure_disk_policy.families.diagnostics import demand_any_log
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_diagnostic_logs(vault: Resource, context: Context) -> Verdict:
    """Demand a diagnostic setting of the stack with a log of the vault switched on."""
    return demand_any_log(vault, context.stack)


RULE = Rule(
    name="rsv-diagnostic-logs",
    title="a Recovery Services vault's logs are sent somewhere",
    severity=Severity.MEDIUM,
    looks_at=(RECOVERY_VAULT,),
    consults=(DIAGNOSTIC_SETTING,),
    scope=Scope.STACK,
    check=rsv_diagnostic_logs,
    remediation=(
        "add a diagnostic setting with the vault's id as resourceUri, a destination, "
        "and a category enabled in its logs"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-azure-diagnostic-events",
)
