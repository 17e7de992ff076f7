"""A check without an engine: the program under Pulumi's mocks, the rules in this process.

It says what the engine's path says of the rules; what would be lost, or become of the cost, hangs
on the last deployment, which only the engine knows.
"""

import json
from collections.abc import Mapping
from typing import Any

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.deployment import Resource as Declared
from azure_disk_cli.check.judged import judged
from azure_disk_cli.check.recording import Declarations
from azure_disk_cli.check.seen import Seen
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
        raise Stop(Exit.STOPPED, "the program failed", str(result.error))
    after = tuple(_declared(each) for each in result.registrations)
    said = tuple(judged(map(_resource, result.registrations), config))
    change = Change((), after, {}, declarations.positions)
    return Seen(change, said, sum(each.is_custom for each in after))


def _config(target: Target) -> dict[str, str]:
    return {
        key: value if isinstance(value, str) else json.dumps(value)
        for key, value in target.stack.config.items()
    }


def _resource(registration: Registration) -> Resource:
    options = registration.options
    dependencies = options.get("propertyDependencies") or {}
    return Resource(
        plain(_wire(registration.inputs)),
        token=registration.token,
        name=registration.name,
        urn=registration.urn,
        options=Options(bool(options.get("protect")), str(options.get("parent", ""))),
        property_dependencies={
            name: tuple(found.get("urns", ())) for name, found in dependencies.items()
        },
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
        inputs=_wire(registration.inputs),
        protect=bool(registration.options.get("protect")),
        retain_on_delete=bool(registration.options.get("retainOnDelete")),
        is_custom=bool(registration.options.get("custom")),
        parent=str(registration.options.get("parent", "")),
    )
