"""Keys that are renewed long before they expire."""

from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.clock import NOW
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

MIN_DAYS = "minDays"


def key_not_expiring_soon(key: Resource, context: Context) -> Verdict:
    """Demand that ``minDays`` are left, or more; what has expired violates too."""
    end = keys.seconds(key, keys.EXPIRES)
    if end is None:
        return keys.NEVER_EXPIRES
    left = end - keys.present_time(context)
    if left >= keys.in_days(context, MIN_DAYS):
        return COMPLIANT
    if left <= 0:
        return violated(keys.EXPIRES, "is over")
    least = context.parameters.number(MIN_DAYS) or 0
    return violated(keys.EXPIRES, f"is less than {least:g} days away")


RULE = Rule(
    name="key-not-expiring-soon",
    title="a key does not expire soon",
    severity=Severity.MEDIUM,
    looks_at=(KEY,),
    check=key_not_expiring_soon,
    remediation="rotate the key, so that its new version expires later",
    link="https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation",
    parameters=(
        Parameter(
            MIN_DAYS, {"type": "integer", "minimum": 1}, 30, "days that have to be left at least"
        ),
        NOW,
    ),
)
