"""What rules on backup vaults and on Recovery Services vaults have in common.

The two name the same things otherwise; where, is in ``backup_vault`` and ``recovery_vault``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from azure_disk_facts.backup import ImmutabilityState
from azure_disk_facts.backup_security import FeatureState
from azure_disk_facts.disks import CrossSubscriptionRestore
from azure_disk_facts.limits import BACKUP_VAULT_RETENTION_DAYS
from azure_disk_facts.resource_types import ResourceTypeFacts
from azure_disk_policy.families.choices import demand_choice, demand_number
from azure_disk_policy.families.scopes import children_of
from azure_disk_policy.inputs import Gaps, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import (
    COMPLIANT,
    Compliant,
    NotApplicable,
    Verdict,
    settle,
    violated,
)

LEAST, MOST = BACKUP_VAULT_RETENTION_DAYS

SOFT_DELETE_MIN_DAYS = Parameter(
    "minDays",
    {"type": "integer", "minimum": LEAST, "maximum": MOST},
    LEAST,
    "days that deleted backups have to be kept at least",
)

SOFT_DELETE_MIN = Parameter(
    "min",
    SOFT_DELETE_MIN_DAYS.schema,
    SOFT_DELETE_MIN_DAYS.default,
    f"the catalogue's name of {SOFT_DELETE_MIN_DAYS.name}; the larger of the two holds",
)


def _least_days(context: Context) -> float | None:
    """Return the days asked for, under either name."""
    names = (SOFT_DELETE_MIN_DAYS.name, SOFT_DELETE_MIN.name)
    asked = [context.parameters.number(name) for name in names]
    return max((days for days in asked if days is not None), default=None)


@dataclass(frozen=True)
class SoftDelete:
    """Soft delete of one type of vault: where it stands, and what its states are called."""

    state: str
    """The input that switches it."""
    days: str
    """The input for how long deleted backups are kept."""
    off: Enum
    """Deleted backups are gone."""
    on: Enum
    """They are kept for a while; what absent means."""
    always_on: Enum
    """As on, for good."""
    absent_days: int
    """What Azure takes absent days for."""

    def demand_on(self, vault: Resource) -> Verdict:
        """Demand soft delete, for good or not.

        Raises:
            UnknownInputError: it is not known yet.
        """
        return demand_choice(vault, self.state, wanted=(self.on, self.always_on), absent=self.on)

    def demand_always_on(self, vault: Resource) -> Verdict:
        """Demand soft delete that can't be taken back.

        Raises:
            UnknownInputError: it is not known yet.
        """
        return demand_choice(vault, self.state, wanted=(self.always_on,), absent=self.on)

    def demand_days(self, vault: Resource, context: Context) -> Verdict:
        """Demand ``minDays`` at least and no more than Azure takes; 0 goes with soft delete off.

        Raises:
            UnknownInputError: they are not known yet.
        """
        if vault.number(self.days) == 0 and same(vault.text(self.state) or "", self.off.value):
            return NotApplicable("soft delete is off")
        least = _least_days(context)
        return demand_number(vault, self.days, least=least, most=MOST, absent=self.absent_days)

    def switch_on(self, vault: Resource, _: Context) -> Mapping[str, object]:
        """Return what switches soft delete on: a fix."""
        on: dict[str, object] = {self.state: self.on.value}
        days = None if vault.is_unknown(self.days) else vault.number(self.days)
        # With soft delete off 0 days are legal, with it on they are not.
        return on | {self.days: LEAST} if days is not None and days < LEAST else on

    def raise_days(self, vault: Resource, context: Context) -> Mapping[str, object]:
        """Return the least days for fewer; what is too long is never cut: a fix."""
        least, days = _least_days(context), vault.number(self.days)
        if least is None or (days is not None and days >= least):
            return {}
        return {self.days: least}


def demand_immutability(vault: Resource, path: str, *wanted: ImmutabilityState) -> Verdict:
    """Demand one of some states of immutability; absent means disabled.

    Raises:
        UnknownInputError: it is not known yet.
    """
    return demand_choice(vault, path, wanted=wanted, absent=ImmutabilityState.DISABLED)


def demand_enabled(vault: Resource, path: str) -> Verdict:
    """Demand a feature whose absence means disabled.

    Raises:
        UnknownInputError: it is not known yet.
    """
    return demand_choice(vault, path, wanted=(FeatureState.ENABLED,), absent=FeatureState.DISABLED)


def demand_own_subscription(vault: Resource, path: str) -> Verdict:
    """Demand that restores into other subscriptions are off; absent means that they are on.

    Raises:
        UnknownInputError: it is not known yet.
    """
    return demand_choice(
        vault,
        path,
        wanted=(CrossSubscriptionRestore.DISABLED, CrossSubscriptionRestore.PERMANENTLY_DISABLED),
        absent=CrossSubscriptionRestore.ENABLED,
    )


def demand_cross_region(vault: Resource, path: str, is_geo: Callable[[Resource], bool]) -> Verdict:
    """Demand restores across regions where there are copies in two; absent means disabled.

    Args:
        vault: the vault.
        path: the input that switches them.
        is_geo: tells whether a vault has copies in the paired region.

    Raises:
        UnknownInputError: the redundancy is not known yet, and the feature isn't known to be on.
    """
    verdict = settle(lambda: demand_enabled(vault, path))
    if isinstance(verdict, Compliant) or is_geo(vault):
        return verdict
    return NotApplicable("only a vault with copies in the paired region restores there")


def demand_child(
    vault: Resource,
    kinds: tuple[ResourceTypeFacts, ...],
    stack: Stack,
    *,
    missing: str,
) -> Verdict:
    """Demand a resource of the stack that is a part of a vault.

    Args:
        vault: the vault.
        kinds: types of which one has to be there.
        stack: where they are.
        missing: what to say when there is none.

    Raises:
        UnknownInputError: none is known to be the vault's, and it can't be told of one.
    """
    gaps = Gaps()
    for kind in kinds:
        if any(True for _ in children_of(vault, kind, stack, gaps)):
            return COMPLIANT
    gaps.settle()
    return violated("", missing)


def allowed_redundancies(*default: Enum) -> Parameter:
    """Return the parameter ``allowed``, the redundancies that a vault may have."""
    return Parameter(
        "allowed",
        {
            "type": "array",
            "items": {"type": "string", "enum": [str(each.value) for each in type(default[0])]},
            "minItems": 1,
        },
        [str(each.value) for each in default],
        "the redundancies a vault may have",
    )
