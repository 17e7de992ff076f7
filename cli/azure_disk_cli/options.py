"""The options that several commands share, and how a command is run and ended."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from azure_disk_cli.outcome import Stop

StackOption = Annotated[
    str, typer.Option("--stack", "-s", help="The stack: stacks/Pulumi.STACK.yaml.")
]
ProjectOption = Annotated[
    Path,
    typer.Option(
        "--project", help="A folder of the project; its Pulumi.yaml is looked for upwards."
    ),
]
CloudOption = Annotated[
    bool,
    typer.Option(
        "--cloud", help="Work in the real Azure. Without it everything is simulated here."
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="One JSON document on stdout; progress on stderr.")
]
NoChangesOption = Annotated[
    bool, typer.Option("--expect-no-changes", help="End with exit code 1 if anything changed.")
]
ReplacementOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-replacement",
        metavar="NAME",
        help="Let a disk, snapshot, key or vault of that Pulumi name be replaced, which deletes "
        "what it holds. May be given more than once.",
    ),
]


def ending(work: Callable[[], None]) -> None:
    """Run a command that reports nothing but its messages; end with its exit code."""
    from azure_disk_cli.display import Display  # noqa: PLC0415 - rich is slow to import

    try:
        work()
    except Stop as stop:
        display = Display()
        for message in stop.messages:
            display.fail(message)
        raise typer.Exit(int(stop.code)) from None
