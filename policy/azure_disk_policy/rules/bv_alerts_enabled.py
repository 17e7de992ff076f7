"""Backup vaults that tell of failed jobs."""

from azure_disk_facts.backup_security import FeatureState
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.backup_vault import JOB_ALERTS
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_alerts_enabled(vault: Resource, _: Context) -> Verdict:
    """Demand that alerts about failed jobs are not off; absent means that they are on."""
    return demand_choice(
        vault, JOB_ALERTS, wanted=(FeatureState.ENABLED,), absent=FeatureState.ENABLED
    )


RULE = Rule(
    name="bv-alerts-enabled",
    title="a backup vault raises alerts about failed jobs",
    severity=Severity.LOW,
    looks_at=(BACKUP_VAULT,),
    check=bv_alerts_enabled,
    remediation=f"set {JOB_ALERTS} to Enabled",
    link="https://learn.microsoft.com/azure/backup/backup-azure-monitoring-alerts",
    fix=setting({JOB_ALERTS: FeatureState.ENABLED.value}),
)
