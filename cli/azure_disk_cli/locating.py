"""Finds the Pulumi engine, or gets it."""

from azure_disk_cli.display import Display
from azure_disk_cli.engine import Engine, EngineUnavailable, ensure_engine
from azure_disk_cli.outcome import Exit, Stop


def locate_engine(display: Display) -> Engine:
    """Return the engine, getting it first where there is none.

    Raises:
        Stop: (exit 3) it cannot be had.
    """
    try:
        return ensure_engine(display.say)
    except EngineUnavailable as missing:
        raise Stop(Exit.NO_ENGINE, str(missing)) from None
