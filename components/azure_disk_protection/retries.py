"""Waiting for what Azure only takes later: effective grants, complete sources (B12, C8, E19)."""

import asyncio
import re
from dataclasses import dataclass
from datetime import timedelta

import pulumi

from azure_disk_facts.limits import ROLE_PROPAGATION_DEADLINE
from azure_disk_facts.pending import (
    BACKGROUND_COPY_DEADLINE,
    GRANT_PENDING_CODES,
    SOURCE_PENDING,
)


@dataclass(frozen=True)
class Wait:
    """Something that Azure refuses now and takes later."""

    what: str
    refusal: re.Pattern[str]
    """What is found in the refusal's text."""
    longest_seconds: int
    """Longest time between two attempts; the first is a second, each next one twice as long."""
    deadline: timedelta

    def seconds_after(self, failures: int) -> int | None:
        """Return how long to wait after so many failures, or ``None`` to give up."""
        waits = [min(2**number, self.longest_seconds) for number in range(failures)]
        return waits[-1] if sum(waits) <= self.deadline.total_seconds() else None


GRANT = Wait(
    "its grant to be effective",
    re.compile(r"\b(" + "|".join(GRANT_PENDING_CODES) + r")\b"),
    30,
    ROLE_PROPAGATION_DEADLINE,
)
SOURCE = Wait(
    "its source to be complete and free",
    SOURCE_PENDING,
    # The engine tries a hundred times at most.
    900,
    BACKGROUND_COPY_DEADLINE,
)


def wait_for(error: str) -> Wait | None:
    """Return what a refusal asks to wait for; ``None`` for every other error."""
    return next((wait for wait in (GRANT, SOURCE) if wait.refusal.search(error)), None)


async def retry_when_pending(args: pulumi.ErrorHookArgs) -> bool:
    """Tell the engine to try again when the error is a "not yet", after a growing wait."""
    wait = wait_for(args.errors[0]) if args.errors else None
    if wait is None:
        return False
    seconds = wait.seconds_after(len(args.errors))
    if seconds is None:
        return False
    pulumi.log.info(f"{args.name}: waiting {seconds} s for {wait.what}")
    await asyncio.sleep(seconds)
    return True
