"""``python docs/generate.py``: writes the pages and pictures that are made from the code.

``tests/test_docs.py`` fails when a page is not what this would write.
"""

import io
import json
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from azure_disk_protection.schema import PACKAGE, component_schema

DOCS = Path(__file__).parent
ESTATE = f"{PACKAGE}:index:DiskEstate"
_HEAD = """# Settings of an estate

What stands below `azure-disk-protection:estate` in `stacks/Pulumi.<stack>.yaml`. The tables are
made from the components' own field descriptions; **bold** settings are required. Wrong settings
are all reported at once, with the path they stand at, before anything is made.
"""


def settings_page() -> str:
    """Return the page ``settings.md``."""
    schema = component_schema()
    root = schema["resources"][ESTATE]
    shape = {"properties": root["inputProperties"], "required": root.get("requiredInputs", [])}
    return "\n".join([_HEAD, *_tables(schema, "estate", shape)])


def _tables(schema: dict[str, Any], title: str, shape: dict[str, Any]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| setting | what it is | value |"
    yield "|---|---|---|"
    below = []
    for name, entry in shape["properties"].items():
        shown = f"**{name}**" if name in shape.get("required", []) else name
        yield f"| {shown} | {_plain(entry['description'])} | {_kind(schema, entry)} |"
        inner, step = _inner(entry)
        referred = _referred(schema, inner)
        if referred is not None and "properties" in referred:
            below.append((f"{title}.{name}{step}", referred))
    yield ""
    for path, inner_shape in below:
        yield from _tables(schema, path, inner_shape)


def _inner(entry: dict[str, Any]) -> tuple[dict[str, Any], str]:
    if "additionalProperties" in entry:
        return entry["additionalProperties"], ".<name>"
    if "items" in entry:
        return entry["items"], "[]"
    return entry, ""


def _referred(schema: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any] | None:
    reference = entry.get("$ref", "").removeprefix("#/types/")
    found: dict[str, Any] | None = schema["types"].get(reference)
    return found


def _kind(schema: dict[str, Any], entry: dict[str, Any]) -> str:
    inner, step = _inner(entry)
    if step:
        return ("by name: " if step == ".<name>" else "list of ") + _kind(schema, inner)
    referred = _referred(schema, entry)
    if referred is None:
        return str(entry.get("type", "any"))
    if "enum" in referred:
        return ", ".join(f"`{choice['value']}`" for choice in referred["enum"])
    return "a table of its own"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("``", "`").replace("|", "\\|").strip()


def picture(rows: str) -> str:
    """Return the table of a finished run as an SVG; ``rows`` is what ``azdisk up`` printed."""
    console = Console(record=True, width=150, file=io.StringIO(), force_terminal=True)
    console.print(rows, highlight=False, markup=False)
    drawn = console.export_svg(title="make up")
    # The fonts would be fetched from another host; any fixed-width font will do.
    without_fonts = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    return re.sub(r"<!--.*?-->\s*", "", without_fonts)


def main() -> None:
    """Write every generated page; with ``--picture`` run ``azdisk up`` and draw its table."""
    (DOCS / "settings.md").write_text(settings_page(), encoding="utf-8")
    reference = runpy.run_path(str(DOCS / "reference.py"))["reference_page"]
    (DOCS / "reference.md").write_text(reference(), encoding="utf-8")
    policies = runpy.run_path(str(DOCS / "policies.py"))["policies_page"]
    (DOCS / "policies.md").write_text(policies(), encoding="utf-8")
    if "--picture" in sys.argv:
        command = [sys.executable, "-m", "azure_disk_cli.main", "up"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        table = said[said.index("┏") :]
        (DOCS / "images" / "up.svg").write_text(picture(table), encoding="utf-8")
    print(json.dumps({"written": str(DOCS)}))  # noqa: T201 - a script for maintainers


if __name__ == "__main__":
    main()
