"""Whether Azure Backup protects a disk, and waiting until it does (rule E18).

Azure accepts a backup instance before the disk is protected, and may fail later. It is waited for
in an output, not in a hook: a hook runs once, when the instance is made, so that the next
``pulumi up`` would pass over a failed protection; an output is worked out by each of them.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import dataprotection

from azure_disk_facts.arm_id import parse
from azure_disk_facts.backup import PROTECTED
from azure_disk_facts.limits import PROTECTION_DEADLINE
from azure_disk_facts.protection_errors import FAILED_STATES, WAITING_STATES, cause_of

FIRST_PAUSE = 0.2
"""Seconds between the first two looks; each next pause is twice as long."""
LONGEST_PAUSE = 30.0


class ProtectionFailed(Exception):
    """A disk that Azure Backup does not protect, or not in time."""


@dataclass(frozen=True)
class Protection:
    """How the protection of one disk stands."""

    state: str
    """``currentProtectionState``; empty when Azure tells none."""
    code: str = ""
    message: str = ""
    """Azure's own text on a failure."""

    @property
    def is_pending(self) -> bool:
        """Whether the state will change by itself."""
        return self.state in WAITING_STATES

    def check(self, name: str) -> None:
        """Do nothing unless protection failed.

        Raises:
            ProtectionFailed: it did; says what is missing.
        """
        if self.state not in FAILED_STATES:
            return
        code = f" ({self.code})" if self.code else ""
        raise ProtectionFailed(
            f"{name}: got protection state {self.state}, allowed: ProtectionConfigured; "
            f"{cause_of(self.code, self.message)}{code}; correct that, then change validation, so "
            "that Azure Backup configures the protection anew"
        )


Look = Callable[[], Awaitable[Protection]]


async def wait_until_protected(name: str, look: Look) -> str:
    """Look again and again until a disk is protected; return its state.

    Raises:
        ProtectionFailed: protection failed, or is not configured in time.
    """
    waited, pause = 0.0, FIRST_PAUSE
    while True:
        found = await look()
        found.check(name)
        if not found.is_pending:
            return found.state
        if waited >= PROTECTION_DEADLINE.total_seconds():
            minutes = PROTECTION_DEADLINE.total_seconds() / 60
            raise ProtectionFailed(
                f"{name}: got protection state {found.state} after {minutes:.0f} min, allowed: "
                "ProtectionConfigured; Azure goes on, the next pulumi up waits for it again"
            )
        pulumi.log.info(f"{name}: {found.state}")
        await asyncio.sleep(pause)
        waited, pause = waited + pause, min(2 * pause, LONGEST_PAUSE)


def protection_state(
    name: str, instance: dataprotection.BackupInstance, *, parent: pulumi.Resource
) -> pulumi.Output[str]:
    """Return an instance's protection state; a deployment goes on once the disk is protected.

    What Azure said of it last counts when the disk was protected then, which spares a question
    for each disk in each run. A preview tells how it stands, and waits for nothing.
    """

    async def state(known: list[Any]) -> str:
        instance_id, recorded = known
        if recorded.state == PROTECTED:
            return PROTECTED

        async def look() -> Protection:
            return await _protection(instance_id, parent)

        if pulumi.runtime.is_dry_run():
            return (await look()).state
        return await wait_until_protected(name, look)

    return pulumi.Output.all(instance.id, instance.properties.apply(read_protection)).apply(state)


async def _protection(instance_id: str, parent: pulumi.Resource) -> Protection:
    parsed = parse(instance_id)
    asked = dataprotection.get_backup_instance_output(
        resource_group_name=parsed.resource_group,
        vault_name=parsed.names[0],
        backup_instance_name=parsed.name,
        opts=pulumi.InvokeOutputOptions(parent=parent),
    )
    found: Any = await asked.future()
    return read_protection(found.properties)


def read_protection(properties: Any) -> Protection:
    """Return how protection stands, from the properties that azure-native tells of an instance."""
    if properties is None:
        return Protection("")
    details = properties.protection_error_details
    return Protection(
        properties.current_protection_state or "",
        (details.code or "") if details else "",
        (details.message or "") if details else "",
    )
