"""What the engine reports during one run, kept as data: steps, changes, diagnostics, findings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pulumi.automation import EngineEvent
from pulumi.automation.events import (
    DiagnosticEvent,
    PolicyEvent,
    StepEventMetadata,
    SummaryEvent,
)

from azure_disk_facts.resource_types import unversioned_token

_COLOR = re.compile(r"<\{%[^%]*%\}>")
_STACK_TYPE = "pulumi:pulumi:Stack"
_PROVIDER_TYPES = "pulumi:providers:"
_REPETITION = re.compile(
    r"^using pulumi-\S+ from \$PATH|context canceled$|^(update|preview|refresh|destroy) failed$"
)
"""Where a helper of ours was found; what stopped because something else failed; that it failed."""
_RETRY = re.compile(r"due to on-error hook request")
"""The hook itself has said what it waits for."""
BLOCKING_LEVEL = "mandatory"

VERBS: dict[str, str] = {
    "create": "created",
    "import": "adopted",
    "update": "updated",
    "create-replacement": "replaced",
    "replace": "replaced",
    "import-replacement": "replaced",
    "delete": "deleted",
    "same": "unchanged",
}
"""The word for each operation of the engine; other operations are bookkeeping."""


@dataclass(frozen=True)
class Step:
    """One operation on one resource."""

    operation: str
    token: str
    name: str
    urn: str
    inputs: Mapping[str, Any]
    is_custom: bool
    is_retained: bool = False
    """A deletion that only makes the stack forget it."""
    arm_id: str = ""
    """Id under which the stack knows it before the step; empty for what is made."""
    provider: str = ""
    """URN of the provider that carries it out; empty for components."""

    @property
    def kind(self) -> str:
        """Last part of the type token: ``Disk``."""
        return self.token.rsplit(":", 1)[-1]


@dataclass(frozen=True)
class Diagnostic:
    """A message of the engine, the program or the provider."""

    severity: str
    """``error``, ``warning`` or ``info``."""
    message: str
    resource: str
    """Name of the resource it is about; empty where it is about none."""


@dataclass(frozen=True)
class Finding:
    """A policy's finding."""

    policy: str
    pack: str
    level: str
    message: str
    resource: str

    @property
    def is_blocking(self) -> bool:
        """Whether it stops the deployment."""
        return self.level == BLOCKING_LEVEL


@dataclass
class RunRecord:
    """Everything one run of the engine reported.

    Attributes:
        listener: told of each step, with ``begun``, ``done`` or ``failed``.
        on_info: told of each message that is neither warning nor error.
    """

    listener: Callable[[str, Step], None] | None = None
    on_info: Callable[[str], None] | None = None
    has_started: bool = False
    changes: dict[str, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    planned: list[Step] = field(default_factory=list)
    """Every step begun or foreseen that is not "same", in order."""
    providers: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """Inputs of the program's own providers, by URN; the engine tells of no default ones."""

    def on_event(self, event: EngineEvent) -> None:
        """Take one event of the engine."""
        if event.prelude_event is not None:
            self.has_started = True
        if event.resource_pre_event is not None:
            self._begin(_step(event.resource_pre_event.metadata))
        if event.res_outputs_event is not None:
            self._tell("done", _step(event.res_outputs_event.metadata))
        if event.res_op_failed_event is not None:
            self._tell("failed", _step(event.res_op_failed_event.metadata))
        if event.diagnostic_event is not None:
            self._diagnose(event.diagnostic_event)
        if event.policy_event is not None:
            self._find(event.policy_event)
        if event.summary_event is not None:
            self._sum_up(event.summary_event)

    @property
    def errors(self) -> list[Diagnostic]:
        """The diagnostics that are errors."""
        return [item for item in self.diagnostics if item.severity == "error"]

    @property
    def blocking(self) -> list[Finding]:
        """The findings that stop the deployment."""
        return [item for item in self.findings if item.is_blocking]

    @property
    def changed(self) -> int:
        """How many resources were or would be changed in any way."""
        return sum(count for verb, count in self.changes.items() if verb != "unchanged")

    def _begin(self, step: Step) -> None:
        if step.operation not in ("same", "refresh", "read"):
            self.planned.append(step)
        if step.token.startswith(_PROVIDER_TYPES):
            self.providers[step.urn] = step.inputs
        self._tell("begun", step)

    def _tell(self, what: str, step: Step) -> None:
        if self.listener is not None and not step.token.startswith(_PROVIDER_TYPES):
            self.listener(what, step)

    def _diagnose(self, event: DiagnosticEvent) -> None:
        message = plain(event.message)
        if event.ephemeral or not message or event.severity == "debug":
            return
        severity = _severity(event.severity, message)
        if severity == "info" and self.on_info is not None:
            self.on_info(message)
        if severity:
            self.diagnostics.append(Diagnostic(severity, message, _name(event.urn or "")))

    def _find(self, event: PolicyEvent) -> None:
        self.findings.append(
            Finding(
                policy=event.policy_name,
                pack=event.policy_pack_name,
                level=event.enforcement_level,
                message=plain(event.message),
                resource=_name(event.resource_urn or ""),
            )
        )

    def _sum_up(self, event: SummaryEvent) -> None:
        for operation, count in event.resource_changes.items():
            verb = VERBS.get(str(getattr(operation, "value", operation)))
            if verb is not None:
                self.changes[verb] = self.changes.get(verb, 0) + count
        retained = sum(step.operation == "delete" and step.is_retained for step in self.planned)
        if retained and "deleted" in self.changes:
            self.changes["deleted"] -= retained
            self.changes["left"] = retained


def _severity(given: str, message: str) -> str:
    """Return the severity a message deserves; empty for what only repeats another message."""
    if _REPETITION.search(message):
        return ""
    if given not in ("error", "warning") or _RETRY.search(message):
        return "info"
    return given


def plain(text: str) -> str:
    """Return an engine's message without its colour marks and outer blank lines."""
    return _COLOR.sub("", text).strip()


def _name(urn: str) -> str:
    return urn.rsplit("::", 1)[-1] if urn and f"::{_STACK_TYPE}::" not in urn else ""


def _step(metadata: StepEventMetadata) -> Step:
    old = metadata.old
    state = metadata.new if metadata.new is not None else old
    return Step(
        operation=str(getattr(metadata.op, "value", metadata.op)),
        token=unversioned_token(metadata.type),
        name=metadata.urn.rsplit("::", 1)[-1],
        urn=metadata.urn,
        inputs={} if state is None or state.inputs is None else state.inputs,
        is_custom=state is not None and bool(state.custom),
        is_retained=state is not None and bool(state.retain_on_delete),
        arm_id="" if old is None else old.id,
        provider="" if state is None else state.provider.rpartition("::")[0],
    )


_ORDER = ("created", "adopted", "updated", "replaced", "deleted", "left", "unchanged")
_WORDS = {"left": "left in Azure"}


def changes_words(changes: Mapping[str, int]) -> str:
    """Return ``12 created, 0 updated, 3 unchanged``; other verbs only where they happened."""
    always = ("created", "updated", "unchanged")
    return ", ".join(
        f"{changes.get(verb, 0)} {_WORDS.get(verb, verb)}"
        for verb in _ORDER
        if verb in always or changes.get(verb, 0)
    )
