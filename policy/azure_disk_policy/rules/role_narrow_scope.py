"""Powerful roles at narrow scopes."""

from functools import partial

from azure_disk_facts import roles as facts
from azure_disk_facts.resource_types import ROLE_ASSIGNMENT
from azure_disk_policy.families.logic import every
from azure_disk_policy.families.roles import SCOPE, assigns
from azure_disk_policy.families.scope_ids import above_groups
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

NARROW = (
    facts.OWNER,
    facts.CONTRIBUTOR,
    facts.DISK_BACKUP_READER,
    facts.DISK_SNAPSHOT_CONTRIBUTOR,
    facts.DISK_RESTORE_OPERATOR,
    facts.DATA_OPERATOR_FOR_MANAGED_DISKS,
    facts.VIRTUAL_MACHINE_CONTRIBUTOR,
    facts.BACKUP_CONTRIBUTOR,
    facts.BACKUP_OPERATOR,
    facts.KEY_VAULT_ADMINISTRATOR,
    facts.KEY_VAULT_CONTRIBUTOR,
    facts.KEY_VAULT_CRYPTO_OFFICER,
    facts.KEY_VAULT_CRYPTO_USER,
    facts.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
    facts.KEY_VAULT_CRYPTO_SERVICE_RELEASE_USER,
)


def role_narrow_scope(assignment: Resource, context: Context) -> Verdict:
    """Demand that the roles of ``roles`` are assigned at a group or below."""
    roles = [each.scalar() or "" for each in context.parameters.items("roles")]
    where = partial(_where, assignment)
    if every(partial(assigns, assignment, roles), lambda: where() is not None):
        return violated(SCOPE, f"is {where()}")
    return COMPLIANT


def _where(assignment: Resource) -> str | None:
    return above_groups(assignment.text(SCOPE))


RULE = Rule(
    name="role-narrow-scope",
    title="powerful roles are assigned at a resource or a resource group",
    severity=Severity.HIGH,
    looks_at=(ROLE_ASSIGNMENT,),
    check=role_narrow_scope,
    remediation=f"set {SCOPE} to the id of the group or of the resource that needs the role",
    link="https://learn.microsoft.com/azure/role-based-access-control/scope-overview",
    frameworks=(
        Framework("MCSB", "PA-7", "PSRule Azure.RBAC.UseRGDelegation"),
        Framework("NIST 800-53 r5", "AC-6", "Pulumi premium rbac-least-privilege"),
    ),
    parameters=(
        Parameter(
            "roles",
            {"type": "array", "items": {"type": "string"}},
            [role.guid for role in NARROW],
            "ids of the roles that may not be assigned above resource groups",
        ),
    ),
)
