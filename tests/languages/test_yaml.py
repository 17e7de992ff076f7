"""The YAML example fits the committed schema, and the check that says so can fail."""

import copy
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from tests.languages.node import ROOT, SCHEMA
from tests.languages.yaml_program import problems

EXAMPLE = ROOT / "examples" / "yaml" / "Pulumi.yaml"


def _read() -> tuple[dict[str, Any], dict[str, Any]]:
    return yaml.safe_load(EXAMPLE.read_text("utf-8")), json.loads(SCHEMA.read_text("utf-8"))


def test_the_example_fits_the_schema() -> None:
    program, schema = _read()
    assert problems(program, schema) == []
    assert len(program["resources"]) == 6


def test_it_asks_for_what_the_typescript_example_asks_for() -> None:
    program, _ = _read()
    text = (ROOT / "examples" / "typescript" / "index.ts").read_text("utf-8")
    asked = sorted(re.findall(r"new protection\.(\w+)\(", text))
    assert asked == sorted(each["type"].split(":")[1] for each in program["resources"].values())


def _properties(program: dict[str, Any], name: str) -> Any:
    return program["resources"][name]["properties"]


WRONG: list[tuple[str, Callable[[dict[str, Any]], Any], str]] = [
    (
        "type",
        lambda program: program["resources"]["orders"].update(type="azure-disk-protection:Disk"),
        "resources.orders.type: unknown: azure-disk-protection:Disk",
    ),
    (
        "input",
        lambda program: _properties(program, "orders").update(sizeGb=4),
        "resources.orders.properties: Additional properties are not allowed ('sizeGb'",
    ),
    (
        "required",
        lambda program: _properties(program, "daily").pop("every"),
        "resources.daily.properties: 'every' is a required property",
    ),
    (
        "choice",
        lambda program: _properties(program, "orders").update(sku="Premium"),
        "resources.orders.properties.sku: 'Premium' ",
    ),
    (
        "kind",
        lambda program: _properties(program, "orders").update(sizeGib="big"),
        "resources.orders.properties.sizeGib: 'big' ",
    ),
    (
        "nested",
        lambda program: _properties(program, "points")["schedules"][0].update(keepLst=6),
        "resources.points.properties.schedules.0: Additional properties are not allowed",
    ),
    (
        "output",
        lambda program: program["outputs"].update(diskId="${orders.id_}"),
        "outputs.diskId: orders has no output id_",
    ),
    (
        "name",
        lambda program: program["outputs"].update(diskId="${order.diskId}"),
        "outputs.diskId: nothing is named order",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "told"), [pytest.param(spoil, told, id=name) for name, spoil, told in WRONG]
)
def test_a_wrong_program_is_told(spoil: Callable[[dict[str, Any]], Any], told: str) -> None:
    program, schema = _read()
    spoilt = copy.deepcopy(program)
    spoil(spoilt)
    found = problems(spoilt, schema)
    assert [text for text in found if text.startswith(told)], found
