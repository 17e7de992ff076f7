"""Keys that rotate often enough."""

from collections.abc import Mapping

from azure_disk_facts.durations import format_duration
from azure_disk_facts.encryption import MIN_ROTATION_AFTER_CREATE_DAYS
from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.backup_policy import days
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

MAX_DAYS = "maxDays"
SOURCE = "Azure Policy d8cf8476-a2ec-4916-896e-992351803c44"


def key_rotation_max_days(key: Resource, context: Context) -> Verdict:
    """Demand a rotation within ``maxDays`` of a version's creation; ``P3M`` is 90 days.

    ``timeBeforeExpiry`` counts as ``expiryTime`` without it, and not at all where that is absent.
    """
    most = days(context, MAX_DAYS)
    if most is None or keys.rotates(key, most):
        return COMPLIANT
    within = format_duration(most)
    return violated(keys.ACTIONS, f"has no action that rotates the key within {within}")


def _fix(key: Resource, context: Context) -> Mapping[str, object]:
    most = days(context, MAX_DAYS)
    return {} if most is None else keys.rotating(key, most)


RULE = Rule(
    name="key-rotation-max-days",
    title="a key rotates often enough",
    severity=Severity.MEDIUM,
    looks_at=(KEY,),
    check=key_rotation_max_days,
    remediation=f"in {keys.ACTIONS}, lower trigger.timeAfterCreate of the action that rotates",
    link="https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation",
    frameworks=(Framework("MCSB v2", "DP-6", SOURCE), Framework("DORA", "9.3", SOURCE)),
    parameters=(
        Parameter(
            MAX_DAYS,
            {"type": "integer", "minimum": MIN_ROTATION_AFTER_CREATE_DAYS},
            90,
            "days within which a version has to be rotated",
        ),
    ),
    fix=_fix,
)
