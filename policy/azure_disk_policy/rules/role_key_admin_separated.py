"""Keys of disks in other hands than their use."""

from azure_disk_facts import roles as facts
from azure_disk_facts.resource_types import (
    KEY,
    KEY_VAULT,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
    ROLE_DEFINITION,
)
from azure_disk_policy.families.separation import demand_separated
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict

ADMINISTERS = (facts.KEY_VAULT_ADMINISTRATOR, facts.KEY_VAULT_CRYPTO_OFFICER)
USES = (facts.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,)


def role_key_admin_separated(assignment: Resource, context: Context) -> Verdict:
    """Demand that who administers the keys of a vault does not use them for encryption sets."""
    return demand_separated(assignment, context.stack, ADMINISTERS, USES, where_both_hold=True)


RULE = Rule(
    name="role-key-admin-separated",
    title="nobody both administers a vault's keys and uses them for disks",
    severity=Severity.MEDIUM,
    looks_at=(ROLE_ASSIGNMENT,),
    consults=(ROLE_DEFINITION, RESOURCE_GROUP, KEY_VAULT, KEY),
    scope=Scope.STACK,
    check=role_key_admin_separated,
    remediation="assign the use of the keys to the disk encryption set's identity only",
    link="https://learn.microsoft.com/azure/key-vault/general/rbac-guide",
)
