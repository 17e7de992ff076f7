"""Managed HSMs whose deleted keys can't be purged."""

from functools import partial

from azure_disk_facts.arm_types.neighbours import MANAGED_HSM
from azure_disk_facts.limits import KEY_VAULT_RETENTION_DAYS
from azure_disk_policy.families.choices import demand_not_false, demand_number, demand_true
from azure_disk_policy.families.key_vault import PURGE_PROTECTION, SOFT_DELETE, SOFT_DELETE_DAYS
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict

LEAST, MOST = KEY_VAULT_RETENTION_DAYS


def hsm_purge_protection(hsm: Resource, _: Context) -> Verdict:
    """Demand purge protection by word, soft delete not switched off, and a legal retention.

    Pulumi's SDK fills in all three; where it did not, nobody has said that the HSM is protected.
    """
    return demand_all(
        partial(demand_true, hsm, PURGE_PROTECTION),
        partial(demand_not_false, hsm, SOFT_DELETE),
        partial(demand_number, hsm, SOFT_DELETE_DAYS, least=LEAST, most=MOST, absent=MOST),
    )


RULE = Rule(
    name="hsm-purge-protection",
    title="a managed HSM can't be purged before its deleted keys' retention ends",
    severity=Severity.MEDIUM,
    looks_at=(MANAGED_HSM,),
    check=hsm_purge_protection,
    remediation=(
        "set properties.enablePurgeProtection to true, which can't be taken back, "
        "and leave properties.enableSoftDelete on"
    ),
    link="https://learn.microsoft.com/azure/key-vault/managed-hsm/recovery",
)
