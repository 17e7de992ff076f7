"""Disks and snapshots that tags tell about."""

from collections.abc import Mapping

from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_policy.families.tags import TAGS, has_tags, is_tagged, tag_path
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated, Violation, violated


def _required(context: Context) -> list[str]:
    names = (item.scalar() for item in context.parameters.items("tags"))
    return [name for name in names if name is not None]


def _names(values: object) -> list[str]:
    return [str(name) for name in values] if isinstance(values, Mapping) else []


def disk_has_tags(resource: Resource, context: Context) -> Verdict:
    """Demand a tag, absent is none; with ``tags``, a value that isn't blank in each of them."""
    if not has_tags(resource):
        return violated(TAGS, "holds no tag")
    missing = [name for name in _required(context) if not is_tagged(resource, name)]
    violations = (Violation(TAGS, f"holds no value for {name}") for name in missing)
    return Violated(tuple(violations)) if missing else COMPLIANT


def _set_fixed_values(resource: Resource, context: Context) -> Mapping[str, object]:
    """Return the tags that are missing and have a value among ``values``."""
    values = context.parameters.at("values")
    names = _required(context) or _names(values.value)
    changes = {
        tag_path(resource, name): values.at_key(name).scalar()
        for name in names
        if not is_tagged(resource, name)
    }
    return {path: value for path, value in changes.items() if path and value}


RULE = Rule(
    name="disk-has-tags",
    title="a disk or snapshot has the tags it needs",
    severity=Severity.LOW,
    looks_at=(DISK, SNAPSHOT),
    check=disk_has_tags,
    remediation="set tags that say whose the data is and what it is for",
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources",
    parameters=(
        Parameter(
            "tags",
            {"type": "array", "items": {"type": "string"}},
            [],
            "names of tags that have to have a value; empty: any tag will do",
        ),
        Parameter(
            "values",
            {"type": "object", "additionalProperties": {"type": "string"}},
            {},
            "values by tag name that remediation sets",
        ),
    ),
    fix=_set_fixed_values,
)
