import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from azure_disk_protection import COMPONENTS
from azure_disk_protection.schema import (
    COMMITTED,
    PACKAGE,
    component_schema,
    main,
    schema_text,
)


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for token, resource in schema["resources"].items():
        for kind in ("inputProperties", "properties"):
            for name, entry in resource.get(kind, {}).items():
                yield f"{token}.{kind}.{name}", entry
    for token, shape in schema["types"].items():
        for name, entry in shape.get("properties", {}).items():
            yield f"{token}.{name}", entry
        for entry in shape.get("enum", []):
            yield f"{token}.{entry['value']}", entry


def test_serves_every_component_under_its_token() -> None:
    tokens = {f"{PACKAGE}:index:{component.__name__}" for component in COMPONENTS}
    assert set(component_schema()["resources"]) == tokens
    assert len(tokens) == len(COMPONENTS)


def test_every_field_is_described() -> None:
    bare = [
        place for place, entry in _properties(component_schema()) if not entry.get("description")
    ]
    assert bare == []


def test_every_component_has_outputs_and_a_description() -> None:
    for token, resource in component_schema()["resources"].items():
        assert resource["properties"], token
        assert resource["description"], token


def test_choices_are_spelled_as_azure_does() -> None:
    skus = component_schema()["types"][f"{PACKAGE}:index:DiskSku"]["enum"]
    assert [entry["value"] for entry in skus][:2] == ["Standard_LRS", "StandardSSD_LRS"]


def test_descriptions_are_markdown() -> None:
    """Other languages' documentation knows neither Python's indentation nor its roles."""
    texts = [entry["description"] for _, entry in _properties(component_schema())]
    assert [text for text in texts if "``" in text or ":class:" in text or "\n " in text] == []


def test_the_text_is_sorted_and_the_same_each_time() -> None:
    text = schema_text()
    assert text == schema_text()
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n"


def test_it_is_written_where_a_checkout_keeps_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(tmp_path / "schema.json")
    assert capsys.readouterr().out == f"{tmp_path / 'schema.json'}\n"
    assert (tmp_path / "schema.json").read_text("utf-8") == schema_text()
    assert Path(__file__).parents[2] / "components" / "schema.json" == COMMITTED
