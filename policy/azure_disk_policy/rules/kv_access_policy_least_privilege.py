"""Access policies of key vaults that let nobody purge."""

from collections.abc import Mapping

from azure_disk_facts.arm_types.neighbours import ACCESS_POLICY
from azure_disk_facts.key_vaults import ALL_PERMISSIONS, PURGE_PERMISSION
from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.access_policies import granted, without
from azure_disk_policy.families.key_vault import RBAC, unless_recovered
from azure_disk_policy.inputs import Gaps, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, Violation, each, settle

TOO_BROAD = (ALL_PERMISSIONS, PURGE_PERMISSION)


def _too_broad(permission: Inputs) -> Violation | None:
    word = (permission.scalar() or "").lower()
    return Violation(permission.path, f"grants {word}") if word in TOO_BROAD else None


def _demand(resource: Resource) -> Verdict:
    gaps = Gaps()
    verdict = settle(lambda: each(list(granted(resource, gaps)), _too_broad, gaps))
    if isinstance(verdict, Compliant) or not resource.boolean(RBAC):
        return verdict
    return NotApplicable("roles grant access to the vault: its access policies are ignored")


def kv_access_policy_least_privilege(resource: Resource, _: Context) -> Verdict:
    """Demand that no entry grants ``purge`` or ``all``, unless roles take the entries' place."""
    return unless_recovered(resource, lambda: _demand(resource))


def _fix(resource: Resource, _: Context) -> Mapping[str, object]:
    """Take out ``purge``; in place of ``all`` only a human knows what is needed."""
    return without(resource, PURGE_PERMISSION)


RULE = Rule(
    name="kv-access-policy-least-privilege",
    title="no access policy of a key vault grants purge or all",
    severity=Severity.MEDIUM,
    looks_at=(KEY_VAULT, ACCESS_POLICY),
    check=kv_access_policy_least_privilege,
    remediation="list the permissions that are needed; purge is not among them",
    link="https://learn.microsoft.com/azure/key-vault/general/assign-access-policy",
    frameworks=(Framework("PCI DSS 4.0", "3.6.1.3", "Pulumi premium key-vault-access-policies"),),
    fix=_fix,
)
