"""Disks whose data asks for an Entra token."""

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.network_access import ASK_FOR_ENTRA_TOKEN, demand_entra_token
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_data_access_auth_mode(disk: Resource, _: Context) -> Verdict:
    """Demand ``AzureActiveDirectory``; absent means ``None``."""
    return demand_entra_token(disk)


RULE = Rule(
    name="disk-data-access-auth-mode",
    title="export and upload of a disk's data need an Entra token",
    severity=Severity.MEDIUM,
    looks_at=(DISK,),
    check=disk_data_access_auth_mode,
    remediation=(
        "set dataAccessAuthMode to AzureActiveDirectory, but not where Azure Backup or Site "
        "Recovery protect the disk, as they take no such disks"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    frameworks=(
        Framework(
            "CIS Azure Foundations 3.0", "8.6", "Azure Policy c3921d55-b741-4d16-8d56-7f16e99e6892"
        ),
    ),
    fix=ASK_FOR_ENTRA_TOKEN,
)
