"""Locks (rule G5), and what they must not cover (pain 19)."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.arm_id import MANAGEMENT_GROUP_TYPE, try_parse
from azure_disk_facts.locks import LOCK_NAME, MAX_LOCK_NAME, MAX_NOTES
from azure_disk_facts.resource_types import LOCK, RESOURCE_GROUP
from azure_disk_protection.checks.given import Check, Given, check_imports, check_name, run
from azure_disk_protection.problems import Problem


def check_scope(given: Given) -> Iterator[Problem]:
    """A lock is on something with an id."""
    scope = given.arm_id("scope_id")
    is_group = scope is not None and scope.has_type(MANAGEMENT_GROUP_TYPE)
    if given.text("scope_id") is not None and (scope is None or is_group):
        yield given.problem(
            "scope_id", "the id of a subscription, resource group or resource", "give the id"
        )


def check_lengths(given: Given) -> Iterator[Problem]:
    """Notes and names have a longest length."""
    for name, most in (("notes", MAX_NOTES), ("lock_name", MAX_LOCK_NAME)):
        text = given.text(name)
        if text is not None and len(text) > most:
            yield given.problem(name, f"at most {most} characters", "shorten it")


def check_pruned_groups(given: Given) -> Iterator[Problem]:
    """What is pruned are resource groups."""
    for text in given.known("pruned_group_ids") or []:
        group = try_parse(text)
        if isinstance(text, str) and (group is None or not group.has_type(RESOURCE_GROUP.arm_type)):
            yield given.problem(
                "pruned_group_ids", f"ids of a {RESOURCE_GROUP.arm_type}", f"correct {text!r}"
            )


def check_pruning(given: Given) -> Iterator[Problem]:
    """No lock over a snapshot group that is pruned: old snapshots would pile up."""
    scope = given.arm_id("scope_id")
    if scope is None or given.flag("accept_no_pruning"):
        return
    for text in given.known("pruned_group_ids") or []:
        group = try_parse(text)
        if group is not None and covers(str(scope), str(group)):
            yield given.problem(
                "scope_id",
                "a scope without snapshot resource groups that are pruned",
                f"Azure Backup or a schedule deletes old snapshots in {group.resource_group}: "
                "lock something else, or set acceptNoPruning",
            )


def covers(scope: str, group: str) -> bool:
    """Tell whether a lock on a scope hinders deletions in a resource group."""
    upper, lower = f"{scope.rstrip('/').lower()}/", f"{group.rstrip('/').lower()}/"
    return lower.startswith(upper) or upper.startswith(f"{lower}providers/microsoft.compute/snap")


LOCK_CHECKS: tuple[Check, ...] = (
    check_scope,
    check_lengths,
    check_name("lock_name", LOCK_NAME),
    check_pruned_groups,
    check_pruning,
    check_imports(lock=LOCK.arm_type),
)


def lock_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a lock, and what a lock would break."""
    return run(LOCK_CHECKS, values, path)
