from typing import Any

import pytest

from azure_disk_facts.backup_security import CriticalOperation
from azure_disk_protection import InvalidInputs, ResourceGuard
from tests.components.recording import GROUP, Child, record

BASE: dict[str, Any] = {"resource_group_name": "rg", "location": "westeurope"}
EXCLUDED = "properties.vaultCriticalOperationExclusionList"


def guard(**inputs: Any) -> Child:
    args: Any = {**BASE, **inputs}
    return record(lambda: ResourceGuard("g", args))["g-guard"]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "resourceGroupName", "rg"),
        ({}, "location", "westeurope"),
        ({"guard_name": "two"}, "resourceGuardsName", "two"),
        ({}, EXCLUDED, []),
        (
            {"not_guarded": [CriticalOperation.RESTORE]},
            EXCLUDED,
            ["Microsoft.DataProtection/backupVaults/backupInstances/restore/action"],
        ),
        ({"tags": {"a": "b"}}, "tags", {"a": "b"}),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert guard(**inputs).at(path) == expected


def test_is_protected() -> None:
    assert guard().request.protect
    assert not guard(protect=False).request.protect


def test_can_exist_already() -> None:
    existing = f"{GROUP}/providers/Microsoft.DataProtection/resourceGuards/old"
    assert guard(imports={"guard": existing}).request.importId == existing


def test_wrong_inputs() -> None:
    with pytest.raises(InvalidInputs, match="location: got 'nowhere'"):
        guard(location="nowhere")
