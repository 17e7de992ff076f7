"""One component's inputs, each with a value to change to: what shows where every input ends."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pulumi
from pulumi.dynamic import ResourceProvider

from azure_disk_facts.resource_types import BY_TOKEN, ROLE_ASSIGNMENT
from azure_disk_protection.transfer.vault_restore import VaultRestoreProvider
from azure_disk_protection.transfer.vhd_export import VhdExportProvider
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.diffing import difference
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.results import Registration

NAME = "it"
"""Name of the component under test."""

_LOOKED_AT = (
    "protect",
    "retainOnDelete",
    "importId",
    "ignoreChanges",
    "aliases",
    "dependencies",
    "hooks",
    "additionalSecretOutputs",
    "customTimeouts",
)


@dataclass(frozen=True)
class Change:
    """Another value of one input."""

    to: Any
    """The value, or a function that the program calls for it."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """Other inputs that both programs have, the one with the old and the one with the new value;
    a value or a function, ``None`` to leave an input of the case out; names may be dotted."""
    along: Mapping[str, Any] = field(default_factory=dict)
    """Other inputs that only the program with the new value has, as Azure takes it with them."""
    alone: bool = False
    """Whether it cannot go together with the other changes, as what takes a child away."""
    meanwhile: Callable[[Azure], None] | None = None
    """What somebody does in Azure before it, without which Azure refuses it."""
    refused: str = ""
    """What the component says to it in a running stack, if it takes the value at creation only."""
    why: str = ""
    """Why the input reaches no resource: what it is checked against."""
    at: str = ""
    """Where an input of an input stands in this case, as ``disks.web.zone``; numbers are indexes
    of lists. The change's own name otherwise."""


@dataclass(frozen=True)
class Case:
    """A component in the simplest program that Azure takes."""

    component: type[pulumi.ComponentResource]
    args: Callable[[], dict[str, Any]]
    """Called in the program: declares the neighbours that are needed, returns required inputs."""
    changes: Mapping[str, Change]
    """A change of each input but ``imports`` and ``keep_version_aliases``; those of inputs that
    are objects, or hold some, under dotted names: ``disks.zone``."""
    prepare: Callable[[Azure], None] = lambda azure: None
    """What the simulated Azure holds before the program, which no program declares."""

    _runs: dict[str, tuple[Registration, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    in_preview: bool = False
    """Nothing is created: a dynamic resource among its children takes more than the simulated
    Azure, and has an engine test of its own."""

    def declare(self, inputs: Mapping[str, Any] | None = None) -> pulumi.ComponentResource:
        """Declare neighbours and component; ``inputs`` go before those of the case."""
        args = self.args()
        for name, value in (inputs or {}).items():
            args = put(args, name.split("."), value() if callable(value) else value)
        return self.component(NAME, args)  # type: ignore[arg-type]  # a component's own signature

    def with_change(self, name: str) -> dict[str, Any]:
        """Return the inputs of the program in which an input has its new value."""
        return {**self.changes[name].given, **self.values(name)}

    def values(self, name: str) -> dict[str, Any]:
        """Return what only the program has in which an input has its new value."""
        change = self.changes[name]
        return {**change.along, change.at or name: change.to}

    def base(self) -> tuple[Registration, ...]:
        """Return what the case itself registers; it runs once in a test session."""
        return self._kept("", {})

    def before(self, name: str) -> tuple[Registration, ...]:
        """Return what is registered where an input has its old value."""
        given = self.changes[name].given
        return self._kept(f"{name} before", given) if given else self.base()

    def after(self, name: str) -> tuple[Registration, ...]:
        """Return what is registered where an input has its new value."""
        return self._kept(name, self.with_change(name))

    def _kept(self, key: str, inputs: Mapping[str, Any]) -> tuple[Registration, ...]:
        if key not in self._runs:
            self._runs[key] = self.run(inputs)
        return self._runs[key]

    def run(self, inputs: Mapping[str, Any] | None = None) -> tuple[Registration, ...]:
        """Return what is registered in a fresh simulated Azure.

        Raises:
            Exception: the program's own failure.
        """
        with Azure.in_memory() as azure:
            self.prepare(azure)
            result = run_program(
                azure, lambda: _no_outputs(self.declare(inputs)), preview=self.in_preview
            )
            if result.error is not None:
                raise result.error
        return result.registrations


def put(holder: Any, steps: list[str], value: Any) -> Any:
    """Return a copy of a map or list with another value at a path; ``None`` takes a key out."""
    step, *rest = steps
    if isinstance(holder, list):
        index = int(step)
        changed = put(holder[index], rest, value) if rest else value
        return [*holder[:index], changed, *holder[index + 1 :]]
    if rest:
        return {**holder, step: put(holder.get(step, {}), rest, value)}
    without = {key: each for key, each in holder.items() if key != step}
    return without if value is None else {**without, step: value}


def _no_outputs(_: object) -> None:
    """Keep a program's value from counting as its outputs."""


@dataclass(frozen=True)
class End:
    """Where an input ended: a property or an option of a resource, or a resource as a whole."""

    resource: str
    """The child's role, or the name of another resource."""
    path: str
    """Property path as Pulumi spells it; ``option X``; empty for the resource as a whole."""
    change: str
    """What a change means: ``update``, ``replace``, ``at creation only``, ``refused``, or
    ``made``."""


def ends(case: Case, name: str) -> list[End]:
    """Return everything that a change of an input changes."""
    found = differences(case.before(name), case.after(name))
    if case.changes[name].refused:
        found = [replace(end, change="refused") for end in found]
    return sorted(found, key=lambda end: (end.resource, end.path))


def differences(before: tuple[Registration, ...], after: tuple[Registration, ...]) -> list[End]:
    """Return everything in which the children of one program differ from those of another."""
    old, new = _by_name(before), _by_name(after)
    found = [End(_role(name), "", "made") for _, name in sorted(old.keys() ^ new.keys())]
    for key in old.keys() & new.keys():
        found += _changed(old[key], new[key])
    return found


def _by_name(registrations: tuple[Registration, ...]) -> dict[tuple[str, str], Registration]:
    given_by_azure = _given_by_azure(registrations)

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return _GENERATED.sub(lambda found: given_by_azure.get(found[0], found[0]), value)
        if isinstance(value, Mapping):
            return {key: plain(each) for key, each in value.items()}
        return [plain(each) for each in value] if isinstance(value, (list, tuple)) else value

    return {
        (each.token, each.name): replace(
            each,
            inputs=plain(each.inputs),
            options=plain(each.options),
            outputs=plain(each.outputs),
        )
        for each in registrations
        # Neighbours that a case declares for a value are no end of the input.
        if each.name == NAME or each.name.startswith(f"{NAME}-")
    }


_GENERATED = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}"
)


