"""Key vaults whose audit log is kept somewhere."""

from azure_disk_facts.diagnostics import ALL_LOGS, AUDIT_LOGS, KEY_VAULT_AUDIT_LOG
from azure_disk_facts.resource_types import DIAGNOSTIC_SETTING, KEY_VAULT
from azure_disk_policy.families.diagnostics import demand_log
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def kv_diagnostic_logs(vault: Resource, context: Context) -> Verdict:
    """Demand a diagnostic setting of the stack with the vault's audit log switched on."""
    return demand_log(
        vault, context.stack, category=KEY_VAULT_AUDIT_LOG, groups=(AUDIT_LOGS, ALL_LOGS)
    )


RULE = Rule(
    name="kv-diagnostic-logs",
    title="a key vault's audit log is sent somewhere",
    severity=Severity.HIGH,
    looks_at=(KEY_VAULT,),
    consults=(DIAGNOSTIC_SETTING,),
    scope=Scope.STACK,
    check=kv_diagnostic_logs,
    remediation=(
        "add a diagnostic setting with the vault's id as resourceUri, a destination, "
        f"and category {KEY_VAULT_AUDIT_LOG} or category group {AUDIT_LOGS} enabled in its logs"
    ),
    link="https://learn.microsoft.com/azure/key-vault/general/howto-logging",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "5.1.5", "prowler"),
        Framework("CIS Azure Foundations 2.1", "5.1.4", "prowler"),
        Framework("CIS Azure Foundations 3.0", "6.1.4", "prowler"),
        Framework("CIS Azure Foundations 4.0", "7.1.1.4", "prowler"),
        Framework("CIS Azure Foundations 5.0", "6.1.1.4", "prowler"),
        Framework("CIS Azure Foundations 6.0", "6.1.1.4", "prowler"),
        Framework("MCSB", "LT-3", "Azure Policy cf820ca0-f99e-4f3e-84fb-66e913812d21"),
        Framework("MCSB", "DP-8", "Azure Policy cf820ca0-f99e-4f3e-84fb-66e913812d21"),
        Framework("ISO 27001:2022", "A.8.15", "Azure Policy"),
        Framework("NIST 800-53 r5", "AU-12", "Azure Policy"),
        Framework("HIPAA", "164.312(b)", "by intent"),
    ),
)
