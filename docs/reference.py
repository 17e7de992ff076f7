"""The page ``reference.md``: every component, what it takes and what it gives."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from azure_disk_protection.schema import component_schema

EXAMPLES = Path(__file__).parents[1] / "examples"
_HEAD = """# Reference

Every component, with its inputs and outputs as all Pulumi languages spell them (Python: in
snake_case). The tables are made from the schema that the component provider serves, which is
[components/schema.json](../components/schema.json); **bold** inputs are required, and a *plain*
value is needed before anything is deployed, so no output of another resource can stand there.
In [TypeScript](../examples/typescript/index.ts) and [YAML](../examples/yaml/Pulumi.yaml) the
components are those of the package that `pulumi package add` makes.

| component | what it is | token | examples |
|---|---|---|---|"""


def reference_page() -> str:
    """Return the page."""
    schema = component_schema()
    components = {token.rsplit(":", 1)[-1]: token for token in sorted(schema["resources"])}
    lines = [_HEAD]
    for name, token in components.items():
        about = _plain(schema["resources"][token]["description"]).split(". ")[0].rstrip(".")
        lines.append(f"| [{name}](#{name.lower()}) | {about} | `{token}` | {_examples(name)} |")
    lines.append("")
    for name, token in components.items():
        lines += _component(schema, name, schema["resources"][token])
    lines += _objects(schema)
    return "\n".join(lines)


def _component(schema: dict[str, Any], name: str, resource: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}\n"
    yield resource["description"].strip() + "\n"
    yield from _table(
        schema, "input", resource["inputProperties"], resource.get("requiredInputs", [])
    )
    yield from _table(schema, "output", resource["properties"], [])


def _objects(schema: dict[str, Any]) -> Iterator[str]:
    yield "## Objects\n"
    yield "What inputs and outputs above hold.\n"
    for token, shape in sorted(schema["types"].items()):
        if "properties" in shape:
            yield f"### {token.rsplit(':', 1)[-1]}\n"
            yield _plain(shape.get("description", "")) + "\n"
            yield from _table(schema, "field", shape["properties"], shape.get("required", []))


def _table(
    schema: dict[str, Any], what: str, properties: dict[str, Any], required: list[str]
) -> Iterator[str]:
    yield f"| {what} | what it is | value |"
    yield "|---|---|---|"
    for name, entry in sorted(properties.items(), key=lambda each: (each[0] not in required, each)):
        shown = f"**{name}**" if name in required else name
        plain = "*plain* " if what == "input" and entry.get("plain") else ""
        yield f"| {shown} | {_plain(entry['description'])} | {plain}{_kind(schema, entry)} |"
    yield ""


def _kind(schema: dict[str, Any], entry: dict[str, Any]) -> str:
    if "additionalProperties" in entry:
        return f"by name: {_kind(schema, entry['additionalProperties'])}"
    if "items" in entry:
        return f"list of {_kind(schema, entry['items'])}"
    token = entry.get("$ref", "").removeprefix("#/types/")
    shape = schema["types"].get(token)
    if shape is None:
        return str(entry.get("type", "any"))
    if "enum" in shape:
        return ", ".join(f"`{choice['value']}`" for choice in shape["enum"])
    name = token.rsplit(":", 1)[-1]
    return f"[{name}](#{name.lower()})"


def _examples(name: str) -> str:
    """Link the programs that use a component: those named after it, or else all others."""
    own = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    uses = re.compile(rf"^(?!from|import).*(?<![\w\"`]){name}\($", re.MULTILINE)
    found = sorted(
        path
        for path in EXAMPLES.glob("*.py")
        if path.stem == own or uses.search(path.read_text("utf-8"))
    )
    named = [path for path in found if path.stem == own] or found
    return ", ".join(f"[{path.stem}](../examples/{path.name})" for path in named)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").strip()
