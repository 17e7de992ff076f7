"""The danger list: what a change would delete or replace that can't be had again.

Retention names a snapshot by its tags, in the deployment before: a series marks what it releases
one run earlier, and a day of expiry may have passed. A person names a resource by an approval.
Anything else that goes, and holds data or what data can't be read without, blocks.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timezone

import isodate

from azure_disk_analysis.check.change import Action, Change, Step
from azure_disk_analysis.check.copies import newer_copy
from azure_disk_analysis.check.report import Loss
from azure_disk_analysis.deployment import Resource
from azure_disk_facts.arm_id import same_id
from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    BACKUP_VAULT,
    DISK,
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
    SNAPSHOT,
)
from azure_disk_facts.snapshot_tags import EXPIRY_TAG, RELEASED, RETENTION_TAG

_LOSES = {
    DISK.token: "all data on the disk",
    SNAPSHOT.token: "the point in time that the snapshot holds",
    DISK_ENCRYPTION_SET.token: "the way to the key of every disk and snapshot under this set",
    KEY_VAULT.token: "every key in the key vault, and with them all that they encrypt",
    KEY.token: "all that the key encrypts: disks, snapshots, backups",
    BACKUP_VAULT.token: "the backup vault with its policies and what they protect",
    BACKUP_INSTANCE.token: "the backups of the disk, and further ones",
    RESOURCE_GROUP.token: "everything in the resource group, whoever made it",
}
_ROLE = "a right that disks, backups or keys below may need: {what}"
RETENTION = "retention"
APPROVAL = "approval"


def losses(change: Change, now: datetime, approvals: Collection[str] = ()) -> Iterator[Loss]:
    """Yield the losses of a change, in the order of the deployment before.

    Args:
        change: what would happen.
        now: the time to judge expiry by.
        approvals: names or URNs of resources that somebody has given up.
    """
    for resource in change.before:
        step = change.steps.get(resource.urn)
        text = _loses(resource, change) if step is not None and _takes(step, resource) else ""
        if step is None or not text:
            continue
        yield Loss(
            subject=change.subject(resource),
            action=step.action.value,
            loses=text,
            because=step.because,
            newer_copy=newer_copy(resource, change),
            allowed_by=_allowed_by(resource, step, now, approvals),
        )


def _takes(step: Step, resource: Resource) -> bool:
    """Tell whether the resource itself goes; one that is retained stays where it is."""
    if step.action not in {Action.DELETE, Action.REPLACE} or not resource.is_custom:
        return False
    return not resource.retain_on_delete


def _loses(resource: Resource, change: Change) -> str:
    if resource.token == ROLE_ASSIGNMENT.token:
        return "" if _is_given_anew(resource, change) else _ROLE.format(what=resource.logical_name)
    if resource.token == RESOURCE_GROUP.token and not _holds_what_stays(resource, change):
        # What else lies in it is named by itself.
        return ""
    return _LOSES.get(resource.token, "")


def _holds_what_stays(group: Resource, change: Change) -> bool:
    below = f"{group.id.lower()}/"
    return any(
        each.id.lower().startswith(below) and (each.retain_on_delete or each.urn in change.new)
        for each in change.before
    )


def _is_given_anew(assignment: Resource, change: Change) -> bool:
    """Tell whether the same right is there afterwards, or nobody is left to have it."""
    old = assignment.properties
    for other in change.after:
        if other.token != ROLE_ASSIGNMENT.token:
            continue
        new = other.properties
        if all(_same(old.get(key), new.get(key)) for key in ("scope", "roleDefinitionId")):
            return True
    return not _is_used(str(old.get("scope", "")), change)


def _is_used(scope: str, change: Change) -> bool:
    """Tell whether what a right was given on stays in the stack."""
    stays = {each.urn for each in change.after}
    return any(
        each.id and each.urn in stays and scope and same_id(each.id, scope)
        for each in change.before
    )


def _same(left: object, right: object) -> bool:
    return isinstance(left, str) and isinstance(right, str) and left.lower() == right.lower()


def _allowed_by(resource: Resource, step: Step, now: datetime, approvals: Collection[str]) -> str:
    if {resource.urn, resource.logical_name} & set(approvals):
        return APPROVAL
    if step.action is Action.DELETE and resource.token == SNAPSHOT.token:
        return RETENTION if is_released(resource.properties.get("tags"), now) else ""
    return ""


def is_released(tags: object, now: datetime) -> bool:
    """Tell whether the tags of a snapshot say that nobody needs it any more."""
    if not isinstance(tags, Mapping):
        return False
    if str(tags.get(RETENTION_TAG, "")).lower() == RELEASED:
        return True
    expiry = _moment(tags.get(EXPIRY_TAG))
    return expiry is not None and expiry <= now


def _moment(text: object) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        if "T" not in text.upper():
            day = isodate.parse_date(text)
            # The day itself still counts.
            return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=timezone.utc)
        found: datetime = isodate.parse_datetime(text.upper())
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)
