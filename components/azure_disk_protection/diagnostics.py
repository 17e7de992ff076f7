"""Diagnostic settings of backup vaults and key vaults: logs and metrics to Azure Monitor."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import monitor

from azure_disk_facts.diagnostics import ALL_LOGS, DiagnosticCategories, LogTables
from azure_disk_protection.checks.diagnostics import diagnostics_problems
from azure_disk_protection.children import checked_later, child_options
from azure_disk_protection.typed import NotRequired, TypedDict


class DiagnosticsArgs(TypedDict):
    """Where a vault sends its logs and metrics to, and which."""

    workspace_id: NotRequired[pulumi.Input[str]]
    """Id of a Log Analytics workspace. Omitted: nothing is sent to one."""
    storage_account_id: NotRequired[pulumi.Input[str]]
    """Id of a storage account. Omitted: nothing is sent to one."""
    event_hub_authorization_rule_id: NotRequired[pulumi.Input[str]]
    """Id of an event hub namespace's authorization rule. Omitted: nothing is sent to one."""
    event_hub_name: NotRequired[pulumi.Input[str]]
    """Name of the event hub. Omitted: one for each log category, which Azure makes."""
    log_tables: NotRequired[LogTables]
    """Which tables of the workspace the logs go to. Omitted: left to Azure."""
    log_categories: NotRequired[list[str]]
    """Logs that are sent. Omitted: all, those Azure adds later too."""
    metrics: NotRequired[bool]
    """Whether metrics are sent. Omitted: they are."""
    setting_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""


def declare_diagnostics(
    name: str,
    inputs: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
    resource_id: pulumi.Input[str],
    categories: DiagnosticCategories,
    import_id: str | None = None,
) -> monitor.DiagnosticSetting:
    """Declare ``{name}-diagnostics`` from checked inputs of :class:`DiagnosticsArgs`.

    ``resource_id`` is the vault whose logs these are, ``categories`` what such vaults can send.
    """
    later = checked_later(inputs, lambda values: diagnostics_problems(values, categories))
    get = later.get
    tables = get("log_tables")
    return monitor.DiagnosticSetting(
        f"{name}-diagnostics",
        resource_uri=resource_id,
        name=get("setting_name"),
        workspace_id=get("workspace_id"),
        storage_account_id=get("storage_account_id"),
        event_hub_authorization_rule_id=get("event_hub_authorization_rule_id"),
        event_hub_name=get("event_hub_name"),
        log_analytics_destination_type=None if tables is None else tables.value,
        logs=_logs(get("log_categories")),
        metrics=[
            {"category": category, "enabled": get("metrics") is not False}
            for category in categories.metrics
        ],
        opts=child_options(parent, import_id=import_id),
    )


def _logs(chosen: list[str] | None) -> list[monitor.DiagnosticsLogSettingsArgsDict]:
    if chosen is None:
        return [{"category_group": ALL_LOGS, "enabled": True}]
    return [{"category": category, "enabled": True} for category in chosen]
