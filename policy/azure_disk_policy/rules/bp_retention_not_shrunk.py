"""Backup policies and vaults that keep what they promised in the last deployment."""

from datetime import timedelta
from functools import partial

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.backup import DEFAULT_TAG
from azure_disk_facts.durations import format_duration
from azure_disk_facts.limits import BACKUP_VAULT_RETENTION_DAYS, KEY_VAULT_RETENTION_DAYS
from azure_disk_facts.recovery_vaults import RECOVERY_SOFT_DELETE_DAYS
from azure_disk_facts.resource_types import BACKUP_POLICY, BACKUP_VAULT, KEY_VAULT
from azure_disk_policy.families import backup_policy, backup_vault, key_vault, recovery_vault
from azure_disk_policy.families.backup_policy import PolicyRules
from azure_disk_policy.families.previous import IS_NEW, PREVIOUS, before
from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violation, each, violated

DAYS = {
    BACKUP_VAULT.token: (backup_vault.SOFT_DELETE_DAYS, BACKUP_VAULT_RETENTION_DAYS[0]),
    RECOVERY_VAULT.token: (recovery_vault.SOFT_DELETE_DAYS, RECOVERY_SOFT_DELETE_DAYS),
    KEY_VAULT.token: (key_vault.SOFT_DELETE_DAYS, KEY_VAULT_RETENTION_DAYS[1]),
}
"""By type of vault, where the days stand that deleted things are kept, and the default."""

Tiers = dict[tuple[str, str], list[Inputs]]
"""Durations by retention rule and store."""


def _tiers(rules: PolicyRules) -> Tiers:
    tiers: Tiers = {}
    defaults = rules.defaults()
    for rule in rules.retention:
        name = DEFAULT_TAG if rule in defaults else rules.name_of(rule)
        for store, found in backup_policy.durations(rule, rules.gaps):
            if found.value is UNKNOWN or found.scalar() is not None:
                tiers.setdefault((name.capitalize(), store.lower()), []).append(found)
    return tiers


def _lengths(found: list[Inputs]) -> list[timedelta | None]:
    return [backup_policy.length(each_one.scalar()) for each_one in found]


def _shrunk(
    tiers: Tiers, gaps: Gaps, old: tuple[tuple[str, str], list[Inputs]]
) -> Violation | None:
    """Return how a tier of the last deployment is kept for a shorter time now."""
    key, found = old
    was = max((keep for keep in _lengths(found) if keep is not None), default=None)
    if was is None:
        return None
    if key not in tiers:
        # What is not known yet may turn out to be the missing one.
        gaps.settle()
        text = f"has lost the retention rule{backup_policy.shown(key[0])}"
        return Violation(backup_policy.RULES, f"{text} that kept {format_duration(was)}")
    lengths = _lengths(tiers[key])
    kept = [keep for keep in lengths if keep is not None]
    if len(kept) < len(lengths) or max(kept) >= was:
        return None
    text = f"is {format_duration(max(kept))}, after {format_duration(was)} in the last deployment"
    return Violation(tiers[key][0].path, text)


def _policy(policy: Resource, was: Resource) -> Verdict:
    rules = backup_policy.rules_of(policy)
    tiers, old = _tiers(rules), _tiers(backup_policy.rules_of(was))
    return each(old.items(), partial(_shrunk, tiers, rules.gaps), rules.gaps)


def _vault(vault: Resource, was: Resource) -> Verdict:
    path, absent = DAYS[vault.token]
    if vault.text(path) is not None and vault.number(path) is None:
        return COMPLIANT
    now, old = (
        absent if number is None else number for number in (vault.number(path), was.number(path))
    )
    if now >= old:
        return COMPLIANT
    return violated(path, f"is {now:g} days, after {old:g} in the last deployment")


def bp_retention_not_shrunk(resource: Resource, context: Context) -> Verdict:
    """Demand that nothing is kept for a shorter time than before, and that no tier is removed."""
    was = before(resource, context)
    if was is None:
        return IS_NEW
    return (_policy if resource.is_a(BACKUP_POLICY) else _vault)(resource, was)


RULE = Rule(
    name="bp-retention-not-shrunk",
    title="a deployment shortens no retention of backups, and of what was deleted",
    severity=Severity.HIGH,
    looks_at=(BACKUP_POLICY, BACKUP_VAULT, RECOVERY_VAULT, KEY_VAULT),
    check=bp_retention_not_shrunk,
    remediation=(
        "put the longer duration and every tier back; to keep less, exempt this one deployment"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept",
    parameters=(PREVIOUS,),
)
