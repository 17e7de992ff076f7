"""Checks a stack's settings with the components' own reader, before any engine is looked for."""

from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.project import StackFile, estate_settings


def check_estate(stack: StackFile) -> None:
    """Check the estate of a stack.

    Raises:
        Stop: (exit 2) with every problem at once, one message each.
    """
    # Read late: this import brings Pulumi with it, which takes half a second.
    from azure_disk_protection.problems import InvalidInputs  # noqa: PLC0415
    from azure_disk_protection.settings import read_estate  # noqa: PLC0415

    data = estate_settings(stack)
    try:
        read_estate(data)
    except InvalidInputs as invalid:
        messages = [f"{stack.path.name}: {problem}" for problem in invalid.problems]
        raise Stop(Exit.WRONG_INPUT, *messages) from None
