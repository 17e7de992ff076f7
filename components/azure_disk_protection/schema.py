"""The schema that the component provider serves: what other Pulumi languages see."""

import json
from typing import Any

from pulumi.provider.experimental.component import ComponentProvider

from azure_disk_protection import COMPONENTS

PACKAGE = "azure-disk-protection"
"""Name of the Pulumi package, which stands in every token."""


def component_schema() -> dict[str, Any]:
    """Return the Pulumi package schema of the components.

    Raises:
        Exception: a component has inputs or outputs that Pulumi's schema cannot say.
    """
    provider = ComponentProvider(list(COMPONENTS), PACKAGE)
    schema: dict[str, Any] = json.loads(provider.schema or "{}")
    return schema
