"""The door for unit tests: Pulumi's mocks over a simulated Azure, in process, without an engine.

The same shapes, checks and operations as the provider door. What mocks cannot do: run resource
hooks, update, replace, delete. So a program is its first ``up``, and role assignments that have
not taken effect are waited for before each creation, which retries do on a real engine.
"""

import threading
from collections.abc import Callable, Mapping
from contextvars import copy_context
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any

import pulumi
from pulumi.runtime import settings as pulumi_settings
from pulumi.runtime.mocks import MockMonitor

from azure_disk_facts.resource_types import ROLE_ASSIGNMENT, unversioned_token
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors import shapes
from azure_disk_simulator.doors.checking import Naming
from azure_disk_simulator.doors.diffing import CREATE_BEFORE_DELETE, difference
from azure_disk_simulator.doors.failures import OperationRefused
from azure_disk_simulator.doors.operations import Operations
from azure_disk_simulator.doors.schema import API_VERSION
from azure_disk_simulator.doors.values import (
    SECRET_SIGNATURE,
    SIGNATURE_KEY,
    UNKNOWN,
    UNKNOWN_TEXT,
    has_unknowns,
)

_PACKAGE = "azure-native"


class CheckFailed(Exception):
    """Inputs that azure-native refuses before it calls Azure."""

    def __init__(self, token: str, name: str, failures: list[str]) -> None:
        super().__init__(f"{token} resource '{name}' has a problem: {'; '.join(failures)}")
        self.failures = failures


@dataclass(frozen=True)
class Registration:
    """One resource as a program declared it and Azure answered it."""

    token: str
    """Pulumi's type token, without a version."""
    name: str
    """Logical name."""
    inputs: Mapping[str, Any]
    """Inputs after Check, in wire spelling, without secret markers; unknowns are ``UNKNOWN``."""
    id: str
    """ARM id; empty for components and in a preview."""
    outputs: Mapping[str, Any] = field(default_factory=dict)
    urn: str = ""
    """Empty unless run through :func:`run_program`."""


