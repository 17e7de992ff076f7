"""Diagnostic settings of a resource: which logs go anywhere."""

from collections.abc import Iterator
from functools import partial

from azure_disk_facts.diagnostics import DESTINATION_INPUTS
from azure_disk_facts.resource_types import DIAGNOSTIC_SETTING
from azure_disk_policy.inputs import Gaps, Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

_TARGET = "resourceUri"


def settings_of(target: Resource, stack: Stack, gaps: Gaps) -> Iterator[Resource]:
    """Yield the diagnostic settings of the stack that are a resource's; groups hand none down.

    What can't be told yet is noted among the gaps.
    """
    for setting in stack.pointing_at(target, DIAGNOSTIC_SETTING, _TARGET):
        if gaps.read(partial(stack.points_to, setting, _TARGET, target)):
            yield setting


def enabled_logs(setting: Resource, gaps: Gaps) -> Iterator[Inputs]:
    """Yield the entries of ``logs`` that are switched on."""
    for log in gaps.read(partial(setting.as_other, partial(setting.items, "logs"))) or []:
        if gaps.read(partial(setting.as_other, partial(log.boolean, "enabled"))):
            yield log


def demand_log(
    target: Resource, stack: Stack, *, category: str, groups: tuple[str, ...]
) -> Verdict:
    """Demand that a setting of the stack sends a log of a resource somewhere.

    Args:
        target: the resource.
        stack: where the settings are.
        category: the log.
        groups: category groups that hold it.

    Raises:
        UnknownInputError: none is known to, and it can't be told of one whether it does.
    """
    gaps = Gaps()
    wanted = {"category": (category,), "categoryGroup": groups}
    for setting, log in _sent(target, stack, gaps):
        for path, values in wanted.items():
            found = gaps.read(partial(setting.as_other, partial(log.text, path))) or ""
            if any(same(found, value) for value in values):
                return COMPLIANT
    gaps.settle()
    return violated("", f"no diagnostic setting of the stack sends {category} anywhere")


def demand_any_log(target: Resource, stack: Stack) -> Verdict:
    """Demand that a setting of the stack sends some log of a resource somewhere.

    Raises:
        UnknownInputError: none is known to, and it can't be told of one whether it does.
    """
    gaps = Gaps()
    if any(True for _ in _sent(target, stack, gaps)):
        return COMPLIANT
    gaps.settle()
    return violated("", "no diagnostic setting of the stack sends its logs anywhere")


def _sent(target: Resource, stack: Stack, gaps: Gaps) -> Iterator[tuple[Resource, Inputs]]:
    """Yield the logs of a resource that are switched on, each with the setting that sends it."""
    for setting in settings_of(target, stack, gaps):
        if any(setting.present(path) for path in DESTINATION_INPUTS):
            for log in enabled_logs(setting, gaps):
                yield setting, log
