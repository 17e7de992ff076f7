"""Keys that are not active for too long."""

from datetime import timedelta

from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.clock import NOW
from azure_disk_policy.families.previous import PREVIOUS, before
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

MAX_DAYS = "maxDays"
NO_START = NotApplicable(
    "neither the program nor the last deployment, as far as it is given, tells since when"
)
CREATED = ("attributes.created", "properties.attributes.created")
"""What Azure tells of a key's newest version: as Pulumi keeps it, and as ARM has it."""


def _start(key: Resource, context: Context) -> float | None:
    """Return since when the newest version that is known of is active."""
    earlier = before(key, context)
    created = [keys.seconds(earlier, path) for path in CREATED] if earlier is not None else []
    found = [time for time in (keys.seconds(key, keys.NOT_BEFORE), *created) if time is not None]
    return max(found, default=None)


def key_max_active_age(key: Resource, context: Context) -> Verdict:
    """Demand that a key is active for ``maxDays`` at most, or rotates by itself within them.

    Active it is since ``notBefore``, or since its newest version was made, which only the outputs
    of the last deployment tell. A new key is active for no time.
    """
    most = timedelta(seconds=keys.in_days(context, MAX_DAYS))
    start = _start(key, context)
    if start is None:
        return NO_START
    if keys.present_time(context) - start <= most.total_seconds() or keys.rotates(key, most):
        return COMPLIANT
    return violated(keys.ATTRIBUTES, f"say that the key is active for more than {most.days} days")


RULE = Rule(
    name="key-max-active-age",
    title="a key is not active for too long",
    severity=Severity.MEDIUM,
    looks_at=(KEY,),
    check=key_max_active_age,
    remediation="rotate the key, and let it rotate by itself from then on",
    link="https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation",
    frameworks=(Framework("MCSB v2", "DP-6", "Azure Policy c26e4b24-cf98-4c67-b48b-5a25c4c69eb9"),),
    parameters=(
        Parameter(
            MAX_DAYS,
            {"type": "integer", "minimum": 1},
            730,
            "days that a key may be active at most",
        ),
        PREVIOUS,
        NOW,
    ),
)
