"""A report as JSON in camelCase; its JSON schema is ``docs/check-report.schema.json``."""

import json
from typing import Any

from azure_disk_analysis.check.report import VERSION, Report

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render(report: Report) -> str:
    """Return the report; what is absent is ``null``, never left out."""
    return dumps(report.model_dump(mode="json"))


def dumps(data: Any) -> str:
    """Return JSON in ASCII, for any console, and without what Azure Pipelines takes for a command.

    It looks for ``##vso[`` wherever a log has it.
    """
    return json.dumps(data, indent=2).replace("##", "#\\u0023") + "\n"


def schema() -> str:
    """Return the JSON schema of what :func:`render` returns."""
    drawn = Report.model_json_schema(mode="serialization")
    title = f"Report of azdisk check, version {VERSION}"
    return dumps({"$schema": _DIALECT, **drawn, "title": title})
