"""A check without an engine: the program under Pulumi's mocks, the rules in this process.

It says what the engine's path says of the rules; what would be lost, or become of the cost, hangs
on the last deployment, which only the engine knows.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pulumi import RunError

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.deployment import Resource as Declared
from azure_disk_cli.check.judged import judged
from azure_disk_cli.check.recording import Declarations, MadeFrom
from azure_disk_cli.check.seen import Seen, counted
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.program import inline_program
from azure_disk_cli.session import Target
from azure_disk_facts.wire import UNKNOWN_TEXT
from azure_disk_policy.configuration import PackConfig
from azure_disk_policy.inputs import plain
from azure_disk_policy.resource import Options, Resource
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.results import Registration
from azure_disk_simulator.doors.values import UNKNOWN

_STACK_ABOVE = "::pulumi:pulumi:Stack$"


def see(target: Target, config: Mapping[str, PackConfig]) -> Seen:
    """Run the program as a first preview, and return what it declares and what the rules say.

    Raises:
        Stop: (exit 1) the program fails.
    """
    declarations = Declarations(target.project.folder)
    program = declarations.program(inline_program(target.project.program, {}))
    with Azure.in_memory() as azure:
        result = run_program(
            azure,
            program,
            preview=True,
            config=_config(target),
            project=target.project.name,
            stack=target.stack.name,
        )
    if result.error is not None:
        raise Stop(Exit.STOPPED, "the program failed", _text(result.error))
    found = [_as_on_engine(each) for each in result.registrations]
    made_from = {_urn(urn): _urns(each) for urn, each in declarations.made_from.items()}
    after = tuple(replace(_declared(each), made_from=made_from.get(each.urn, {})) for each in found)
    said = tuple(judged((_resource(each, made_from) for each in found), config))
    positions = {_urn(urn): at for urn, at in declarations.positions.items()}
    return Seen(Change((), after, {}, positions), said, counted(after))


def _urn(urn: str) -> str:
    """Return a URN as the engine makes it: there the stack is nobody's parent by name."""
    return urn.replace(_STACK_ABOVE, "::")


def _urns(made_from: MadeFrom) -> MadeFrom:
    return {name: tuple(_urn(each) for each in urns) for name, urns in made_from.items()}


def _as_on_engine(registration: Registration) -> Registration:
    parent = _urn(str(registration.options.get("parent", "")))
    options = {**registration.options, "parent": parent}
    inputs = _wire(registration.inputs)
    return replace(registration, urn=_urn(registration.urn), inputs=inputs, options=options)


def _text(error: Exception) -> str:
    # A RunError is written to be read; of others the type says what the text means.
    return str(error) if isinstance(error, RunError) else f"{type(error).__name__}: {error}"


def _config(target: Target) -> dict[str, str]:
    return {
        key: value if isinstance(value, str) else json.dumps(value)
        for key, value in target.stack.config.items()
    }


def _resource(registration: Registration, made_from: Mapping[str, MadeFrom]) -> Resource:
    options = registration.options
    return Resource(
        plain(registration.inputs),
        token=registration.token,
        name=registration.name,
        urn=registration.urn,
        options=Options(bool(options.get("protect")), str(options["parent"])),
        property_dependencies=made_from.get(registration.urn, {}),
    )


def _wire(value: Any) -> Any:
    """Return inputs as the engine spells them: unknowns as its mark."""
    if value is UNKNOWN:
        return UNKNOWN_TEXT
    if isinstance(value, Mapping):
        return {key: _wire(each) for key, each in value.items()}
    return [_wire(each) for each in value] if isinstance(value, list) else value


def _declared(registration: Registration) -> Declared:
    return Declared(
        urn=registration.urn,
        token=registration.token,
        inputs=registration.inputs,
        protect=bool(registration.options.get("protect")),
        retain_on_delete=bool(registration.options.get("retainOnDelete")),
        is_custom=bool(registration.options.get("custom")),
        parent=str(registration.options["parent"]),
    )
