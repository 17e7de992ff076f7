"""Names and envelopes in which ARM's bodies and pulumi-azure-native 3.29's properties differ."""

from collections.abc import Mapping
from typing import Any

from azure_disk_facts.arm_types.row import ResourceTypeFacts

_OUTSIDE_ENVELOPES = ("id", "name", "type", "etag")


def as_arm_has_it(value: Any, path: str, facts: ResourceTypeFacts) -> Any:
    """Return what stands at a path with ARM's names below it, and lists' objects in envelopes."""
    prefix, renamed = f"{path}.", dict(facts.renamed)
    differing = (*renamed, *(f"{name}." for name in facts.enveloped))
    if not any(name.startswith(prefix) for name in differing):
        return value
    if isinstance(value, Mapping):
        return {
            renamed.get(prefix + name, name): as_arm_has_it(item, prefix + name, facts)
            for name, item in value.items()
        }
    if not isinstance(value, list) or path not in facts.enveloped:
        return value
    return [_in_envelope(item) if isinstance(item, Mapping) else item for item in value]


def _in_envelope(item: Mapping[str, Any]) -> dict[str, Any]:
    outside = {name: item[name] for name in _OUTSIDE_ENVELOPES if name in item}
    inside = {name: value for name, value in item.items() if name not in outside}
    return {**outside, "properties": inside}


def with_pulumis_names(body: Mapping[str, Any], facts: ResourceTypeFacts) -> Mapping[str, Any]:
    """Return a body with Pulumi's names beside ARM's where they differ."""
    named = dict(body)
    for ours, arm in facts.renamed:
        holder, _, name = ours.rpartition(".")
        inside = body.get(holder or "properties") or {}
        if arm not in inside:
            continue
        if holder:
            named[holder] = {**inside, name: inside[arm]}
        else:
            named[name] = inside[arm]
    return named
