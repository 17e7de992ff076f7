"""The schema that the component provider serves: what other Pulumi languages see.

``python -m azure_disk_protection.schema`` writes it to ``components/schema.json``.
"""

import json
import re
import sys
from inspect import cleandoc
from pathlib import Path
from typing import Any

from pulumi.provider.experimental.component import ComponentProvider

from azure_disk_protection import COMPONENTS

PACKAGE = "azure-disk-protection"
"""Name of the Pulumi package, which stands in every token."""
COMMITTED = Path(__file__).parents[1] / "schema.json"
"""Where a checkout keeps the schema, for people and tools that read it there."""


def component_schema() -> dict[str, Any]:
    """Return the Pulumi package schema of the components, with descriptions in Markdown.

    Raises:
        Exception: a component has inputs or outputs that Pulumi's schema cannot say.
    """
    provider = ComponentProvider(list(COMPONENTS), PACKAGE)
    schema: dict[str, Any] = json.loads(provider.schema or "{}")
    return {name: _in_markdown(value) for name, value in schema.items()}


def schema_text() -> str:
    """Return the schema as it is served and committed: the same text for the same components."""
    return json.dumps(component_schema(), indent=1, sort_keys=True) + "\n"


def _in_markdown(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_markdown(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _markdown(each)
        if key == "description" and isinstance(each, str)
        else _in_markdown(each)
        for key, each in value.items()
    }


def _markdown(text: str) -> str:
    without_roles = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", cleandoc(text))
    return without_roles.replace("``", "`")


def main(path: Path = COMMITTED) -> None:
    """Write the schema, and say where."""
    path.write_text(schema_text(), encoding="utf-8")
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
