"""Whether all data of a copy is there, and waiting until it is (rules B10, B23).

Azure accepts a copy long before its data is there. It is waited for in an output, not in a hook:
hooks run once, when the copy is made, while outputs are worked out by each ``pulumi up``. So the
next ``up`` goes on waiting where one has given up, and what it says is true of that moment.
"""

from asyncio import sleep
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.arm_id import parse
from azure_disk_facts.copies import COMPLETE_PERCENT, copy_deadline, time_left

FIRST_PAUSE = 0.2
"""Seconds between the first two looks; each next pause is twice as long."""
LONGEST_PAUSE = 60.0


class CopyFailed(Exception):
    """A copy that will not be complete, or is not in time."""


@dataclass(frozen=True)
class Progress:
    """How far one copy is."""

    percent: float
    size_gib: int
    failure: str = ""
    """Code and text of the failure that ended the copy."""

    @property
    def is_complete(self) -> bool:
        """Whether all data is there."""
        return not self.failure and self.percent >= COMPLETE_PERCENT

    def __str__(self) -> str:
        left = _hours(time_left(self.percent, self.size_gib))
        return f"{self.percent:.0f} % of {self.size_gib} GiB copied, about {left} left"


Look = Callable[[], Awaitable[Progress]]


async def wait_until_complete(name: str, look: Look) -> None:
    """Look again and again until a copy is complete; say how far it is.

    Raises:
        CopyFailed: the copy failed, or is not complete after a time that its size allows.
    """
    waited, pause = 0.0, FIRST_PAUSE
    while True:
        progress = await look()
        if progress.is_complete:
            return
        if progress.failure:
            raise CopyFailed(
                f"{name}: the copy stopped at {progress.percent:.0f} percent: {progress.failure}; "
                "it will never be complete: delete it, and pulumi up --refresh makes it anew"
            )
        deadline = copy_deadline(progress.size_gib)
        if waited >= deadline.total_seconds():
            raise CopyFailed(
                f"{name}: {progress} after {_hours(deadline)} of waiting; the copy goes on, "
                "the next pulumi up waits for it again"
            )
        pulumi.log.info(f"{name}: {progress}")
        await sleep(pause)
        waited, pause = waited + pause, min(2 * pause, LONGEST_PAUSE)


def completion(
    name: str, copy: compute.Snapshot, *, parent: pulumi.Resource, waits: bool
) -> pulumi.Output[bool]:
    """Return whether a copy is complete; a deployment that ``waits`` ends only when it is.

    A preview tells how it is, and waits for nothing.
    """

    async def complete(copy_id: str) -> bool:
        async def look() -> Progress:
            return await _progress(copy_id, parent)

        if waits and not pulumi.runtime.is_dry_run():
            await wait_until_complete(name, look)
            return True
        return (await look()).is_complete

    return copy.id.apply(complete)


async def _progress(copy_id: str, parent: pulumi.Resource) -> Progress:
    parsed = parse(copy_id)
    asked = compute.get_snapshot_output(
        resource_group_name=parsed.resource_group,
        snapshot_name=parsed.name,
        opts=pulumi.InvokeOutputOptions(parent=parent),
    )
    return read_progress(await asked.future())


def read_progress(found: Any) -> Progress:
    """Return how far a snapshot is, from what azure-native tells of it (rule B23)."""
    percent = found.completion_percent
    error = found.copy_completion_error
    return Progress(
        COMPLETE_PERCENT if percent is None else float(percent),
        int(found.disk_size_gb or 0),
        "" if error is None else f"{error.error_code}: {error.error_message}",
    )


def _hours(length: timedelta) -> str:
    minutes = max(1, round(length.total_seconds() / 60))
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
