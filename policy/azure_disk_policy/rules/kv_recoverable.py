"""Key vaults that can be brought back with all their keys."""

from collections.abc import Mapping

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.key_vault import (
    PURGE_PROTECTION,
    RECOVERABLE_FRAMEWORKS,
    SOFT_DELETE,
    demand_recoverable,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def kv_recoverable(vault: Resource, _: Context) -> Verdict:
    """Demand purge protection, and soft delete not switched off; absent, that is on."""
    return demand_recoverable(vault)


def _fix(vault: Resource, _: Context) -> Mapping[str, object]:
    """Switch soft delete on; purge protection can't be taken back, so a human decides on it."""
    protected = not vault.is_unknown(PURGE_PROTECTION) and vault.boolean(PURGE_PROTECTION)
    return {SOFT_DELETE: True} if protected else {}


RULE = Rule(
    name="kv-recoverable",
    title="a key vault can be brought back with all its keys",
    severity=Severity.HIGH,
    looks_at=(KEY_VAULT,),
    check=kv_recoverable,
    remediation=(
        "set properties.enablePurgeProtection to true, which can't be taken back, "
        "and leave properties.enableSoftDelete on"
    ),
    link="https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
    frameworks=RECOVERABLE_FRAMEWORKS,
    fix=_fix,
)
