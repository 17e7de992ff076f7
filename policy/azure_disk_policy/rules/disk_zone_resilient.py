"""Disks that outlive a zone, or lie in a known one."""

from enum import Enum
from functools import partial

from azure_disk_facts.resource_types import DISK
from azure_disk_facts.skus import DEFAULT_DISK_SKU, ZONE_REDUNDANT_SUFFIX
from azure_disk_policy.families.together import Check, demand_one
from azure_disk_policy.inputs import UNKNOWN, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

SKU = "sku.name"
ZONES = "zones"


class Resilience(str, Enum):
    """What counts, by the words of Azure Policy 344ea7ca."""

    BOTH = "Both"
    REDUNDANT = "Redundant"
    ALIGNED = "Aligned"


def _is_redundant(disk: Resource) -> Verdict:
    sku = disk.text(SKU) or DEFAULT_DISK_SKU.value
    if sku.lower().endswith(ZONE_REDUNDANT_SUFFIX.lower()):
        return COMPLIANT
    return violated(SKU, f"is none of those that end in {ZONE_REDUNDANT_SUFFIX}")


def _is_in_one_zone(disk: Resource) -> Verdict:
    zones = [zone for zone in disk.items(ZONES) if zone.value is UNKNOWN or zone.scalar()]
    if len(zones) == 1:
        return COMPLIANT
    return violated(ZONES, f"holds {len(zones)} zones, not one")


CHECKS = {
    Resilience.BOTH: (_is_in_one_zone, _is_redundant),
    Resilience.REDUNDANT: (_is_redundant,),
    Resilience.ALIGNED: (_is_in_one_zone,),
}


def disk_zone_resilient(disk: Resource, context: Context) -> Verdict:
    """Demand a zone-redundant SKU or exactly one zone; absent is ``Standard_LRS`` and no zone."""
    word = context.parameters.text("allow") or Resilience.BOTH.value
    allow = next((each for each in Resilience if same(each.value, word)), Resilience.BOTH)
    checks: list[Check] = [partial(check, disk) for check in CHECKS[allow]]
    return demand_one(*checks)


RULE = Rule(
    name="disk-zone-resilient",
    title="a disk lies in all zones or in exactly one",
    severity=Severity.MEDIUM,
    looks_at=(DISK,),
    check=disk_zone_resilient,
    remediation=f"use a SKU that ends in {ZONE_REDUNDANT_SUFFIX}, or make the disk with one zone",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-redundancy",
    parameters=(
        Parameter(
            "allow",
            {"type": "string", "enum": [each.value for each in Resilience]},
            Resilience.BOTH.value,
            "what counts: zone-redundant disks, disks aligned with one zone, or both",
        ),
    ),
)
