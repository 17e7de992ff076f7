"""Snapshots whose export asks for an Entra token."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.network_access import ASK_FOR_ENTRA_TOKEN, demand_entra_token
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def snapshot_data_access_auth_mode(snapshot: Resource, _: Context) -> Verdict:
    """Demand ``AzureActiveDirectory``; absent means ``None``, whatever the disk has."""
    return demand_entra_token(snapshot)


RULE = Rule(
    name="snapshot-data-access-auth-mode",
    title="nobody exports a snapshot without an Entra token",
    severity=Severity.MEDIUM,
    looks_at=(SNAPSHOT,),
    check=snapshot_data_access_auth_mode,
    remediation="set dataAccessAuthMode to AzureActiveDirectory",
    link="https://learn.microsoft.com/azure/virtual-machines/windows/download-vhd",
    fix=ASK_FOR_ENTRA_TOKEN,
)
