"""An export in a process of its own, to be killed in the middle of it."""

import json
import sys

from azure_disk_protection.transfer import arm, pages
from azure_disk_protection.transfer.export_run import export
from azure_disk_protection.transfer.job import read_job


def stuck(*_: object, **__: object) -> None:
    """Stand in for a copy that takes very long."""
    sys.stdout.write("copying\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    pages.copy = stuck  # type: ignore[assignment]
    export(arm.connect(arm.arm_values()), read_job(json.loads(sys.argv[1])))
