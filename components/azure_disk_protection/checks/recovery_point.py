"""What the restore of a backup vault's recovery point needs (rules C5, E19, E21)."""

from collections.abc import Iterator

from azure_disk_facts.arm_id import is_guid
from azure_disk_facts.recovery_selectors import SELECTOR_WORDS, is_selector
from azure_disk_protection.checks.given import Given
from azure_disk_protection.problems import Problem


def check_vault_inputs(given: Given) -> Iterator[Problem]:
    """A recovery point is restored to a name, by an identity that may (rules E19, E21)."""
    if given.has("snapshot_id") or not given.has("backup_instance_id"):
        return
    if not given.has("disk_name"):
        yield given.problem(
            "disk_name", "the name of a disk that does not exist", "a restore makes it, name it"
        )
    if given.flag("grant_target_group") is not False and not given.has("vault_principal_id"):
        yield given.problem(
            "vault_principal_id",
            "the object id of the backup vault's identity",
            "it needs Disk Restore Operator on the target group: give it, or set "
            "grantTargetGroup to false where it has the role",
        )
    selector = given.text("recovery_point")
    if selector is not None and not is_selector(selector):
        yield given.problem("recovery_point", SELECTOR_WORDS, "write one of them")


def check_target_subscription(given: Given) -> Iterator[Problem]:
    """A subscription goes by its GUID."""
    subscription = given.text("target_subscription_id")
    if subscription is not None and not is_guid(subscription):
        yield given.problem(
            "target_subscription_id", "the GUID of a subscription", "give it without a path"
        )


def check_set_subscription(given: Given) -> Iterator[Problem]:
    """A disk and its encryption set lie in one subscription (rule C5)."""
    own, instance = given.arm_id("disk_encryption_set_id"), given.arm_id("backup_instance_id")
    target = given.text("target_subscription_id")
    if target is None and not given.has("target_subscription_id") and instance is not None:
        target = instance.subscription
    if own is None or target is None or str(own.subscription).lower() == target.lower():
        return
    yield given.problem(
        "disk_encryption_set_id",
        f"an id in subscription {target}",
        "the disk is restored there, and shares a subscription with its set; choose one there",
    )
