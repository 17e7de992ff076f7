from collections.abc import Callable
from typing import Any

import pytest
from pulumi.automation import EngineEvent
from pulumi.automation.errors import CommandError, ConcurrentUpdateError

from azure_disk_cli import runs
from azure_disk_cli.display import Display
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.run_record import Finding, RunRecord

MANDATORY = Finding("disk-cmk", "encryption", "mandatory", "no", "d")


def failed(title: str, **given: Any) -> runs.RunFailed:
    return runs.RunFailed(RunRecord(**given), title, "no such backend")


def test_stopped_by_policy() -> None:
    preview = failed("preview", findings=[MANDATORY, MANDATORY], has_started=True)
    assert (preview.code, str(preview)) == (
        Exit.STOPPED,
        "stopped by policy disk-cmk; nothing was changed",
    )
    assert preview.was_preview
    update = failed("up", findings=[MANDATORY], has_started=True)
    assert str(update) == "stopped by policy disk-cmk"
    assert not update.was_preview


def test_failed_by_azure_or_before_it_began() -> None:
    began = failed("up", has_started=True)
    assert (began.code, str(began)) == (Exit.STOPPED, "up failed")
    never = failed("refresh")
    assert (never.code, str(never)) == (Exit.NO_ENGINE, "refresh did not start: no such backend")


class FakeStack:
    def __init__(self, end: Exception | None = None) -> None:
        self.end = end
        self.given: dict[str, Any] = {}

    def _work(self, on_event: Callable[[EngineEvent], None], **given: Any) -> None:
        self.given = given
        if self.end is not None:
            raise self.end
        event = {"sequence": 1, "timestamp": 0, "summaryEvent": SUMMARY}
        on_event(EngineEvent.from_json(event))

    refresh = destroy = _work


SUMMARY = {
    "maybeCorrupt": False,
    "durationSeconds": 1,
    "resourceChanges": {"delete": 2},
    "PolicyPacks": {},
}


class FakeSession:
    def __init__(self, end: Exception | None = None) -> None:
        self.stack = FakeStack(end)
        self.display = Display()


def session(end: Exception | None = None) -> Any:
    return FakeSession(end)


def result(text: str) -> Any:
    return text


def test_a_run_returns_its_record() -> None:
    opened = session()
    assert runs.destroy(opened).changes == {"deleted": 2}
    assert opened.stack.given == {"target": None}
    runs.destroy(opened, ("urn:a",))
    assert opened.stack.given == {"target": ["urn:a"]}


def test_a_failed_run() -> None:
    with pytest.raises(runs.RunFailed, match=r"^refresh did not start: error: no$"):
        runs.refresh(session(CommandError(result("stderr: error: no\n"))))


def test_a_locked_stack() -> None:
    with pytest.raises(Stop) as stop:
        runs.refresh(session(ConcurrentUpdateError(result("stderr: error: locked by x\n"))))
    assert stop.value.code is Exit.STOPPED
    assert str(stop.value) == (
        "the stack is locked by another run: error: locked by x\n"
        "wait until it has ended; if it was killed, run 'pulumi cancel' in the project's folder"
    )
