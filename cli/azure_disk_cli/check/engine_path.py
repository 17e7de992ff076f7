"""A check on the real engine: the program's preview, with the packs, without stopping at any."""

from collections.abc import Mapping

from pulumi.automation import EngineEvent
from pulumi.automation.errors import CommandError, ConcurrentUpdateError

from azure_disk_analysis.check.findings import Said
from azure_disk_cli.check.plan_record import PlanRecord
from azure_disk_cli.check.recording import Declarations
from azure_disk_cli.check.seen import Seen
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.policies import remarking, write_configs
from azure_disk_cli.program import inline_program
from azure_disk_cli.run_record import RunRecord, plain
from azure_disk_cli.session import Session, engine_text
from azure_disk_policy.configuration import PackConfig


def see(session: Session, config: Mapping[str, PackConfig]) -> Seen:
    """Preview the program, and return what it would do and what the packs say.

    Raises:
        Stop: (exit 1) the preview fails: the program or Azure's own rules; its errors are told.
    """
    target = session.target
    record, plan, said = RunRecord(), PlanRecord(), list[Said]()
    declarations = Declarations(target.project.folder)

    def listen(event: EngineEvent) -> None:
        record.on_event(event)
        plan.on_event(event)
        found = event.policy_event
        if found is not None:
            text = plain(found.message)
            said.append(
                Said(found.policy_pack_name, found.policy_name, text, found.resource_urn or "")
            )

    deployment = session.deployment()
    try:
        with session.display.run("working out what would change", record, is_preview=True):
            session.stack.preview(
                program=declarations.program(inline_program(target.project.program, {})),
                policy_packs=[str(pack) for pack in session.packs],
                policy_pack_configs=write_configs(
                    target.layout.work / "check", session.packs, remarking(config)
                ),
                on_event=listen,
            )
    except ConcurrentUpdateError as error:
        raise Stop(
            Exit.STOPPED, f"the stack is locked by another run: {engine_text(error)}"
        ) from None
    except CommandError as error:
        texts = [each.message for each in record.errors] or [engine_text(error)]
        code = Exit.STOPPED if record.has_started else Exit.NO_ENGINE
        raise Stop(code, "the preview failed", *texts) from None
    change = plan.change(deployment, declarations.positions)
    return Seen(change, tuple(said), sum(each.is_custom for each in change.after))
