"""Keys that stay valid for as long as the backups of what they encrypt."""

from datetime import timedelta
from functools import partial

from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET, KEY
from azure_disk_policy.families import encryption_set, kept_backups, keys
from azure_disk_policy.families.clock import NOW
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

NO_BACKUPS = NotApplicable("the stack keeps no backups of disks under the key")


def _sets(key: Resource, stack: Stack) -> tuple[list[Resource], bool] | None:
    """Return the sets a key may be behind, and whether it may be behind others elsewhere.

    The only key of the stack may be behind any set whose key nothing tells. ``None`` stands for a
    key that is behind none.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    gaps = Gaps()
    found = encryption_set.sets_with(key, stack, gaps)
    if found:
        return found, False
    if len(stack.of_type(KEY)) > 1:
        gaps.settle()
        return None
    sets = stack.of_type(DISK_ENCRYPTION_SET)
    untold = [each for each in sets if _is_untold(each, stack)]
    return (untold, not sets) if untold or not sets else None


def _is_untold(each: Resource, stack: Stack) -> bool:
    return Gaps().read(partial(encryption_set.keys_of, each, stack)) is None


def key_expiry_covers_retention(key: Resource, context: Context) -> Verdict:
    """Demand that a key expires later than the backups do that are taken now (rule C15).

    Counted are the backup policies of disks under the key's sets, and those that no instance of
    the stack goes by. Rotation makes new versions of the key: old backups need the old ones.
    """
    end = keys.seconds(key, keys.EXPIRES)
    if end is None:
        return keys.NEVER_EXPIRES
    sets = _sets(key, context.stack)
    if sets is None:
        return encryption_set.UNUSED
    kept = context.stack.once(kept_backups.kept_backups)
    longest = kept.under(sets[0], elsewhere=sets[1])
    left = end - keys.present_time(context)
    if longest is not None and longest.total_seconds() >= left:
        return violated(
            keys.EXPIRES,
            f"is {max(left, 0) / timedelta(days=1).total_seconds():.0f} days away, while backups "
            f"are kept for {longest.days}",
        )
    kept.settle(left)
    return NO_BACKUPS if longest is None else COMPLIANT


RULE = Rule(
    name="key-expiry-covers-retention",
    title="a key stays valid for longer than the backups of what it encrypts are kept",
    severity=Severity.HIGH,
    looks_at=(KEY,),
    consults=(*encryption_set.CONSULTED, *kept_backups.CONSULTED),
    scope=Scope.STACK,
    check=key_expiry_covers_retention,
    remediation=(
        f"set {keys.EXPIRES} to a later time, or keep backups for a shorter one; "
        "leave old versions of the key enabled"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    parameters=(NOW,),
)
