"""The commands that work on a stack: up, preview, refresh, down."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from azure_disk_analysis.deployment import Resource, read_resources
from azure_disk_analysis.estate import read_deployed_estate
from azure_disk_analysis.protection import Protection, protections
from azure_disk_cli import adoption, leftovers, runs
from azure_disk_cli.data_loss import refuse_protected, refuse_to_replace
from azure_disk_cli.display import Display
from azure_disk_cli.group_contents import contents
from azure_disk_cli.group_loss import (
    deletes_groups,
    parted_by_down,
    parted_by_plan,
    refuse_to_lose_groups,
)
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.repair import repair
from azure_disk_cli.report import Report
from azure_disk_cli.run_lock import Turn, read_marker, take_turn
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
    allow_replacement: tuple[str, ...] = ()
    """Names of resources that may be replaced although that deletes what they hold."""


Work = Callable[[Request, Display, Report], None]


@contextmanager
def _opened(request: Request, display: Display, report: Report) -> Iterator[tuple[Session, Turn]]:
    """Open the stack for a command that changes its state, repaired if a run was killed."""
    target = read_target(request.folder, request.stack, cloud=request.is_cloud)
    with (
        take_turn(target.layout.work, report.command) as turn,
        open_session(target, display, turn.run_id) as session,
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
        _refuse_to_lose(plan, session, request)
        adopting = _adoptions(session, plan, interrupted=bool(turn.interrupted))
        if adopting:
            _adopt(session, report, adopting)
        else:
            report.take(runs.update(session))
        report.rows = _rows(session)
    _expect(request, report)


def _refuse_to_lose(plan: RunRecord, session: Session, request: Request) -> None:
    refuse_to_replace(plan.planned, request.allow_replacement)
    if deletes_groups(plan.planned):
        parted = parted_by_plan(session.deployment(), plan.planned)
        inside = contents(session.azure, session.target.stack.config)
        refuse_to_lose_groups(parted, inside, verb="changed")


@contextmanager
def _reporting(report: Report) -> Iterator[None]:
    """Put what a failed run said into the report."""
    try:
        yield
    except runs.RunFailed as failed:
        if failed.was_preview and report.command != "preview":
            report.take_findings(failed.record)
        else:
            report.take(failed.record)
        raise


def _adoptions(
    session: Session, plan: RunRecord, *, interrupted: bool
) -> tuple[adoption.Adoption, ...]:
    if session.azure is None:
        return ()
    left = adoption.read_left(session.target.layout.work)
    return adoption.find_adoptions(session.azure, plan, left, interrupted=interrupted)


def _adopt(session: Session, report: Report, adopting: tuple[adoption.Adoption, ...]) -> None:
    """Run an update that adopts; what is soft-deleted is recovered as soon as it can be.

    An import leaves the inputs in the state as Azure shows them; a second update puts those there
    that the program gives, so that a refresh finds nothing to change.
    """
    for each in adopting:
        verb = "recovering the soft-deleted" if each.is_deleted else "adopting the existing"
        _note(session, report, f"{verb} {each.words}")
    session.recovering.update(each.arm_id.lower() for each in adopting if each.is_deleted)
    imports = {(each.step.token, each.step.name): each.arm_id for each in adopting}
    report.take(runs.update(session, imports))
    settled = runs.update(session)
    if settled.changed:
        report.take(settled)


def _note(session: Session, report: Report, text: str) -> None:
    session.display.say(text)
    report.notes.append(text)


def preview(request: Request, display: Display, report: Report) -> None:
    """Show what ``up`` would change; nothing is changed.

    Raises:
        Stop: as for :func:`up`.
    """
    target = read_target(request.folder, request.stack, cloud=request.is_cloud)
    interrupted = read_marker(target.layout.work).command
    with open_session(target, display) as session, _reporting(report):
        if interrupted:
            _note(
                session, report, f"azdisk {interrupted} was killed: up will repair the state first"
            )
        plan = runs.preview(session)
        report.take(plan)
        _refuse_to_lose(plan, session, request)
        for each in _adoptions(session, plan, interrupted=bool(interrupted)):
            verb = "recover the soft-deleted" if each.is_deleted else "adopt the existing"
            _note(session, report, f"up will {verb} {each.words}")
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
        deployment = session.deployment()
        before = read_resources(deployment)
        if not request.keep_protected:
            refuse_protected(leftovers.protected(before), session.target.stack.path.name)
        azure = session.azure
        earlier = adoption.read_left(session.target.layout.work)
        held = leftovers.held_vaults(before, () if azure is None else tuple(azure.deleted()))
        kept = leftovers.kept_urns(before, held)
        inside = contents(azure, session.target.stack.config)
        refuse_to_lose_groups(parted_by_down(deployment, kept), inside, verb="deleted")
        reasons = leftovers.kept_reasons(before, held)
        _announce(session, report, (before, reasons))
        _destroy(session, report, (before, kept))
        report.leftovers = (
            leftovers.cloud_leftovers(before, reasons)
            if azure is None
            else leftovers.simulated_leftovers(azure, before, reasons, earlier=earlier.values())
        )


def _announce(
    session: Session, report: Report, plan: tuple[tuple[Resource, ...], Mapping[str, str]]
) -> None:
    """List what will stay, and why, before anything is deleted."""
    before, reasons = plan
    for reason in dict.fromkeys(reasons.values()):
        names = [
            f"  {item.token.rsplit(':', 1)[-1]} {item.name}"
            for item in before
            if reasons.get(item.urn) == reason and item.facts is not None and item.id
        ]
        if names:
            _note(session, report, "\n".join([f"stays in Azure: {reason}", *names]))


def _destroy(
    session: Session, report: Report, plan: tuple[tuple[Resource, ...], frozenset[str]]
) -> None:
    before, kept = plan
    going = [item for item in before if item.urn not in kept]
    adoption.remember_left(
        session.target.layout.work,
        (
            item
            for item in going
            if item.id and (item.retain_on_delete or item.token in adoption.SOFT_DELETED)
        ),
    )
    if going:
        report.take(runs.destroy(session, tuple(item.urn for item in going) if kept else ()))


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
