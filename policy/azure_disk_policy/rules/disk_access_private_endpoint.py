"""Disk accesses that are reached through a private endpoint."""

from azure_disk_facts.network import DISK_ACCESS_LINK
from azure_disk_facts.resource_types import DISK_ACCESS, PRIVATE_ENDPOINT
from azure_disk_policy.families.private_endpoints import demand_private_endpoint
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def disk_access_private_endpoint(access: Resource, context: Context) -> Verdict:
    """Demand a private endpoint of the stack for the disk access's group ``disks``."""
    return demand_private_endpoint(access, DISK_ACCESS_LINK.group_id, context.stack)


RULE = Rule(
    name="disk-access-private-endpoint",
    title="a disk access has a private endpoint",
    severity=Severity.MEDIUM,
    looks_at=(DISK_ACCESS,),
    consults=(PRIVATE_ENDPOINT,),
    scope=Scope.STACK,
    check=disk_access_private_endpoint,
    remediation=(
        "add a private endpoint with the disk access's id as privateLinkServiceId "
        f"and {DISK_ACCESS_LINK.group_id} in its groupIds"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disks-enable-private-links-for-import-export-portal",
    frameworks=(
        Framework("MCSB v2", "NS-2", "Azure Policy f39f5f49-4abf-44de-8c70-0756997bfb51"),
        Framework("NIST 800-53 r5", "AC-4", "Azure Policy"),
        Framework("NIST 800-53 r5", "AC-17", "Azure Policy"),
        Framework("NIST 800-53 r5", "SC-7", "Azure Policy"),
        Framework("DORA", "9.3a", "Azure Policy"),
    ),
)
