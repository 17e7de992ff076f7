"""Vaults whose protection only gets stronger."""

from dataclasses import dataclass
from functools import partial

from azure_disk_facts.arm_types.neighbours import RECOVERY_GUARD_PROXY, RECOVERY_VAULT
from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState
from azure_disk_facts.recovery_vaults import RecoverySoftDelete
from azure_disk_facts.resource_types import (
    BACKUP_VAULT,
    KEY_VAULT,
    RESOURCE_GROUP,
    RESOURCE_GUARD_PROXY,
    ResourceTypeFacts,
)
from azure_disk_policy.families import backup_vault, key_vault, recovery_vault
from azure_disk_policy.families.any_backup_vault import demand_child
from azure_disk_policy.families.previous import IS_NEW, PREVIOUS, before
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import (
    Compliant,
    NotApplicable,
    Verdict,
    Violated,
    Violation,
    each,
    settle,
)


@dataclass(frozen=True)
class Ladder:
    """A property whose values go from weak to strong."""

    path: str
    rungs: tuple[str, ...]
    absent: str
    """What Azure takes the absent property for."""

    def height(self, vault: Resource) -> int | None:
        """Return how strong a vault is by this property; ``None`` for a value Azure lacks."""
        text = vault.text(self.path) or self.absent
        return next((at for at, rung in enumerate(self.rungs) if same(rung, text)), None)


_IMMUTABLE = tuple(state.value for state in ImmutabilityState)
_NOT_IMMUTABLE = ImmutabilityState.DISABLED.value
_OFF, _ON = "false", "true"

LADDERS = {
    BACKUP_VAULT.token: (
        Ladder(
            backup_vault.SOFT_DELETE,
            tuple(state.value for state in SoftDeleteState),
            SoftDeleteState.ON.value,
        ),
        Ladder(backup_vault.IMMUTABILITY, _IMMUTABLE, _NOT_IMMUTABLE),
    ),
    RECOVERY_VAULT.token: (
        Ladder(
            recovery_vault.SOFT_DELETE,
            tuple(state.value for state in RecoverySoftDelete),
            RecoverySoftDelete.ENABLED.value,
        ),
        Ladder(recovery_vault.IMMUTABILITY, _IMMUTABLE, _NOT_IMMUTABLE),
    ),
    KEY_VAULT.token: (
        Ladder(key_vault.PURGE_PROTECTION, (_OFF, _ON), _OFF),
        Ladder(key_vault.SOFT_DELETE, (_OFF, _ON), _ON),
    ),
}
"""By type of vault."""
GUARD_PROXIES: dict[str, ResourceTypeFacts] = {
    BACKUP_VAULT.token: RESOURCE_GUARD_PROXY,
    RECOVERY_VAULT.token: RECOVERY_GUARD_PROXY,
}
LATER = NotApplicable("decided with the whole stack")


def _weaker(vault: Resource, was: Resource, ladder: Ladder) -> Violation | None:
    old = ladder.height(was)
    now = ladder.height(vault)
    if old is None or now is None or now >= old:
        return None
    rungs = ladder.rungs
    return Violation(ladder.path, f"is {rungs[now]}, after {rungs[old]} in the last deployment")


def _guarded(vault: Resource, stack: Stack) -> Verdict:
    kind = GUARD_PROXIES.get(vault.token)
    missing = "has lost the resource guard it had in the last deployment"
    return demand_child(vault, (kind,) if kind else (), stack, missing=missing)


def vault_protection_not_weakened(vault: Resource, context: Context) -> Verdict:
    """Demand that soft delete, immutability, purge protection and guard are no weaker than before.

    Absent means what Azure takes it for. That of a guard is told by its proxy in the stack.
    """
    was = before(vault, context)
    if was is None:
        return IS_NEW
    checks = [partial(each, LADDERS[vault.token], partial(_weaker, vault, was))]
    if isinstance(settle(partial(_guarded, was, context.previous)), Compliant):
        checks.append(partial(_guarded, vault, context.stack))
    if context.whole:
        return demand_all(*checks)
    alone = settle(checks[0])
    is_told = isinstance(alone, Violated) or (isinstance(alone, Compliant) and len(checks) == 1)
    return alone if is_told else LATER


RULE = Rule(
    name="vault-protection-not-weakened",
    title="a deployment takes no protection away from a vault",
    severity=Severity.HIGH,
    looks_at=(BACKUP_VAULT, RECOVERY_VAULT, KEY_VAULT),
    consults=(RESOURCE_GUARD_PROXY, RECOVERY_GUARD_PROXY, RESOURCE_GROUP),
    scope=Scope.BOTH,
    check=vault_protection_not_weakened,
    remediation="put the stronger setting back; to weaken it, exempt this one deployment",
    link="https://learn.microsoft.com/azure/backup/backup-vault-overview",
    parameters=(PREVIOUS,),
)
