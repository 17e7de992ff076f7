"""Operations that ARM goes on with after it has answered (rule 0.6)."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from azure_disk_simulator import errors, ids
from azure_disk_simulator.errors import ArmError

Poll = Callable[[], Any]
"""Returns the operation's result, or :data:`RUNNING`; raises ``ArmError`` when it failed."""

RUNNING = object()
"""What a poll returns while the operation goes on."""


def done_after(polls: int, result: Any) -> Poll:
    """Return a poll of an operation that is done at once, and says so after some polls."""
    left = [polls]

    def poll() -> Any:
        left[0] -= 1
        return result if left[0] < 0 else RUNNING

    return poll


@dataclass
class Operation:
    """One operation: how it stands, asked anew each time until it has ended."""

    poll: Poll
    result: Any = RUNNING
    failure: ArmError | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self) -> None:
        """Ask how it stands, unless it has ended."""
        with self.lock:
            if self.result is RUNNING and self.failure is None:
                try:
                    self.result = self.poll()
                except ArmError as error:
                    self.failure = error

    @property
    def status(self) -> str:
        """ARM's word for how it stands."""
        if self.failure is not None:
            return "Failed"
        return "InProgress" if self.result is RUNNING else "Succeeded"


class LongRunning:
    """The operations of one door.

    Not modelled: operations do not outlive the door's process, and are never forgotten within it.
    """

    def __init__(self) -> None:
        self._operations: dict[str, Operation] = {}
        self._lock = threading.Lock()

    def start(self, poll: Poll) -> str:
        """Begin an operation and return its id."""
        with self._lock:
            number = ids.derived("http operation", str(len(self._operations)))
            self._operations[number] = Operation(poll)
            return number

    def look(self, number: str) -> Operation:
        """Return an operation as it stands now.

        Raises:
            ArmError: 404, there is none of that id.
        """
        operation = self._operations.get(number)
        if operation is None:
            raise errors.ArmError(
                404, "OperationNotFound", f"The operation '{number}' could not be found."
            )
        operation.look()
        return operation
