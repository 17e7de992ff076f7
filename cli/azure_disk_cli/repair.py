"""Makes the state whole again after a run was killed, before anything else is done."""

from azure_disk_cli import runs
from azure_disk_cli.orphans import clear_orphans, end_helpers
from azure_disk_cli.pending import settle, with_inputs
from azure_disk_cli.run_lock import Turn
from azure_disk_cli.session import Session


def repair(session: Session, turn: Turn) -> None:
    """Wait for orphans, clear stale locks, settle what was unfinished, read everything anew.

    After it the state and Azure agree on all that the state knows; what Azure got in the moment
    of the kill and the state never heard of is adopted by ``up`` (see adoption).
    """
    target, display = session.target, session.display
    cleared = 0
    if not target.is_cloud:
        cleared = clear_orphans(target.layout.state, target.stack.name, display.say)
    end_helpers(turn.killed_runs)
    settled = settle(session.deployment(), session.subscription_of)
    if not (turn.interrupted or cleared or settled.has_changed):
        return
    what = f"azdisk {turn.interrupted}" if turn.interrupted else "a run"
    display.say(f"{what} was killed before its end: repairing the state")
    turn.interrupted = turn.interrupted or "run"
    if settled.has_changed:
        for name in settled.looked_up:
            display.say(f"  ? {name}: its creation was begun, looking it up in Azure")
        session.replace_deployment(settled.deployment)
    if session.deployment().get("resources"):
        runs.refresh(session)
    if settled.inputs:
        session.replace_deployment(with_inputs(session.deployment(), settled.inputs))
    turn.needs_repair = False
