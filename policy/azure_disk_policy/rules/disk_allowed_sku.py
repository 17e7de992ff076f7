"""Disks of some SKUs only."""

from collections.abc import Mapping

from azure_disk_facts.resource_types import DISK
from azure_disk_facts.skus import DEFAULT_DISK_SKU, DiskSku
from azure_disk_policy.families.choices import is_given, shown
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

SKU = "sku.name"
_NAMES = [sku.value for sku in DiskSku]
_LIST = {"type": "array", "items": {"type": "string", "enum": _NAMES}}


def _holds(context: Context, parameter: str, name: str) -> bool:
    return any(same(item.scalar() or "", name) for item in context.parameters.items(parameter))


def _fits(context: Context, name: str) -> bool:
    is_open = not context.parameters.items("allowed")
    return (is_open or _holds(context, "allowed", name)) and not _holds(context, "blocked", name)


def disk_allowed_sku(disk: Resource, context: Context) -> Verdict:
    """Demand a SKU of ``allowed`` and none of ``blocked``; absent means ``Standard_LRS``."""
    if not context.parameters.items("allowed") and not context.parameters.items("blocked"):
        return NotApplicable("the parameters allowed and blocked are empty")
    declared = disk.text(SKU)
    name = declared or DEFAULT_DISK_SKU.value
    if _fits(context, name):
        return COMPLIANT
    got = f"is {shown(name, DiskSku) or 'a SKU'}" if declared else f"is absent, which means {name}"
    return violated(SKU, f"{got}, which is not allowed")


def _name_default(disk: Resource, context: Context) -> Mapping[str, object]:
    """Return the default SKU for a disk that names none: no SKU is replaced by another."""
    default = context.parameters.text("default")
    is_open = default is not None and _fits(context, default) and not is_given(disk, SKU)
    return {SKU: default} if is_open else {}


RULE = Rule(
    name="disk-allowed-sku",
    title="a disk has a SKU that is allowed",
    severity=Severity.LOW,
    looks_at=(DISK,),
    check=disk_allowed_sku,
    remediation=f"set {SKU} to one that the parameters allow",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-types",
    parameters=(
        Parameter("allowed", _LIST, [], "SKUs that disks may have; empty: all but those blocked"),
        Parameter("blocked", _LIST, [], "SKUs that no disk may have"),
        Parameter(
            "default",
            {"type": "string", "enum": ["", *_NAMES]},
            "",
            "SKU that remediation gives a disk that names none; empty: none",
        ),
    ),
    fix=_name_default,
)
