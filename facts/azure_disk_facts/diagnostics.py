"""What vaults can send to Azure Monitor, and where to (anchors row 81)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from azure_disk_facts.resource_types import BACKUP_VAULT, KEY_VAULT
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="E4",
    reference="azure-reference-other supported-logs and supported-metrics; terraform-azurerm-avm",
    as_of=date(2026, 11, 1),
)

WORKSPACE_TYPE = "Microsoft.OperationalInsights/workspaces"
EVENT_HUB_RULE_TYPE = "Microsoft.EventHub/namespaces/authorizationRules"

ALL_LOGS = "allLogs"
"""The category group that holds every log of a resource."""
AUDIT_LOGS = "audit"
"""The category group that holds who did what."""
KEY_VAULT_AUDIT_LOG = "AuditEvent"
"""The category of a key vault that holds each use of its keys and secrets."""

DESTINATION_INPUTS: tuple[str, ...] = (
    "workspaceId",
    "storageAccountId",
    "eventHubAuthorizationRuleId",
    "marketplacePartnerId",
    "serviceBusRuleId",
)
"""Inputs of a diagnostic setting that say where to; it has one of them at least."""


class LogTables(str, Enum):
    """Which tables of a Log Analytics workspace the logs go to."""

    DEDICATED = "Dedicated"
    """A table for each category, which Azure recommends."""
    AZURE_DIAGNOSTICS = "AzureDiagnostics"
    """One table shared by all resources."""


@dataclass(frozen=True)
class DiagnosticCategories:
    """What one resource type can send."""

    logs: tuple[str, ...]
    metrics: tuple[str, ...]


BACKUP_VAULT_CATEGORIES = DiagnosticCategories(
    (
        "CoreAzureBackup",
        "AddonAzureBackupJobs",
        "AddonAzureBackupPolicy",
        "AddonAzureBackupProtectedInstance",
        "AzureBackupOperations",
    ),
    ("Health",),
)
KEY_VAULT_CATEGORIES = DiagnosticCategories(
    (KEY_VAULT_AUDIT_LOG, "AzurePolicyEvaluationDetails"), ("AllMetrics",)
)
CATEGORIES_BY_ARM_TYPE = {
    BACKUP_VAULT.arm_type.lower(): BACKUP_VAULT_CATEGORIES,
    KEY_VAULT.arm_type.lower(): KEY_VAULT_CATEGORIES,
}
"""By ARM type in lower case."""
