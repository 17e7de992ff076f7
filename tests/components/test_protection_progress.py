import asyncio
from types import SimpleNamespace
from typing import Any

import pulumi
import pytest

from azure_disk_facts.limits import PROTECTION_DEADLINE
from azure_disk_protection.protection_progress import (
    Protection,
    ProtectionFailed,
    read_protection,
    wait_until_protected,
)

CONFIGURING = Protection("ConfiguringProtection")
DONE = Protection("ProtectionConfigured")


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between looks, which take no time here."""
    found: list[float] = []

    async def sleep(seconds: float) -> None:
        found.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(pulumi.log, "info", lambda _: None)
    return found


def wait(*looks: Protection) -> str:
    """Wait, seeing one after the other; the last one stays."""
    left = list(looks)

    async def look() -> Protection:
        return left.pop(0) if len(left) > 1 else left[0]

    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(wait_until_protected("web", look))
    finally:
        loop.close()


def test_pauses_grow(pauses: list[float]) -> None:
    assert wait(CONFIGURING, CONFIGURING, CONFIGURING, DONE) == "ProtectionConfigured"
    assert pauses == [0.2, 0.4, 0.8]


@pytest.mark.parametrize("state", ["", "ProtectionStopped", "BackupSchedulesSuspended"])
def test_what_someone_chose_is_no_failure(pauses: list[float], state: str) -> None:
    assert wait(Protection(state)) == state
    assert pauses == []


@pytest.mark.parametrize("state", ["ProtectionError", "ConfiguringProtectionFailed", "Invalid"])
def test_a_failure_is_told_by_what_is_missing(pauses: list[float], state: str) -> None:
    code = "UserErrorSnapshotRGSubscriptionMismatch"
    with pytest.raises(ProtectionFailed) as caught:
        wait(CONFIGURING, Protection(state, code, "Azure says so."))
    assert str(caught.value) == (
        f"web: got protection state {state}, allowed: ProtectionConfigured; the snapshot resource "
        f"group lies in another subscription than the disk ({code}); correct that, then change "
        "validation, so that Azure Backup configures the protection anew"
    )
    with pytest.raises(ProtectionFailed, match="Azure gives no reason; correct that"):
        Protection(state).check("web")


def test_it_gives_up_after_a_time(pauses: list[float]) -> None:
    with pytest.raises(ProtectionFailed) as caught:
        wait(CONFIGURING)
    assert str(caught.value) == (
        "web: got protection state ConfiguringProtection after 30 min, allowed: "
        "ProtectionConfigured; Azure goes on, the next pulumi up waits for it again"
    )
    assert sum(pauses) >= PROTECTION_DEADLINE.total_seconds()
    assert max(pauses) == 30.0


def found(**properties: Any) -> Any:
    details = {"protection_error_details": None, **properties}
    return SimpleNamespace(**details)


def test_what_azure_tells() -> None:
    error = SimpleNamespace(code="C", message="m")
    assert read_protection(None) == Protection("")
    assert read_protection(found(current_protection_state=None)) == Protection("")
    assert read_protection(
        found(current_protection_state="ProtectionError", protection_error_details=error)
    ) == Protection("ProtectionError", "C", "m")