class AzureMocks(pulumi.runtime.Mocks):
    """Pulumi's mocks over a simulated Azure.

    Components pass through. Role assignments are settled before each creation: mocks run no error
    hooks, so simulated time moves on by ``azure.settings.role_delay`` after a role assignment. A
    refused call raises :class:`~azure_disk_simulator.doors.failures.OperationRefused`, whose text
    names ARM's code, and a failed check :class:`CheckFailed`.
    """

    def __init__(self, azure: Azure) -> None:
        self.azure = azure
        self.registrations: list[Registration] = []
        """Everything registered so far, in order; read resources too."""
        self._operations = Operations(azure)
        self._current = threading.local()
        self._settling = threading.Lock()
        self._unsettled = False

    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str, dict[str, Any]]:
        """Create, read or import a resource, or let a component pass.

        Raises:
            CheckFailed: the inputs' form is wrong.
            OperationRefused: Azure refuses.
            UnknownResourceType: a custom resource of a type that is not simulated.
        """
        inputs, secrets = _plain(args.inputs)
        token = unversioned_token(args.typ)
        if args.typ.startswith("pulumi:providers:") or args.custom is False:
            self._register(Registration(args.typ, args.name, inputs, "", inputs))
            return "", dict(args.inputs)
        if args.resource_id:
            return self._existing(token, args, inputs)
        inputs = self._checked(token, args.name, inputs)
        if pulumi.runtime.is_dry_run():
            resource, outputs = "", shapes.preview_outputs(token, inputs)
        else:
            resource, outputs = self._created(token, inputs)
        self._register(Registration(token, args.name, inputs, resource, outputs))
        return resource, _marked(outputs, secrets)

    def call(self, args: pulumi.runtime.MockCallArgs) -> dict[str, Any]:  # type: ignore[override]
        """Call a function of azure-native.

        Raises:
            OperationRefused: Azure refuses.
            UnknownFunction: the function is not simulated.
        """
        inputs, secrets = _plain(args.args)
        return _marked(self._operations.invoke(args.token, inputs), secrets)

    def naming_urn(self, urn: str) -> None:
        """Take the URN of the resource that the calling thread registers next."""
        self._current.urn = urn

    def _checked(self, token: str, name: str, inputs: dict[str, Any]) -> dict[str, Any]:
        urn = getattr(self._current, "urn", "")
        naming = Naming(name, f"{urn or token}::{name}".encode())
        checked = self._operations.check(token, ({}, inputs), naming)
        if checked.failures:
            raise CheckFailed(token, name, checked.failures)
        return checked.inputs

    def _created(self, token: str, inputs: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        if has_unknowns(inputs):
            raise ValueError(f"{token}: an input is unknown outside of a preview; await it first")
        with self._settling:
            if self._unsettled:
                self.azure.advance(self.azure.settings.role_delay)
                self._unsettled = False
        resource, outputs = self._operations.create(token, inputs)
        if token == ROLE_ASSIGNMENT.token:
            self._unsettled = True
        return resource, outputs

    def _existing(
        self, token: str, args: pulumi.runtime.MockResourceArgs, inputs: dict[str, Any]
    ) -> tuple[str, dict[str, Any]]:
        reading = self._operations.read(token, str(args.resource_id), ({}, {}))
        if reading is None:
            text = f"resource '{args.resource_id}' does not exist"
            raise OperationRefused(text, "ResourceNotFound", 404)
        if args.custom:
            self._check_import(token, args.name, (reading.inputs, inputs))
        self._register(
            Registration(token, args.name, reading.inputs, reading.resource_id, reading.outputs)
        )
        return reading.resource_id, dict(reading.outputs)

    def _check_import(
        self, token: str, name: str, pair: tuple[Mapping[str, Any], dict[str, Any]]
    ) -> None:
        actual, given = pair
        wanted = self._operations.check(token, (actual, given), Naming(name, b"")).inputs
        changes = difference(token, ({**actual, **_implied(wanted)}, wanted), {}).changes
        if changes:
            paths = ", ".join(sorted(change.path for change in changes))
            text = f"inputs to import do not match the existing resource: {paths}"
            raise OperationRefused(text, "ImportMismatch", 409)

    def _register(self, registration: Registration) -> None:
        urn = getattr(self._current, "urn", "")
        self.registrations.append(Registration(**{**vars(registration), "urn": urn}))


def _implied(wanted: Mapping[str, Any]) -> dict[str, Any]:
    implied = (API_VERSION, CREATE_BEFORE_DELETE)
    return {name: wanted[name] for name in implied if name in wanted}


def _plain(inputs: Mapping[str, Any]) -> tuple[dict[str, Any], frozenset[str]]:
    """Return inputs without secret markers, and the names of the top-level inputs that had one."""
    secrets = frozenset(name for name, value in inputs.items() if _has_secret(value))
    plain = {name: _unwrapped(value) for name, value in inputs.items()}
    return {name: value for name, value in plain.items() if value is not None}, secrets


def _is_secret(value: Any) -> bool:
    return isinstance(value, Mapping) and value.get(SIGNATURE_KEY) == SECRET_SIGNATURE


def _has_secret(value: Any) -> bool:
    if isinstance(value, Mapping):
        return _is_secret(value) or any(_has_secret(item) for item in value.values())
    return isinstance(value, list) and any(_has_secret(item) for item in value)


def _unwrapped(value: Any) -> Any:
    if _is_secret(value):
        return _unwrapped(value["value"])
    if isinstance(value, pulumi.output.Unknown) or value == UNKNOWN_TEXT:
        return UNKNOWN
    if isinstance(value, Mapping):
        return {key: _unwrapped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_unwrapped(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _marked(outputs: Mapping[str, Any], secrets: frozenset[str]) -> dict[str, Any]:
    """Mark the outputs secret whose inputs were, and write unknowns as Pulumi reads them."""
    marked = {}
    for name, value in outputs.items():
        shown = _with_unknown_text(value)
        marked[name] = (
            {SIGNATURE_KEY: SECRET_SIGNATURE, "value": shown} if name in secrets else shown
        )
    return marked


def _with_unknown_text(value: Any) -> Any:
    if value is UNKNOWN:
        return UNKNOWN_TEXT
    if isinstance(value, Mapping):
        return {key: _with_unknown_text(item) for key, item in value.items()}
    return [_with_unknown_text(item) for item in value] if isinstance(value, list) else value


class _Monitor(MockMonitor):
    """Tells the mocks the URN of what is being registered."""

    def __init__(self, mocks: AzureMocks) -> None:
        super().__init__(mocks)
        self._azure_mocks = mocks

    def RegisterResource(self, request: Any) -> Any:
        self._azure_mocks.naming_urn(self.make_urn(request.parent, request.type, request.name))
        return super().RegisterResource(request)  # type: ignore[no-untyped-call]

    def ReadResource(self, request: Any) -> Any:
        self._azure_mocks.naming_urn(self.make_urn(request.parent, request.type, request.name))
        return super().ReadResource(request)  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Result:
    """What came of a program."""

    registrations: tuple[Registration, ...]
    """Everything that was registered, up to the failure if there was one."""
    error: Exception | None
    exports: Mapping[str, Any]

    @property
    def outputs(self) -> Mapping[str, Any]:
        """The program's outputs as plain values; unknown ones are ``UNKNOWN``.

        Raises:
            Exception: the program's own, when it failed.
        """
        if self.error is not None:
            raise self.error
        return self.exports

    def of_type(self, token: str) -> list[Registration]:
        """Return the resources of a type, in the order of registration."""
        return [found for found in self.registrations if found.token == token]

    def find(self, name: str, token: str | None = None) -> Registration:
        """Return the only resource of that logical name, or that URN, and of that type if given.

        Raises:
            LookupError: there is none, or more than one.
        """
        found = [
            entry
            for entry in self.registrations
            if name in {entry.name, entry.urn} and token in {None, entry.token}
        ]
        if len(found) != 1:
            names = ", ".join(f"{entry.token} {entry.name}" for entry in self.registrations)
            raise LookupError(f"{name!r}: found {len(found)} resources, registered: {names}")
        return found[0]


def run_program(
    azure: Azure,
    program: Callable[[], Any],
    *,
    preview: bool = False,
    config: Mapping[str, str] | None = None,
    project: str = "project",
    stack: str = "stack",
) -> Result:
    """Run a Pulumi program under the mocks, to its very end.

    Every output and every ``apply`` is awaited. A failed ``assert`` is raised, wherever it stands;
    any other exception is kept in the result, and raised when its outputs are asked for. In a
    preview an ``apply`` of an unknown value is not run: assert on the result instead.

    Args:
        azure: Where resources are created.
        program: Declares resources; may be asynchronous, may return a mapping of outputs beside
            what it exports.
        preview: Create nothing; what only deployment can tell is unknown.
        config: Values by key, for example ``{"project:size": "4"}``.
        project: Name of the project.
        stack: Name of the stack.

    Raises:
        AssertionError: an assertion of the program failed.
    """
    mocks = AzureMocks(azure)
    exports: dict[str, Any] = {}

    async def collected() -> None:
        returned = program()
        if isawaitable(returned):
            returned = await returned
        root = pulumi.runtime.get_root_resource()
        declared = {**getattr(root, "outputs", {}), **(returned or {})}
        for name, value in declared.items():
            output = pulumi.Output.from_input(value)
            exports[name] = _unwrapped(await output.future(with_unknowns=True))

    def run() -> None:
        pulumi_settings.ROOT.set(None)
        pulumi.runtime.set_all_config(dict(config or {}))
        pulumi.runtime.set_mocks(
            mocks, project=project, stack=stack, preview=preview, monitor=_Monitor(mocks)
        )
        pulumi.runtime.test(collected)()  # type: ignore[no-untyped-call]

    error: Exception | None = None
    try:
        copy_context().run(run)
    except AssertionError:
        raise
    except Exception as failure:  # noqa: BLE001 - kept in the result; outputs raise it
        error = failure
    return Result(tuple(mocks.registrations), error, exports)
