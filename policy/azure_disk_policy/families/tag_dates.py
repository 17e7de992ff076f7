"""Days and times that tags of snapshots tell."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from azure_disk_facts.snapshot_tags import CREATED_TAG, EXPIRY_TAG
from azure_disk_policy.families.clock import moment, now
from azure_disk_policy.families.tags import tag_path
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter

TAG_NAME = {"type": "string", "minLength": 1}
EXPIRY = Parameter("tag", TAG_NAME, EXPIRY_TAG, "tag of the day that a snapshot may go")
CREATED = Parameter("createdTag", TAG_NAME, CREATED_TAG, "tag of the day that a snapshot was taken")

_DAY = len("2026-01-31")


def name_of(tag: Parameter, parameters: Inputs) -> str:
    """Return the name of a tag as it is configured."""
    return parameters.text(tag.name) or str(tag.default)


def days_between(start: datetime, text: str | None) -> float | None:
    """Return how many days lie between a time and what a tag tells, or ``None``: no date.

    To a day without a time, whole days are counted, whatever the hour.
    """
    end = moment(text)
    if text is None or end is None:
        return None
    if len(text) == _DAY:
        start = datetime.combine(start.astimezone(end.tzinfo).date(), time(), end.tzinfo)
    return (end - start) / timedelta(days=1)


def dated(resource: Resource, tag: Parameter, days: float, context: Context) -> Mapping[str, str]:
    """Return the tag with the day that lies so many days ahead, for remediation."""
    path = tag_path(resource, name_of(tag, context.parameters))
    day = now(context) + timedelta(days=days)
    return {} if path is None else {path: day.date().isoformat()}
