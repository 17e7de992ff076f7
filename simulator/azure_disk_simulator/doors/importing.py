"""What becomes of an existing resource that a program takes over, as Pulumi's engine does it."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from azure_disk_simulator.doors.checking import Naming
from azure_disk_simulator.doors.diffing import difference
from azure_disk_simulator.doors.failures import CheckFailed, OperationRefused
from azure_disk_simulator.doors.operations import Operations, Reading
from azure_disk_simulator.paths import drop_path, get_path, has_path, set_path


def taken_over(
    operations: Operations,
    named: tuple[str, str],
    pair: tuple[Reading, Mapping[str, Any]],
    *,
    ignored: Iterable[str] = (),
    dry_run: bool = False,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a resource's inputs and outputs once it is the program's: what differs is updated.

    Args:
        operations: Where the resource lies.
        named: Type token and logical name.
        pair: What Azure has, and the program's inputs.
        ignored: Properties whose changes the program ignores: they stay as Azure has them.
        dry_run: Update nothing.

    Raises:
        CheckFailed: the program's inputs have not the form they need.
        OperationRefused: only a replacement could carry out the difference.
    """
    token, name = named
    reading, given = pair
    kept = _keeping(deepcopy(dict(given)), reading.inputs, ignored)
    checked = operations.check(token, (reading.inputs, kept), Naming(name, b""))
    if checked.failures:
        raise CheckFailed(token, name, checked.failures)
    found = difference(token, (reading.inputs, checked.inputs), reading.outputs)
    if found.replaces:
        text = f"an import may not replace: {', '.join(sorted(found.replaces))}"
        raise OperationRefused(text, "ImportMismatch", 409)
    if not found.changes or dry_run:
        return checked.inputs, reading.outputs
    return checked.inputs, operations.update(token, checked.inputs)


def _keeping(
    given: dict[str, Any], existing: dict[str, Any], ignored: Iterable[str]
) -> dict[str, Any]:
    for path in ignored:
        if has_path(existing, path):
            set_path(given, path, get_path(existing, path))
        else:
            drop_path(given, path)
    return given
