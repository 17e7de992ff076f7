"""The danger list: what a change would delete or replace that can't be had again.

Retention names a snapshot by its tags, in the deployment before: a series marks what it releases
one run earlier, and a day of expiry may have passed. A person names a resource by an approval.
Anything else that goes, and holds data or what data can't be read without, blocks.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta

from azure_disk_analysis.check.change import Action, Change, Step
from azure_disk_analysis.check.copies import Copies
from azure_disk_analysis.check.links import key_of
from azure_disk_analysis.check.report import Loss
from azure_disk_analysis.check.rights import Rights
from azure_disk_analysis.deployment import Resource
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
from azure_disk_policy.families.clock import moment

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
    copies, rights, holding = Copies(change), Rights(change), _groups_that_hold(change)
    for resource in change.before:
        step = change.steps.get(resource.urn)
        text = ""
        if step is not None and _takes(step, resource):
            text = _loses(resource, rights, holding)
        if step is None or not text:
            continue
        yield Loss(
            subject=change.subject(resource),
            action=step.action.value,
            loses=text,
            because=step.because,
            newer_copy=copies.newer_than(resource),
            allowed_by=_allowed_by(resource, step, now, approvals),
        )


def _takes(step: Step, resource: Resource) -> bool:
    """Tell whether the resource itself goes; one that is retained stays where it is."""
    if step.action not in {Action.DELETE, Action.REPLACE} or not resource.is_custom:
        return False
    return not resource.retain_on_delete


def _loses(resource: Resource, rights: Rights, holding: Collection[str]) -> str:
    if resource.token == ROLE_ASSIGNMENT.token:
        return _ROLE.format(what=resource.logical_name) if rights.is_lost(resource) else ""
    if resource.token == RESOURCE_GROUP.token and key_of(resource.id) not in holding:
        # What else lies in it is named by itself.
        return ""
    return _LOSES.get(resource.token, "")


def _groups_that_hold(change: Change) -> frozenset[str]:
    """Return the ids of the resource groups that hold what is meant to stay."""
    stays = {key_of(each.id) for each in change.after if each.id}
    return frozenset(
        change.group_of(each)
        for each in change.before
        if each.retain_on_delete or each.urn in change.new or key_of(each.id) in stays
    )


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
    # Names of tags don't differ by case alone in Azure.
    told = {str(name).lower(): value for name, value in tags.items()}
    if str(told.get(RETENTION_TAG, "")).lower() == RELEASED:
        return True
    expiry = told.get(EXPIRY_TAG)
    end = moment(expiry) if isinstance(expiry, str) else None
    if end is None or not isinstance(expiry, str):
        return False
    # Of a day without a time the day itself still counts.
    return now >= (end if "T" in expiry.upper() else end + timedelta(days=1))
