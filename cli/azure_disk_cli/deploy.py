"""The commands that work on a stack: up, preview, refresh, down."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from azure_disk_analysis.deployment import Resource, read_resources
from azure_disk_analysis.estate import read_deployed_estate
from azure_disk_analysis.protection import Protection, protections
from azure_disk_cli import adoption, leftovers, runs
from azure_disk_cli.display import Display
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.repair import repair
from azure_disk_cli.report import Report
from azure_disk_cli.run_lock import Turn, interrupted_command, take_turn
from azure_disk_cli.run_record import RunRecord
from azure_disk_cli.session import Session, open_session, read_target


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    folder: Path
    stack: str
    is_cloud: bool = False
    as_json: bool = False
    expect_no_changes: bool = False
    keep_protected: bool = False


Work = Callable[[Request, Display, Report], None]


@contextmanager
def _opened(request: Request, display: Display, report: Report) -> Iterator[tuple[Session, Turn]]:
    """Open the stack for a command that changes its state, repaired if a run was killed."""
    target = read_target(request.folder, request.stack, cloud=request.is_cloud)
    with (
        take_turn(target.layout.work, report.command) as turn,
        open_session(target, display) as session,
    ):
        repair(session, turn)
        if turn.interrupted:
            report.notes.append(f"the killed {turn.interrupted} before was repaired")
        yield session, turn


def up(request: Request, display: Display, report: Report) -> None:
    """Bring the estate up.

    Raises:
        Stop: stopped by a policy, by Azure, by wrong input, or for want of an engine.
    """
    with _opened(request, display, report) as (session, turn), _reporting(report):
        plan = runs.preview(session)
        report.take_findings(plan)
        found = _adopt(session, plan, (turn, report))
        if found:
            report.take(runs.update(session, found))
        report.take(runs.update(session))
        report.rows = _rows(session)
    _expect(request, report)


@contextmanager
def _reporting(report: Report) -> Iterator[None]:
    """Put what a failed run said into the report."""
    try:
        yield
    except runs.RunFailed as failed:
        report.take(failed.record)
        raise


def _adopt(
    session: Session, plan: RunRecord, context: tuple[Turn, Report]
) -> dict[tuple[str, str], str]:
    """Recover what is soft-deleted; return everything that the update has to adopt."""
    turn, report = context
    azure = session.azure
    if azure is None:
        return {}
    planned = adoption.planned_ids(plan, azure.subscription_id)
    waiting = adoption.recoverable(azure, planned)
    groups = adoption.groups_needed(azure, planned, waiting)
    if groups:
        report.take(runs.update(session, targets=groups))
    recovered = adoption.recover(azure, waiting)
    for arm_id in recovered:
        step = planned[arm_id]
        _note(session, report, f"recovered the soft-deleted {step.kind} {_last(arm_id)}")
    left = (
        *recovered,
        *_under(planned, recovered),
        *adoption.read_left(session.target.layout.work),
    )
    found = adoption.adoptions(azure, planned, None if turn.interrupted else left)
    return {
        key: arm_id for key, arm_id in found.items() if planned[arm_id.lower()].urn not in groups
    }


def _under(planned: Mapping[str, object], vaults: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in planned if key.rpartition("/keys/")[0] in vaults)


def _last(arm_id: str) -> str:
    return arm_id.rsplit("/", 1)[-1]


def _note(session: Session, report: Report, text: str) -> None:
    session.display.say(text)
    report.notes.append(text)


def preview(request: Request, display: Display, report: Report) -> None:
    """Show what ``up`` would change; nothing is changed.

    Raises:
        Stop: as for :func:`up`.
    """
    target = read_target(request.folder, request.stack, cloud=request.is_cloud)
    interrupted = interrupted_command(target.layout.work)
    with open_session(target, display) as session, _reporting(report):
        if interrupted:
            _note(
                session, report, f"azdisk {interrupted} was killed: up will repair the state first"
            )
        plan = runs.preview(session)
        report.take(plan)
        if session.azure is not None:
            planned = adoption.planned_ids(plan, session.azure.subscription_id)
            for arm_id in adoption.recoverable(session.azure, planned):
                kind = planned[arm_id].kind
                _note(session, report, f"up will recover the soft-deleted {kind} {_last(arm_id)}")
    _expect(request, report)


def refresh(request: Request, display: Display, report: Report) -> None:
    """Read every resource anew into the state.

    Raises:
        Stop: as for :func:`up`.
    """
    with _opened(request, display, report) as (session, _), _reporting(report):
        report.take(runs.refresh(session))
        report.rows = _rows(session)
    _expect(request, report)


def down(request: Request, display: Display, report: Report) -> None:
    """Take the estate down, and say what Azure still holds and why.

    Raises:
        Stop: (exit 1) something is protected or would be lost; nothing was deleted. Else as up.
    """
    with _opened(request, display, report) as (session, _), _reporting(report):
        before = read_resources(session.deployment())
        _refuse_to_lose(before, session, keep_protected=request.keep_protected)
        kept = leftovers.retained(before)
        for item in kept:
            _note(
                session, report, f"{item.name} is retained: it stays in Azure, the stack forgets it"
            )
        adoption.remember_left(session.target.layout.work, (item.id for item in kept))
        if before:
            report.take(runs.destroy(session, keep_protected=request.keep_protected))
        report.leftovers = (
            leftovers.simulated_leftovers(session.azure, before)
            if session.azure is not None
            else leftovers.cloud_leftovers(before, keep_protected=request.keep_protected)
        )


def _refuse_to_lose(
    before: tuple[Resource, ...], session: Session, *, keep_protected: bool
) -> None:
    guarded = leftovers.protected(before)
    if guarded and not keep_protected:
        names = "\n".join(f"  {item.token.rsplit(':', 1)[-1]} {item.name}" for item in guarded)
        raise Stop(
            Exit.STOPPED,
            f"{len(guarded)} resources are protected, nothing was deleted:\n{names}\n"
            "to delete all but these: azdisk down --keep-protected; to delete these too: set "
            "'protect: false' in the stack's settings, run azdisk up, then azdisk down",
        )
    in_danger = leftovers.endangered(before, session.azure)
    if in_danger:
        lines = [f"  {group}: {_last(item)}" for group, ids in in_danger.items() for item in ids]
        raise Stop(
            Exit.STOPPED,
            "deleting these resource groups would delete what is to stay, nothing was deleted:\n"
            + "\n".join(lines)
            + "\nmove or delete what stands there first",
        )


def _rows(session: Session) -> tuple[Protection, ...]:
    resources = read_resources(session.deployment())
    azure = session.azure
    if azure is not None:
        resources = tuple(
            item.seen_as(azure.get(item.id)) if item.facts and azure.exists(item.id) else item
            for item in resources
        )
    return protections(read_deployed_estate(resources))


def _expect(request: Request, report: Report) -> None:
    if request.expect_no_changes and report.has_changes:
        raise Stop(Exit.STOPPED, "changes were found although --expect-no-changes was given")
