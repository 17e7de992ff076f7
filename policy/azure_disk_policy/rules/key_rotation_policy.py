"""Keys that rotate by themselves."""

from collections.abc import Mapping

from azure_disk_facts.encryption import MIN_ROTATION_AFTER_CREATE_DAYS
from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.backup_policy import days
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

AFTER = "rotateAfterDays"


def key_rotation_policy(key: Resource, _: Context) -> Verdict:
    """Demand an action that rotates, in any place, with something that triggers it (rule C20)."""
    if keys.rotates(key):
        return COMPLIANT
    return violated(keys.ACTIONS, "has no action that rotates the key after some time")


def _fix(key: Resource, context: Context) -> Mapping[str, object]:
    after = days(context, AFTER)
    return {} if after is None else keys.rotating(key, after)


RULE = Rule(
    name="key-rotation-policy",
    title="a key rotates by itself",
    severity=Severity.HIGH,
    looks_at=(KEY,),
    check=key_rotation_policy,
    remediation=(
        f"add to {keys.ACTIONS} one with action.type rotate and trigger.timeAfterCreate or "
        "trigger.timeBeforeExpiry"
    ),
    link="https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "8.8", "prowler"),
        Framework("CIS Azure Foundations 2.1", "8.8", "prowler"),
        Framework("CIS Azure Foundations 3.0", "3.3.8", "prowler"),
        Framework("CIS Azure Foundations 4.0", "9.3.9", "prowler"),
        Framework("CIS Azure Foundations 5.0", "8.3.9", "prowler"),
        Framework("CIS Azure Foundations 6.0", "8.3.9", "prowler"),
        Framework("PCI DSS 4.0", "3.7.4", "Pulumi premium key-vault-key-rotation"),
        Framework("SOC 2", "PI1.5", "Pulumi premium key-vault-key-rotation"),
    ),
    parameters=(
        Parameter(
            AFTER,
            {"type": "integer", "minimum": MIN_ROTATION_AFTER_CREATE_DAYS},
            90,
            "days after which remediation has the key rotate",
        ),
    ),
    fix=_fix,
)
