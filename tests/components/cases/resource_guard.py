"""A resource guard."""

from typing import Any

from azure_disk_facts.backup_security import CriticalOperation
from azure_disk_protection import ResourceGuard
from tests.components.case import Case, Change
from tests.components.cases.backups import HOME, prepare


def args() -> dict[str, Any]:
    """Return what a guard needs."""
    return {"resource_group_name": "rg", "location": HOME, "guard_name": "guard-bakery"}


CASE = Case(
    component=ResourceGuard,
    args=args,
    prepare=prepare,
    changes={
        "resource_group_name": Change("rg-other"),
        "location": Change("northeurope"),
        "guard_name": Change("guard-bread"),
        "not_guarded": Change([CriticalOperation.RESTORE]),
        "tags": Change({"team": "bakery"}),
        "protect": Change(to=False),
    },
)
