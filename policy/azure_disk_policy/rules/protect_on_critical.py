"""Resources that Pulumi refuses to delete."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.resource_types import (
    BACKUP_VAULT,
    DISK,
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
)
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

CRITICAL = (BACKUP_VAULT, RECOVERY_VAULT, KEY_VAULT, KEY, DISK_ENCRYPTION_SET)
KNOWN = (*CRITICAL, DISK)


def protect_on_critical(resource: Resource, context: Context) -> Verdict:
    """Demand the resource option ``protect`` of the types of ``types``."""
    wanted = [each.scalar() or "" for each in context.parameters.items("types")]
    if not any(same(resource.token, token) for token in wanted):
        return NotApplicable("the type is not among the parameter types")
    if resource.options.protect:
        return COMPLIANT
    return violated("", "is not protected from deletion by Pulumi")


RULE = Rule(
    name="protect-on-critical",
    title="what backups and keys hang on is protected from deletion by Pulumi",
    severity=Severity.HIGH,
    looks_at=KNOWN,
    check=protect_on_critical,
    remediation="set the resource option protect to true",
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources",
    parameters=(
        Parameter(
            "types",
            {
                "type": "array",
                "items": {"type": "string", "enum": [facts.token for facts in KNOWN]},
                "minItems": 1,
            },
            [facts.token for facts in CRITICAL],
            "types that have to be protected, as Pulumi calls them, without a version",
        ),
    ),
)
