"""A check on the real engine: the program's preview, with the packs, without stopping at any."""

from collections.abc import Mapping

from pulumi.automation import EngineEvent
from pulumi.automation.errors import CommandError, ConcurrentUpdateError

from azure_disk_analysis.check.findings import Said
from azure_disk_cli.check.plan_record import PlanRecord
from azure_disk_cli.check.recording import Declarations
from azure_disk_cli.check.seen import Seen, counted
from azure_disk_cli.outcome import Exit, Stop, wrong_input
from azure_disk_cli.policies import remarking, with_previous, write_configs
from azure_disk_cli.program import inline_program
from azure_disk_cli.run_record import RunRecord, plain
from azure_disk_cli.session import Session, engine_text
from azure_disk_cli.workspace import PACKS
from azure_disk_policy.configuration import PackConfig


def see(session: Session, config: Mapping[str, PackConfig]) -> Seen:
    """Preview the program, and return what it would do and what the packs say.

    Raises:
        Stop: (exit 1) the preview fails: the program or Azure's own rules; its errors are told.
            (exit 2) a policy pack is missing.
    """
    target = session.target
    if len(session.packs) < len(PACKS):
        # Without its packs a check would find nothing, and say that all is well.
        found = ", ".join(pack.name for pack in session.packs) or "none"
        raise wrong_input(
            f"{target.project.folder / 'policy'}: got the policy packs {found}, needed: "
            f"{', '.join(PACKS)}; copy the project's folder policy, or install the wheel"
        )
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
    compared = with_previous(config, deployment)
    try:
        with session.display.run("working out what would change", record, is_preview=True):
            session.stack.preview(
                program=declarations.program(inline_program(target.project.program, {})),
                policy_packs=[str(pack) for pack in session.packs],
                policy_pack_configs=write_configs(
                    target.layout.work / "check", session.packs, remarking(compared)
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
    change = plan.change(deployment, declarations.positions, declarations.made_from)
    return Seen(change, tuple(said), counted(change.after))
