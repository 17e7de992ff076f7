"""Logic Apps (Consumption): what a workflow definition is written in (rules I1, I2, I5)."""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType

from azure_disk_facts.names import NameRule
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="I1, I2, I5",
    reference="logic-apps-workflow-definition-language.md, logic-apps-workflow-actions-triggers.md,"
    " logic-apps-limits-and-config.md",
    as_of=date(2026, 11, 1),
)

DEFINITION_SCHEMA = (
    "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/"
    "workflowdefinition.json#"
)
CONTENT_VERSION = "1.0.0.0"


class Frequency(str, Enum):
    """Units of a recurrence; ``Second`` exists too, and no schedule of disks needs it."""

    MINUTE = "Minute"
    """Minutes."""
    HOUR = "Hour"
    """Hours."""
    DAY = "Day"
    """Days; may name hours and minutes."""
    WEEK = "Week"
    """Weeks; may name days, hours and minutes."""


class WeekDay(str, Enum):
    """Days of a weekly recurrence."""

    MONDAY = "Monday"
    """Monday."""
    TUESDAY = "Tuesday"
    """Tuesday."""
    WEDNESDAY = "Wednesday"
    """Wednesday."""
    THURSDAY = "Thursday"
    """Thursday."""
    FRIDAY = "Friday"
    """Friday."""
    SATURDAY = "Saturday"
    """Saturday."""
    SUNDAY = "Sunday"
    """Sunday."""


class WorkflowState(str, Enum):
    """Whether a workflow's triggers fire."""

    ENABLED = "Enabled"
    """They fire."""
    DISABLED = "Disabled"
    """They do not; runs that have begun go on."""


RUN_STATUSES = ("Failed", "Skipped", "Succeeded", "TimedOut")

MAX_INTERVAL: Mapping[str, int] = MappingProxyType(
    {"Month": 16, "Week": 71, "Day": 500, "Hour": 12_000, "Minute": 72_000, "Second": 9_999_999}
)
"""Longest interval of a recurrence, by its frequency."""

ACTION_TYPES = frozenset(
    {
        "ApiConnection",
        "ApiConnectionWebhook",
        "ApiManagement",
        "AppendToArrayVariable",
        "AppendToStringVariable",
        "Compose",
        "DecrementVariable",
        "Foreach",
        "Function",
        "Http",
        "HttpWebhook",
        "If",
        "IncrementVariable",
        "InitializeVariable",
        "JavaScriptCode",
        "Join",
        "ParseJson",
        "Query",
        "Response",
        "Scope",
        "Select",
        "SetVariable",
        "Switch",
        "Table",
        "Terminate",
        "Until",
        "Wait",
        "Workflow",
    }
)
"""Types of actions, those of integration accounts apart."""

MAX_ACTIONS = 500
"""Actions of one workflow."""

MAX_NESTING = 8
"""How deep actions may lie within one another."""

MAX_NAME_LENGTH = 80
"""Longest name of an action, trigger or parameter."""

MAX_UNTIL_COUNT = 5000
"""Most turns of an ``Until`` loop; sixty where nothing is said."""

MAX_FOREACH_CONCURRENCY = 50
"""Most turns of a ``Foreach`` at the same time."""

WORKFLOW_NAME = NameRule(
    re.compile(r"^[A-Za-z0-9][A-Za-z0-9_-]{0,42}\Z"),
    "1 to 43 letters, digits, '_' or '-', starting with a letter or digit",
)
"""Azure takes '.', '(' and ')' too, which the names of snapshots made from it could not hold."""

LOCAL_START = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\Z")
"""A start in the recurrence's own time zone, without an offset."""
