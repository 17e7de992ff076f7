from collections.abc import Iterator
from typing import Any

from azure_disk_protection import COMPONENTS
from azure_disk_protection.schema import PACKAGE, component_schema


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
    assert len(tokens) == 9


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
