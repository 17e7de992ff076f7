"""Runs of the engine: preview, up, refresh, destroy, each recorded and shown."""

from collections.abc import Callable, Mapping

from pulumi.automation import EngineEvent
from pulumi.automation.errors import CommandError, ConcurrentUpdateError

from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.program import Adoptions, inline_program
from azure_disk_cli.run_record import RunRecord
from azure_disk_cli.session import Session, engine_text

_NOTHING: Adoptions = {}
_PREVIEW = "preview"
_LOCKED = (
    "the stack is locked by another run: {text}\n"
    "wait until it has ended; if it was killed, run 'pulumi cancel' in the project's folder"
)


class RunFailed(Stop):
    """A run of the engine that did not come to its end.

    Attributes:
        record: what it reported until then.
        was_preview: nothing was changed.
    """

    def __init__(self, record: RunRecord, title: str, text: str) -> None:
        if record.blocking:
            policies = ", ".join(sorted({item.policy for item in record.blocking}))
            nothing = "; nothing was changed" if title == _PREVIEW else ""
            super().__init__(Exit.STOPPED, f"stopped by policy {policies}{nothing}")
        elif record.has_started:
            super().__init__(Exit.STOPPED, f"{title} failed")
        else:
            super().__init__(Exit.NO_ENGINE, f"{title} did not start: {text}")
        self.record = record
        self.was_preview = title == _PREVIEW


def preview(session: Session) -> RunRecord:
    """Preview an update with the policy packs."""

    def work(on_event: Callable[[EngineEvent], None]) -> None:
        session.stack.preview(
            program=inline_program(session.target.project.program, _NOTHING),
            policy_packs=[str(pack) for pack in session.packs],
            policy_pack_configs=session.pack_configs(),
            on_event=on_event,
        )

    return _run(session, _PREVIEW, work)


def update(session: Session, adoptions: Adoptions = _NOTHING) -> RunRecord:
    """Carry out an update with the policy packs."""

    def work(on_event: Callable[[EngineEvent], None]) -> None:
        session.stack.up(
            program=inline_program(session.target.project.program, adoptions),
            policy_packs=[str(pack) for pack in session.packs],
            policy_pack_configs=session.pack_configs(),
            on_event=on_event,
        )

    return _run(session, "up", work)


def refresh(session: Session) -> RunRecord:
    """Read every resource anew; the program is not run."""

    def work(on_event: Callable[[EngineEvent], None]) -> None:
        session.stack.refresh(on_event=on_event)

    return _run(session, "refresh", work)


def destroy(session: Session, targets: tuple[str, ...] = ()) -> RunRecord:
    """Delete what the stack holds; ``targets`` are URNs, none means all. The program is not run."""

    def work(on_event: Callable[[EngineEvent], None]) -> None:
        session.stack.destroy(on_event=on_event, target=list(targets) or None)

    return _run(session, "down", work)


_TITLES: Mapping[str, str] = {
    _PREVIEW: "working out what would change",
    "up": "bringing the estate up",
    "refresh": "reading every resource",
    "down": "taking the estate down",
}


def _run(
    session: Session, name: str, work: Callable[[Callable[[EngineEvent], None]], None]
) -> RunRecord:
    record = RunRecord()
    try:
        with session.display.run(_TITLES[name], record, is_preview=name == _PREVIEW):
            work(record.on_event)
    except ConcurrentUpdateError as error:
        raise Stop(Exit.STOPPED, _LOCKED.format(text=engine_text(error))) from None
    except CommandError as error:
        raise RunFailed(record, name, engine_text(error)) from None
    return record
