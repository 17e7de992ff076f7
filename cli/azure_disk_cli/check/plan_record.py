"""A preview as a change: the resources before and after, and what becomes of each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pulumi.automation import EngineEvent
from pulumi.automation.events import StepEventMetadata, StepEventStateMetadata

from azure_disk_analysis.check.change import Action, Change, Step
from azure_disk_analysis.check.report import Position
from azure_disk_analysis.deployment import Resource, read_resources
from azure_disk_cli.check.recording import MadeFrom
from azure_disk_facts.resource_types import unversioned_token

_ACTIONS = {
    "create": Action.CREATE,
    "import": Action.CREATE,
    "update": Action.UPDATE,
    "replace": Action.REPLACE,
    "create-replacement": Action.REPLACE,
    "delete-replaced": Action.REPLACE,
    "import-replacement": Action.REPLACE,
    "delete": Action.DELETE,
}


class PlanRecord:
    """Takes the events of a preview."""

    def __init__(self) -> None:
        self._steps: dict[str, Step] = {}
        self._after: dict[str, Resource] = {}

    def on_event(self, event: EngineEvent) -> None:
        """Take one event."""
        if event.resource_pre_event is None:
            return
        step = event.resource_pre_event.metadata
        operation = str(getattr(step.op, "value", step.op))
        action = _ACTIONS.get(operation)
        if step.new is not None and operation != "delete-replaced":
            self._after[step.urn] = _resource(step.new, step.old)
        if action is not None:
            self._note(step, action)

    def _note(self, step: StepEventMetadata, action: Action) -> None:
        if action is Action.DELETE and step.old is not None and step.old.retain_on_delete:
            action = Action.FORGET
        # The engine tells inputs in an order of its own, another one each time.
        replacing = tuple(sorted(step.keys or ()))
        because = replacing if action is Action.REPLACE and replacing else sorted(step.diffs or ())
        known = self._steps.get(step.urn)
        self._steps[step.urn] = Step(
            step.urn, action, tuple(because) or (known.because if known else ())
        )

    def change(
        self,
        deployment: Mapping[str, Any],
        positions: Mapping[str, Position],
        made_from: Mapping[str, MadeFrom],
    ) -> Change:
        """Return the change that the preview showed of a stack's deployment.

        Args:
            deployment: as it was before.
            positions: by URN, where a resource is declared.
            made_from: by URN, what its inputs are made from, which events don't tell.
        """
        after = tuple(
            replace(each, made_from=made_from.get(urn, {})) for urn, each in self._after.items()
        )
        return Change(read_resources(deployment), after, self._steps, positions)


def _resource(new: StepEventStateMetadata, old: StepEventStateMetadata | None) -> Resource:
    stays = old is not None and old.id == new.id
    return Resource(
        urn=new.urn,
        token=unversioned_token(new.type),
        id=new.id or "",
        inputs=new.inputs or {},
        outputs=(old.outputs or {}) if old is not None and stays else {},
        protect=bool(new.protect),
        retain_on_delete=bool(new.retain_on_delete),
        is_custom=bool(new.custom),
        parent=new.parent or "",
    )
