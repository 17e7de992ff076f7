"""What lets the identity of a disk encryption set use its key: roles, or access policies (rule C7).

A vault goes by the one or the other; one that doesn't say may go by either, as its API version has
it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from azure_disk_facts.arm_types.neighbours import ACCESS_POLICY
from azure_disk_facts.encryption import KEY_OPERATIONS_NEEDED, key_address
from azure_disk_facts.key_vaults import ALL_PERMISSIONS, GET_PERMISSION
from azure_disk_facts.resource_types import (
    KEY,
    KEY_VAULT,
    ROLE_ASSIGNMENT,
    ROLE_DEFINITION,
    USER_ASSIGNED_IDENTITY,
)
from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER, role_of_definition
from azure_disk_policy.families.encryption_set import KEY_URL, keys_of
from azure_disk_policy.families.id_lists import reach
from azure_disk_policy.families.identities import USER_IDENTITIES, user_identities
from azure_disk_policy.families.key_vault import RBAC
from azure_disk_policy.families.logic import Test, every, some
from azure_disk_policy.families.near import origins_of
from azure_disk_policy.families.roles import (
    PRINCIPAL,
    ROLE,
    SCOPE,
    assignments_near,
    granted,
    is_on,
    matches,
)
from azure_disk_policy.families.scopes import GROUP, children_of
from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

CONSULTED = (ROLE_ASSIGNMENT, ROLE_DEFINITION, ACCESS_POLICY, USER_ASSIGNED_IDENTITY)
"""Types that tell of grants."""

_DATA_ACTIONS = KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER.data_actions
_PERMISSIONS = {word.lower() for word in (GET_PERMISSION, *KEY_OPERATIONS_NEEDED)}


def may_use_key(encryption_set: Resource, vault: Resource, stack: Stack) -> bool:
    """Tell whether the stack lets the identity of a set get, wrap and unwrap with its key.

    Raises:
        UnknownInputError: nothing is known to, and it can't be told of something.
    """
    gaps = Gaps()
    if any(gaps.read(test) for test in _tests(_Asked(encryption_set, vault, stack), gaps)):
        return True
    gaps.settle()
    return False


@dataclass(frozen=True)
class _Asked:
    """A set, the vault its key is in, and the stack that may let it use the key."""

    encryption_set: Resource
    vault: Resource
    stack: Stack

    def owners(self) -> Iterator[Resource]:
        """Yield what the identities of the set belong to: itself, and user-assigned ones."""
        yield self.encryption_set
        for origin in origins_of(self.encryption_set, USER_IDENTITIES, self.stack):
            if origin.is_a(USER_ASSIGNED_IDENTITY):
                yield origin
        for each in user_identities(self.encryption_set):
            target = partial(
                self.stack.target_at, self.encryption_set, each, USER_ASSIGNED_IDENTITY
            )
            found = Gaps().read(target)
            if found is not None:
                yield found

    def scopes(self) -> Iterator[Resource]:
        """Yield what a role may be assigned on: the vault, and the key, declared or not.

        Raises:
            UnknownInputError: it can't be told which key it is.
        """
        yield self.vault
        keys = keys_of(self.encryption_set, self.stack)
        yield from keys
        address = None if keys else key_address(self.encryption_set.text(KEY_URL) or "")
        if address is not None:
            yield _undeclared(address[1], self.vault)


def _undeclared(key: str, vault: Resource) -> Resource:
    own = vault.path_name("id")
    names = {GROUP: vault.at(GROUP).value, "vaultName": vault.at("vaultName").value, "keyName": key}
    return Resource(
        {**names, "id": f"{own}/keys/{key}"} if own else names,
        token=KEY.token,
        name=vault.name,
        property_dependencies=vault.property_dependencies,
    )


def _tests(asked: _Asked, gaps: Gaps) -> Iterator[Test]:
    by_role = partial(_goes_by, asked.vault, roles=True)
    for assignment in _assignments(asked):
        yield partial(
            every,
            by_role,
            partial(_lets_use_keys, assignment, asked.stack),
            partial(_is_to, assignment, assignment.at(PRINCIPAL), asked),
            partial(_is_on_one, assignment, asked),
        )
    by_policy = partial(_goes_by, asked.vault, roles=False)
    for holder, entry in _entries(asked, gaps):
        yield partial(
            every,
            by_policy,
            partial(holder.as_other, partial(_permits, entry)),
            partial(_is_to, holder, reach(entry, "objectId"), asked),
        )


def _goes_by(vault: Resource, *, roles: bool) -> bool:
    return vault.as_other(partial(vault.boolean, RBAC)) in (roles, None)


def _is_on_one(assignment: Resource, asked: _Asked) -> bool:
    return some(partial(is_on, assignment, scope, asked.stack) for scope in asked.scopes())


def _is_to(holder: Resource, principal: Inputs, asked: _Asked) -> bool:
    """Tell whether a principal is an identity of the set, by what it was made from.

    A principal that is written out may be any identity; what the settings of a vault are made from
    doesn't tell whose each entry is.
    """
    urns = holder.made_from(principal.path)
    if any(owner.urn in urns for owner in asked.owners()):
        return True
    is_open = principal.value is UNKNOWN
    if not is_open and principal.scalar() is None:
        return False
    if urns and all(map(asked.stack.of_urn, urns)) and (is_open or not holder.is_a(KEY_VAULT)):
        return False
    raise UnknownInputError(principal.path, holder.name)


@dataclass
class _Roles:
    """The assignments that may let use keys."""

    by_owner: dict[str, list[Resource]] = field(default_factory=dict)
    """By the URNs their principals were made from."""
    anyones: dict[int, Resource] = field(default_factory=dict)
    """Those whose principals may be anyone, by ``id()``."""
    untold: list[Resource] = field(default_factory=list)
    """Those of them that may be on anything."""


def _roles(stack: Stack) -> _Roles:
    roles = _Roles()
    for assignment in stack.of_type(ROLE_ASSIGNMENT):
        if Gaps().read(partial(_lets_use_keys, assignment, stack)) is False:
            continue
        urns = assignment.made_from(PRINCIPAL)
        for urn in urns:
            roles.by_owner.setdefault(urn, []).append(assignment)
        if not urns or not all(map(stack.of_urn, urns)):
            roles.anyones[id(assignment)] = assignment
            if assignment.is_unknown(SCOPE):
                roles.untold.append(assignment)
    return roles


def _assignments(asked: _Asked) -> Iterator[Resource]:
    """Yield the assignments that may let the set use the key: few of many, some twice."""
    roles = asked.stack.once(_roles)
    for owner in asked.owners():
        yield from roles.by_owner.get(owner.urn, ())
    if roles.anyones:
        for scope in Gaps().read(lambda: list(asked.scopes())) or [asked.vault]:
            near = assignments_near(scope, asked.stack)
            yield from (each for each in near if id(each) in roles.anyones)
    # One is enough to find out that nothing tells.
    yield from roles.untold[:1]


def _lets_use_keys(assignment: Resource, stack: Stack) -> bool:
    definitions = [
        each for each in origins_of(assignment, ROLE, stack) if each.is_a(ROLE_DEFINITION)
    ]
    if definitions:
        return some(partial(_grants, definition) for definition in definitions)
    role = role_of_definition(assignment.as_other(partial(assignment.text, ROLE)) or "")
    allowed = role.data_actions if role else ()
    return all(any(matches(each, needed) for each in allowed) for needed in _DATA_ACTIONS)


def _grants(definition: Resource) -> bool:
    gaps = Gaps()
    if len(granted(definition, _DATA_ACTIONS, gaps, of_data=True)) == len(_DATA_ACTIONS):
        return True
    definition.as_other(gaps.settle)
    return False


def _entries(asked: _Asked, gaps: Gaps) -> Iterator[tuple[Resource, Inputs]]:
    """Yield the entries of the vault's access policies, with what declares each."""
    vault = asked.vault
    inside = partial(vault.items, "properties.accessPolicies")
    for entry in gaps.read(partial(vault.as_other, inside)) or ():
        yield vault, entry
    for policy in children_of(vault, ACCESS_POLICY, asked.stack, gaps):
        yield policy, reach(policy, "policy")


def _permits(entry: Inputs) -> bool:
    gaps = Gaps()
    permissions = gaps.read(partial(entry.items, "permissions.keys")) or []
    words = {(gaps.read(each.scalar) or "").lower() for each in permissions}
    if ALL_PERMISSIONS in words or words >= _PERMISSIONS:
        return True
    gaps.settle()
    return False
