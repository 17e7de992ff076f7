"""Disks and snapshots imported from where they should be."""

from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_policy.families.imports import ACCOUNT, OPTION, SOURCE_URI, demand_safe_import
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_import_source_safe(resource: Resource, _: Context) -> Verdict:
    """Demand HTTPS, no SAS and a declared account; an absent URI or account does not comply."""
    return demand_safe_import(resource)


RULE = Rule(
    name="disk-import-source-safe",
    title="an import comes from a declared account over HTTPS, without a SAS",
    severity=Severity.HIGH,
    looks_at=(DISK, SNAPSHOT),
    check=disk_import_source_safe,
    remediation=(
        f"set {ACCOUNT}, and {SOURCE_URI} to the https URL of the blob without its query: Azure "
        f"reads the account with the rights of whoever deploys; or use another {OPTION}"
    ),
    link="https://learn.microsoft.com/azure/storage/common/storage-sas-overview",
)
