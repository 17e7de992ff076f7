"""Snapshots as closed as their disks."""

from enum import Enum
from functools import partial

from azure_disk_facts.network import NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.disk_copies import NO_DISK, source_disk
from azure_disk_policy.families.network_access import POLICY, PUBLIC_ACCESS
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict

LOOSEST_FIRST: dict[str, tuple[Enum, ...]] = {
    POLICY: (
        NetworkAccessPolicy.ALLOW_ALL,
        NetworkAccessPolicy.ALLOW_PRIVATE,
        NetworkAccessPolicy.DENY_ALL,
    ),
    PUBLIC_ACCESS: (PublicNetworkAccess.ENABLED, PublicNetworkAccess.DISABLED),
}


def _as_closed(snapshot: Resource, disk: Resource, path: str) -> Verdict:
    loosest_first = LOOSEST_FIRST[path]
    value = disk.as_other(partial(disk.text, path)) or ""
    place = next((at for at, each in enumerate(loosest_first) if same(each.value, value)), 0)
    if place == 0:
        return COMPLIANT
    return demand_choice(snapshot, path, wanted=loosest_first[place:], absent=loosest_first[0])


def snapshot_network_not_looser(snapshot: Resource, context: Context) -> Verdict:
    """Demand both switches as the disk has them, or closer; a snapshot inherits neither."""
    disk = source_disk(snapshot, context.stack)
    if disk is None:
        return NO_DISK
    return demand_all(*(partial(_as_closed, snapshot, disk, path) for path in LOOSEST_FIRST))


RULE = Rule(
    name="snapshot-network-not-looser",
    title="a snapshot is as closed to the network as its disk",
    severity=Severity.HIGH,
    looks_at=(SNAPSHOT,),
    consults=(DISK,),
    scope=Scope.STACK,
    check=snapshot_network_not_looser,
    remediation="set networkAccessPolicy and publicNetworkAccess as the disk has them",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
)
