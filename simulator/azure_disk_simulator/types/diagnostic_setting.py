"""``Microsoft.Insights/diagnosticSettings`` (anchors row 81; rules are knowledge, K)."""

from collections.abc import Iterator
from typing import Any

from azure_disk_facts import resource_types
from azure_disk_facts.diagnostics import ALL_LOGS, CATEGORIES_BY_ARM_TYPE, DiagnosticCategories
from azure_disk_facts.limits import MAX_DIAGNOSTIC_SETTINGS
from azure_disk_simulator import errors
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.records import Resource, key_of
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType

_SINKS = ("workspaceId", "storageAccountId", "eventHubAuthorizationRuleId")


class DiagnosticSettingType(ResourceType):
    """Where a resource sends its logs and metrics to.

    Not modelled: the workspaces, accounts and event hubs they go to, which are not looked up.
    """

    facts = resource_types.DIAGNOSTIC_SETTING
    read_only = ()

    def check(self, write: Write) -> None:
        """Check resource, places, categories and doubles. Texts are simulated but for doubles."""
        resource = write.world.load(write.arm_id.scope)
        if resource is None:
            raise errors.not_found(str(write.arm_id.scope))
        if not any(write.text(f"properties.{sink}") for sink in _SINKS):
            raise errors.bad_request("At least one data sink needs to be specified.")
        _check_categories(write, resource)
        _check_others(write, resource)


def _entries(body: Any, kind: str) -> list[dict[str, Any]]:
    found = body.get("properties", {}).get(kind)
    return [each for each in found or [] if isinstance(each, dict)]


def _check_categories(write: Write, resource: Resource) -> None:
    known = CATEGORIES_BY_ARM_TYPE.get(resource.arm_type.lower(), DiagnosticCategories((), ()))
    for kind, allowed in (("logs", known.logs), ("metrics", known.metrics)):
        for entry in _entries(write.body, kind):
            category = entry.get("category")
            if category is None and kind == "logs" and entry.get("categoryGroup") == ALL_LOGS:
                continue
            if category not in allowed and category != "AllMetrics":
                raise errors.bad_request(f"Category '{category}' is not supported.")


def _sent(write_body: Any) -> Iterator[tuple[str, str]]:
    properties = write_body.get("properties", {})
    sinks = [key_of(str(properties[sink])) for sink in _SINKS if properties.get(sink)]
    for entry in (*_entries(write_body, "logs"), *_entries(write_body, "metrics")):
        if entry.get("enabled"):
            category = str(entry.get("category") or entry.get("categoryGroup"))
            yield from ((sink, category) for sink in sinks)


def _check_others(write: Write, resource: Resource) -> None:
    """A category goes to one place once, and a resource has five settings at most."""
    settings = write.world.store.below(resource.id, resource_types.DIAGNOSTIC_SETTING.arm_type)
    others = [each for each in settings if key_of(each.id) != key_of(write.id)]
    if len(others) >= MAX_DIAGNOSTIC_SETTINGS:
        raise errors.bad_request(
            f"Resource '{resource.name}' has {MAX_DIAGNOSTIC_SETTINGS} diagnostic settings, the "
            "most there may be."
        )
    wanted = set(_sent(write.body))
    for other in others:
        for sink, category in sorted(wanted.intersection(_sent(other.body))):
            raise ArmError(
                409,
                "Conflict",
                f"Data sink '{sink}' is already used in diagnostic setting '{other.name}' for "
                f"category '{category}'. Data sinks can't be reused in different settings on the "
                "same category for the same resource.",
            )
