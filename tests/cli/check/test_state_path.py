import json
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.check import state_path
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_facts.wire import SECRET_SIGNATURE, SIGNATURE_KEY

DISK = "azure-native:compute:Disk"
ROW = {
    "urn": f"urn:pulumi:dev::shop::{DISK}::web",
    "type": "azure-native:compute/v20250102:Disk",
    "custom": True,
    "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/web",
    "inputs": {
        "encryption": {"type": "EncryptionAtRestWithPlatformKey"},
        "tags": {"owner": {SIGNATURE_KEY: SECRET_SIGNATURE, "ciphertext": "v1:x"}},
    },
    "propertyDependencies": {"tags": None},
}
STACK = {
    "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
    "type": "pulumi:pulumi:Stack",
}


def exported(folder: Path, given: Any) -> Path:
    path = folder / "export.json"
    path.write_text(given if isinstance(given, str) else json.dumps(given))
    return path


def test_a_stack_export_is_judged_without_a_program(tmp_path: Path) -> None:
    seen = state_path.see(exported(tmp_path, {"deployment": {"resources": [STACK, ROW]}}), {})
    assert seen.resources == 1
    assert [each.urn for each in seen.said if each.policy == "disk-cmk"] == [ROW["urn"]]
    assert seen.change.before == seen.change.after
    assert seen.change.steps == {}


def test_an_empty_stack_has_nothing_wrong(tmp_path: Path) -> None:
    seen = state_path.see(exported(tmp_path, {"deployment": {}}), {})
    assert (seen.resources, seen.said) == (0, ())


def test_nothing_of_a_state_is_unknown(tmp_path: Path) -> None:
    seen = state_path.see(exported(tmp_path, {"deployment": {"resources": [ROW]}}), {})
    assert [each for each in seen.said if each.policy == "undecided"] == []


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (
            "{",
            "JSONDecodeError: Expecting property name enclosed in double quotes: "
            "line 1 column 2 (char 1)",
        ),
        ([], "TypeError: list indices must be integers or slices, not str"),
        ({}, "KeyError: 'deployment'"),
        ({"deployment": None}, "AttributeError: 'NoneType' object has no attribute 'get'"),
        ({"deployment": {"resources": 3}}, "TypeError: 'int' object is not iterable"),
        ({"deployment": {"resources": [{"urn": "x"}]}}, "KeyError: 'type'"),
        ({"deployment": {"resources": [{"type": "x"}]}}, "KeyError: 'urn'"),
    ],
)
def test_what_is_no_export(tmp_path: Path, given: Any, problem: str) -> None:
    path = exported(tmp_path, given)
    with pytest.raises(Stop) as stop:
        state_path.see(path, {})
    assert stop.value.code is Exit.WRONG_INPUT
    assert str(stop.value) == (
        f"--state: {path}: no stack export ({problem}), allowed: what 'pulumi stack export' wrote"
    )


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    with pytest.raises(Stop) as stop:
        state_path.see(path, {})
    assert str(stop.value) == (
        f"--state: {path}: no stack export (FileNotFoundError: [Errno 2] No such file or "
        f"directory: '{path}'), allowed: what 'pulumi stack export' wrote"
    )
