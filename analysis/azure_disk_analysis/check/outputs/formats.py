"""All forms of a report by the names that a user asks for them by."""

from collections.abc import Callable, Mapping

from azure_disk_analysis.check.outputs import (
    azure_devops,
    github,
    gitlab,
    json_text,
    junit,
    markdown,
    sarif,
    terminal,
)
from azure_disk_analysis.check.report import Report

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "terminal": terminal.render,
    "json": json_text.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "github-summary": github.summary,
    "azure-devops": azure_devops.render,
    "gitlab": gitlab.render,
    "markdown": markdown.render,
}
