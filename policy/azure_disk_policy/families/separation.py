"""Duties that no principal may hold together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from azure_disk_facts.resource_types import RESOURCE_GROUP, ROLE_ASSIGNMENT
from azure_disk_facts.roles import Role
from azure_disk_policy.families.logic import every, some
from azure_disk_policy.families.near import value_key
from azure_disk_policy.families.roles import PRINCIPAL, SCOPE, assigns
from azure_disk_policy.families.scope_ids import is_nested, parsed
from azure_disk_policy.families.scopes import covers
from azure_disk_policy.inputs import Gaps, UnknownInputError, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def _guids(roles: Iterable[Role]) -> tuple[str, ...]:
    return tuple(role.guid for role in roles)


def demand_separated(
    assignment: Resource,
    stack: Stack,
    duty: tuple[Role, ...],
    other: tuple[Role, ...],
    *,
    where_both_hold: bool = False,
) -> Verdict:
    """Demand that who is assigned a role of one duty is assigned none of another.

    Args:
        assignment: is found wrong when it assigns the first duty.
        stack: where the other assignments are.
        duty: roles of the first duty.
        other: roles of the other one.
        where_both_hold: whether only assignments count whose scopes have something in common.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    clashes = partial(_clashes, assignment, stack, other, where_both_hold=where_both_hold)
    if every(partial(assigns, assignment, _guids(duty), stack), clashes):
        return violated(PRINCIPAL, f"is assigned {' or '.join(each.name for each in other)} too")
    return COMPLIANT


def _clashes(
    assignment: Resource, stack: Stack, other: tuple[Role, ...], *, where_both_hold: bool
) -> bool:
    guids = _guids(other)

    def clashes(each: Resource) -> bool:
        tests = [
            partial(_to_one_principal, assignment, each),
            partial(assigns, each, guids, stack),
        ]
        if where_both_hold:
            tests.append(partial(meet, assignment, each, SCOPE, stack))
        return every(*tests)

    candidates = stack.once(_Holding(guids)).of(assignment)
    return some(partial(clashes, each) for each in candidates)


def _to_one_principal(left: Resource, right: Resource) -> bool:
    return value_key(left, PRINCIPAL) == value_key(right, PRINCIPAL) != ""


@dataclass(frozen=True)
class _Holding:
    """Collects the assignments of roles by principal."""

    guids: tuple[str, ...]

    def __call__(self, stack: Stack) -> "_Holders":
        return _Holders(stack, self.guids)


class _Holders:
    """The assignments that may be of some roles, by principal."""

    def __init__(self, stack: Stack, guids: tuple[str, ...]) -> None:
        self._by_principal: dict[str | None, list[Resource]] = {}
        self._all = [
            each
            for each in stack.of_type(ROLE_ASSIGNMENT)
            if Gaps().read(partial(assigns, each, guids, stack)) is not False
        ]
        for each in self._all:
            key = Gaps().read(partial(value_key, each, PRINCIPAL))
            self._by_principal.setdefault(key, []).append(each)

    def of(self, assignment: Resource) -> Iterator[Resource]:
        """Yield those that may be to the principal of an assignment, but for itself."""
        key = Gaps().read(partial(value_key, assignment, PRINCIPAL))
        same_or_unknown = [*self._by_principal.get(key, ()), *self._by_principal.get(None, ())]
        for each in self._all if key is None else same_or_unknown:
            if each is not assignment:
                yield each


def meet(left: Resource, right: Resource, path: str, stack: Stack) -> bool:
    """Tell whether the scopes of two resources have something in common: one holds the other.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    known = [each.text(path) for each in (left, right) if not each.is_unknown(path)]
    if len(known) == len((left, right)):
        return is_nested(*known)
    if set(_told(left, path, stack)) & set(_told(right, path, stack)):
        return True
    return some(
        partial(_reaches, one, other, path, stack)
        for one, other in ((left, right), (right, left))
        if other.is_unknown(path)
    )


def _told(holder: Resource, path: str, stack: Stack) -> list[str]:
    """Return the URNs that a scope was made from, without the groups of what else is among them."""
    urns = holder.made_from(path)
    narrow = [urn for urn in urns if stack.token_of(urn) not in {None, RESOURCE_GROUP.token}]
    return narrow or list(urns)


def _reaches(holder: Resource, other: Resource, path: str, stack: Stack) -> bool:
    """Tell whether a scope and what another was made from hold one another."""
    origins = [found for urn in _told(other, path, stack) if (found := stack.of_urn(urn))]
    if not origins:
        raise UnknownInputError(path, other.name)
    tests = [partial(covers, holder, path, origin, stack) for origin in origins]
    within = [partial(_is_in, holder, path, origin) for origin in origins]
    return some([*tests, *within])


def _is_in(holder: Resource, path: str, group: Resource) -> bool:
    """Tell whether a known scope lies in a group."""
    if holder.is_unknown(path) or not group.is_a(RESOURCE_GROUP) or group.arm_name is None:
        return False
    found = parsed(holder.text(path))
    return found is not None and same(found.resource_group or "", group.arm_name)
