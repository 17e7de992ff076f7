"""An export in a process of its own: it stops in the middle, to be killed there or to go on."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from azure_disk_protection.transfer import arm, lease, pages
from azure_disk_protection.transfer.export_run import export
from azure_disk_protection.transfer.job import read_job

_copy = pages.copy
LEASE_SECONDS = 15
"""The shortest there is, so that the end of a killed run's is not long to wait for."""


def slow(*args: Any, **options: Any) -> Any:
    """Copy, but only when whoever started this process lets it go on."""
    sys.stdout.write("copying\n")
    sys.stdout.flush()
    sys.stdin.read()
    return _copy(*args, **options)


@contextmanager
def copying(inputs: Mapping[str, Any]) -> Iterator["subprocess.Popen[bytes]"]:
    """Start an export and wait until it is about to copy; its input's end lets it go on."""
    command = [sys.executable, "-m", __name__, json.dumps(inputs)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"copying\n"
        try:
            yield process
        finally:
            process.kill()


if __name__ == "__main__":
    pages.copy = slow
    lease._SECONDS = LEASE_SECONDS
    lease._RENEW_SECONDS = 1.0
    export(arm.connect(arm.arm_values()), read_job(json.loads(sys.argv[1])))
