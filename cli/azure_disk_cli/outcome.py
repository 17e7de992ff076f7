"""How a command ends: exit codes, and the exception that carries one with its messages."""

from collections.abc import Sequence
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every ``azdisk`` command."""

    DONE = 0
    """Everything asked for was done."""
    STOPPED = 1
    """Stopped by a policy or by Azure: the deployment failed or was refused."""
    WRONG_INPUT = 2
    """Something given is wrong; nothing was started."""
    NO_ENGINE = 3
    """The Pulumi engine cannot be had or did not start."""

    @property
    def word(self) -> str:
        """The word for it in JSON output."""
        return self.name.lower().replace("_", "-")


EXIT_HELP = (
    "Exit codes: 0 done; 1 stopped by a policy or by Azure; 2 wrong input; "
    "3 the engine cannot be had or did not start."
)


class Stop(Exception):
    """Ends a command with an exit code and what to tell the user.

    Attributes:
        code: the exit code.
        messages: one or more messages, each complete in itself.
    """

    def __init__(self, code: Exit, *messages: str) -> None:
        super().__init__("\n".join(messages))
        self.code = code
        self.messages: Sequence[str] = messages


def wrong_input(*messages: str) -> Stop:
    """Return the end of a command that was given something wrong."""
    return Stop(Exit.WRONG_INPUT, *messages)