@cache
def _always_there() -> tuple[str, ...]:
    with Azure.in_memory() as azure:
        return azure.subscription_id, azure.tenant_id, azure.client_id, azure.object_id


def _given_by_azure(registrations: tuple[Registration, ...]) -> dict[str, str]:
    """Return a stable word for each id that Azure made up: they go by the order of creation."""
    words: dict[str, str] = {}
    for each in registrations:
        own = {*_GENERATED.findall(json.dumps(each.inputs, default=str)), *_always_there()}
        found = dict.fromkeys(_GENERATED.findall(json.dumps(each.outputs, default=str)))
        for index, text in enumerate(text for text in found if text not in own):
            words.setdefault(text, f"({each.name} {index})")
    for each in registrations:
        if each.token == ROLE_ASSIGNMENT.token and "principalId" in each.inputs:
            # Made of scope, principal and role: changes with the principal's made-up id.
            principal = words.get(each.inputs["principalId"], each.inputs["principalId"])
            parts = (
                str(each.inputs.get("scope")).lower(),
                principal,
                str(each.inputs.get("roleDefinitionId")).lower(),
            )
            words[each.inputs["roleAssignmentName"]] = str(parts)
    return words


def _role(name: str) -> str:
    return name.removeprefix(f"{NAME}-")


def _option(registration: Registration, option: str) -> Any:
    value = registration.options.get(option)
    return sorted(value) if isinstance(value, list) and option == "dependencies" else value


def _changed(old: Registration, new: Registration) -> list[End]:
    role = _role(old.name)
    found = [
        End(role, f"option {option}", "update")
        for option in _LOOKED_AT
        if _option(old, option) != _option(new, option)
    ]
    if old.token not in BY_TOKEN:
        return found + _changed_dynamic(old, new)
    ignored = tuple(new.options.get("ignoreChanges", ()))
    for each in difference(old.token, (old.inputs, new.inputs), old.outputs).changes:
        if each.path.startswith(ignored) and ignored:
            found.append(End(role, each.path, "at creation only"))
        else:
            found.append(End(role, each.path, "replace" if each.replaces else "update"))
    return found


_PROVIDERS: dict[str, type[ResourceProvider]] = {
    "VhdExport": VhdExportProvider,
    "VaultRestore": VaultRestoreProvider,
}


def _changed_dynamic(old: Registration, new: Registration) -> list[End]:
    """Ask a dynamic resource's own provider what each changed input means."""
    role, frozen = _role(old.name), new.options.get("ignoreChanges", ())
    names = {*old.inputs, *new.inputs}
    changed = sorted(name for name in names if old.inputs.get(name) != new.inputs.get(name))
    return [
        End(role, name, "at creation only" if name in frozen else _meaning(old, new, name))
        for name in changed
    ]


def _meaning(old: Registration, new: Registration, name: str) -> str:
    provider, was = _PROVIDERS[old.token.rsplit(":", 1)[-1]](), dict(old.inputs)
    alone = {**was, name: new.inputs.get(name)}
    if any(failure.property == name for failure in provider.check(was, alone).failures):
        return "refused"
    answer = provider.diff(old.id, was, alone)
    if name in (answer.replaces or ()):
        return "replace"
    return "update" if answer.changes else "at creation only"
