"""Diagnostic settings of vaults: where they send to, and what."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.diagnostics import (
    EVENT_HUB_RULE_TYPE,
    WORKSPACE_TYPE,
    DiagnosticCategories,
)
from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_protection.checks.given import Check, Given, check_id, run
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import join

_TARGETS = ("workspace_id", "storage_account_id", "event_hub_authorization_rule_id")


def check_target(given: Given) -> Iterator[Problem]:
    """A setting sends to one place at least."""
    if not any(given.has(name) for name in _TARGETS):
        yield given.problem(
            "workspace_id",
            "an id here, in storageAccountId or in eventHubAuthorizationRuleId",
            "say where the logs go",
        )


def check_companions(given: Given) -> Iterator[Problem]:
    """What refines a place needs that place."""
    for name, needed, place in (
        ("log_tables", "workspace_id", "workspaceId"),
        ("event_hub_name", "event_hub_authorization_rule_id", "eventHubAuthorizationRuleId"),
    ):
        if given.has(name) and not given.has(needed):
            yield given.problem(name, f"nothing without {place}", f"give {place} or remove it")


def _check_categories(categories: DiagnosticCategories) -> Check:
    def check(given: Given) -> Iterator[Problem]:
        allowed = ", ".join(categories.logs)
        chosen = given.known("log_categories")
        if chosen is None:
            return
        if not chosen:
            yield given.problem(
                "log_categories", allowed, "name one at least, or leave it out for all logs"
            )
        if any(isinstance(each, str) and each not in categories.logs for each in chosen):
            yield given.problem("log_categories", allowed, "choose from these")

    return check


def diagnostics_problems(
    values: Mapping[str, Any], categories: DiagnosticCategories, path: str = ""
) -> list[Problem]:
    """Return what Azure would refuse about a diagnostic setting."""
    checks = (
        check_target,
        check_companions,
        check_id("workspace_id", WORKSPACE_TYPE),
        check_id("storage_account_id", STORAGE_ACCOUNT.arm_type),
        check_id("event_hub_authorization_rule_id", EVENT_HUB_RULE_TYPE),
        _check_categories(categories),
    )
    return run(checks, values, path)


def nested_diagnostics_problems(
    values: Mapping[str, Any], categories: DiagnosticCategories, path: str = ""
) -> list[Problem]:
    """Return what is wrong with the ``diagnostics`` of a component's inputs."""
    settings = values.get("diagnostics")
    if not isinstance(settings, Mapping):
        return []
    return diagnostics_problems(settings, categories, join(path, "diagnostics"))
