"""Keys that are not valid for too long."""

from datetime import timedelta

from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.clock import NOW
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

MAX_DAYS = "maxDays"


def key_max_validity(key: Resource, context: Context) -> Verdict:
    """Demand that a key expires at most ``maxDays`` after ``notBefore``, which absent means now.

    What never expires violates. Without a date of its own, the life that a rotation policy gives
    each version counts.
    """
    most = keys.in_days(context, MAX_DAYS)
    days = f"{most / timedelta(days=1).total_seconds():g} days"
    end = keys.seconds(key, keys.EXPIRES)
    if end is None:
        lifetime = keys.length(key, keys.LIFETIME)
        if lifetime is None:
            return violated(keys.EXPIRES, f"names no time, so that the key outlives {days}")
        if lifetime.total_seconds() > most:
            return violated(keys.LIFETIME, f"is more than {days}")
        return COMPLIANT
    start = keys.seconds(key, keys.NOT_BEFORE) or keys.present_time(context)
    if end > start + most:
        return violated(keys.EXPIRES, f"is more than {days} after the start")
    return COMPLIANT


RULE = Rule(
    name="key-max-validity",
    title="a key is not valid for too long",
    severity=Severity.MEDIUM,
    looks_at=(KEY,),
    check=key_max_validity,
    remediation=f"set {keys.EXPIRES} to an earlier time",
    link="https://learn.microsoft.com/azure/key-vault/keys/about-keys-details",
    frameworks=(Framework("MCSB v2", "DP-6", "Azure Policy 49a22571-d204-4c91-a7b6-09b1a586fbc9"),),
    parameters=(
        Parameter(
            MAX_DAYS, {"type": "integer", "minimum": 1}, 730, "days that a key may be valid at most"
        ),
        NOW,
    ),
)
