"""The door for unit tests: Pulumi's mocks over a simulated Azure, in process, without an engine.

The same shapes, checks and operations as the provider door. What mocks cannot do: run resource
hooks, update, replace, delete. So a program is its first ``up``, and role assignments that have
not taken effect are waited for before each creation, which retries do on a real engine.
"""

import asyncio
import threading
from collections.abc import Callable, Mapping
from contextvars import copy_context
from inspect import isawaitable
from typing import Any

import pulumi
from pulumi.runtime import settings as pulumi_settings
from pulumi.runtime.mocks import MockMonitor

from azure_disk_facts.resource_types import ROLE_ASSIGNMENT, unversioned_token
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors import dynamic, shapes
from azure_disk_simulator.doors.checking import Naming
from azure_disk_simulator.doors.event_loops import event_loop
from azure_disk_simulator.doors.failures import CheckFailed, OperationRefused
from azure_disk_simulator.doors.importing import taken_over
from azure_disk_simulator.doors.mock_values import (
    marked_outputs,
    plain_inputs,
    sent_options,
    unwrapped,
)
from azure_disk_simulator.doors.operations import Operations
from azure_disk_simulator.doors.results import Registration, Result
from azure_disk_simulator.doors.subscriptions import Subscriptions
from azure_disk_simulator.doors.values import has_unknowns


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
        self._subscriptions = Subscriptions(azure)
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
        inputs, secrets = plain_inputs(args.inputs)
        token = unversioned_token(args.typ)
        if args.typ.startswith("pulumi:providers:") or args.custom is False:
            self._register(Registration(args.typ, args.name, inputs, "", inputs))
            urn = str(getattr(self._current, "urn", ""))
            self._subscriptions.configured(urn, inputs.get("subscriptionId"))
            return "", dict(args.inputs)
        if args.resource_id:
            return self._existing(token, args, inputs)
        if dynamic.is_dynamic(args.typ):
            return self._dynamic(args, inputs, secrets)
        inputs = self._checked(token, args.name, inputs)
        if pulumi.runtime.is_dry_run():
            resource, outputs = "", shapes.preview_outputs(token, inputs)
        else:
            resource, outputs = self._created(token, inputs)
        self._register(Registration(token, args.name, inputs, resource, outputs))
        return resource, marked_outputs(outputs, secrets)

    def call(self, args: pulumi.runtime.MockCallArgs) -> dict[str, Any]:  # type: ignore[override]
        """Call a function of azure-native.

        Raises:
            OperationRefused: Azure refuses.
            UnknownFunction: the function is not simulated.
        """
        inputs, secrets = plain_inputs(args.args)
        operations = self._of_provider(args.provider)
        return marked_outputs(operations.invoke(args.token, inputs), secrets)

    def registering(self, urn: str, options: Mapping[str, Any]) -> None:
        """Take URN and options of the resource that the calling thread registers next."""
        self._current.urn = urn
        self._current.options = options

    @property
    def _operations(self) -> Operations:
        options = getattr(self._current, "options", {})
        return self._of_provider(options.get("provider"))

    def _of_provider(self, reference: object) -> Operations:
        """Return what a provider works in; a reference is its URN and its id."""
        return self._subscriptions.of(str(reference).rpartition("::")[0])

    def _checked(self, token: str, name: str, inputs: dict[str, Any]) -> dict[str, Any]:
        urn = getattr(self._current, "urn", "")
        naming = Naming(name, f"{urn or token}::{name}".encode())
        checked = self._operations.check(token, ({}, inputs), naming)
        if checked.failures:
            raise CheckFailed(token, name, checked.failures)
        return checked.inputs

    def _dynamic(
        self, args: pulumi.runtime.MockResourceArgs, inputs: dict[str, Any], secrets: frozenset[str]
    ) -> tuple[str, dict[str, Any]]:
        """Let a resource's own provider create it; a preview creates nothing."""
        own = dynamic.without_provider(inputs)
        resource, outputs = "", own
        if not pulumi.runtime.is_dry_run():
            self._settle()
            resource, outputs = dynamic.create(self.azure, inputs)
        self._register(Registration(args.typ, args.name, own, resource, outputs))
        return resource, marked_outputs(outputs, secrets)

    def _created(self, token: str, inputs: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        if has_unknowns(inputs):
            raise ValueError(f"{token}: an input is unknown outside of a preview; await it first")
        self._settle()
        resource, outputs = self._operations.create(token, inputs)
        if token == ROLE_ASSIGNMENT.token:
            self._unsettled = True
        return resource, outputs

    def _settle(self) -> None:
        with self._settling:
            if self._unsettled:
                self.azure.advance(self.azure.settings.role_delay)
                self._unsettled = False

    def _existing(
        self, token: str, args: pulumi.runtime.MockResourceArgs, inputs: dict[str, Any]
    ) -> tuple[str, dict[str, Any]]:
        reading = self._operations.read(token, str(args.resource_id), ({}, {}))
        if reading is None:
            text = f"resource '{args.resource_id}' does not exist"
            raise OperationRefused(text, "ResourceNotFound", 404)
        found, outputs = reading.inputs, reading.outputs
        if args.custom:
            found, outputs = taken_over(
                self._operations,
                (token, args.name),
                (reading, inputs),
                ignored=getattr(self._current, "options", {}).get("ignoreChanges", ()),
                dry_run=pulumi.runtime.is_dry_run(),
            )
        resource = reading.resource_id
        self._register(Registration(token, args.name, found, resource, outputs))
        return resource, outputs

    def _register(self, registration: Registration) -> None:
        known = {"urn": "", "options": {}, **vars(self._current)}
        self.registrations.append(Registration(**{**vars(registration), **known}))


class _Monitor(MockMonitor):
    """Tells the mocks the URN of what is registered, and closes what Pulumi leaves open."""

    def __init__(self, mocks: AzureMocks) -> None:
        super().__init__(mocks)
        self._azure_mocks = mocks
        self._thread = threading.local()
        self._loops: list[asyncio.AbstractEventLoop] = []

    def RegisterResource(self, request: Any) -> Any:
        self._prepare(request)
        return super().RegisterResource(request)  # type: ignore[no-untyped-call]

    def ReadResource(self, request: Any) -> Any:
        self._prepare(request)
        return super().ReadResource(request)  # type: ignore[no-untyped-call]

    def Invoke(self, request: Any) -> Any:
        self._own_loop()
        return super().Invoke(request)  # type: ignore[no-untyped-call]

    def _prepare(self, request: Any) -> None:
        self._own_loop()
        urn = self.make_urn(request.parent, request.type, request.name)
        self._azure_mocks.registering(urn, sent_options(request))

    def _own_loop(self) -> None:
        """Give a worker thread an event loop that is closed in the end: Pulumi's own is not."""
        if threading.current_thread() is not threading.main_thread() and not hasattr(
            self._thread, "loop"
        ):
            self._thread.loop = asyncio.new_event_loop()
            asyncio.set_event_loop(self._thread.loop)
            self._loops.append(self._thread.loop)

    def close(self) -> None:
        """Close the loops of threads that have ended."""
        for loop in self._loops:
            loop.close()


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
    monitor = _Monitor(mocks)
    exports: dict[str, Any] = {}

    async def collected() -> None:
        returned = program()
        if isawaitable(returned):
            returned = await returned
        root = pulumi.runtime.get_root_resource()
        declared = {**getattr(root, "outputs", {}), **(returned or {})}
        for name, value in declared.items():
            output = pulumi.Output.from_input(value)
            exports[name] = unwrapped(await output.future(with_unknowns=True))

    def run() -> None:
        pulumi_settings.ROOT.set(None)
        pulumi.runtime.set_all_config(dict(config or {}))
        with event_loop():
            pulumi.runtime.set_mocks(
                mocks, project=project, stack=stack, preview=preview, monitor=monitor
            )
            pulumi.runtime.test(collected)()  # type: ignore[no-untyped-call]

    error: Exception | None = None
    try:
        copy_context().run(run)
    except AssertionError:
        raise
    except Exception as failure:  # noqa: BLE001 - kept in the result; outputs raise it
        error = failure
    finally:
        monitor.close()
    return Result(tuple(mocks.registrations), error, exports)
