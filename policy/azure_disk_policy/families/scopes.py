"""Scopes of locks, roles and the like: a resource, what it lies in, or something above groups.

A scope holds for all that lies below it. Where the subscription of a resource is not known, which
is so before it exists, any subscription may be its own and counts.
"""

from collections.abc import Iterator
from functools import partial

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import ArmId
from azure_disk_facts.resource_types import RESOURCE_GROUP, Container, ResourceTypeFacts
from azure_disk_policy.families.logic import every, some
from azure_disk_policy.families.near import named, near, origins_of
from azure_disk_policy.families.scope_ids import is_above_subscriptions, is_within, parsed
from azure_disk_policy.inputs import Gaps, UnknownInputError, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

GROUP = "resourceGroupName"


def covers(holder: Resource, path: str, target: Resource, stack: Stack) -> bool:
    """Tell whether the scope at a path holds for a resource, directly or from above.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    try:
        scope = holder.text(path)
    except UnknownInputError:
        return _made_from(holder, path, target, stack)
    found = parsed(scope)
    if found is None or is_above_subscriptions(found):
        return found is not None
    own = target.path_name("id")
    if own is not None and arm_id.try_parse(own):
        return is_within(own, str(found))
    if found.provider is None:
        return found.resource_group is None or in_group(target, found.resource_group, stack)
    return _is_at_or_below(holder, path, target, stack, found=found)


def _is_at_or_below(
    holder: Resource, path: str, target: Resource, stack: Stack, *, found: ArmId
) -> bool:
    answer = names(found, target)
    if answer is False:
        return False
    return every(
        partial(in_group, target, found.resource_group or "", stack),
        lambda: answer or _made_from(holder, path, target, stack),
    )


def names(scope: ArmId, target: Resource) -> bool | None:
    """Tell whether an id's type and names are those of a resource or of what it is a part of.

    ``None`` stands for too little being known; groups are not compared.
    """
    facts = target.facts
    if facts is None or facts.container is not Container.RESOURCE_GROUP:
        return False
    if not is_within(facts.arm_type, scope.resource_type):
        return False
    own = [*(target.path_name(each) for each in facts.path_inputs[1:-1]), target.arm_name]
    pairs = list(zip(scope.names, own, strict=False))
    if any(right is not None and not same(left, right) for left, right in pairs):
        return False
    return None if any(right is None for _, right in pairs) else True


def _made_from(holder: Resource, path: str, target: Resource, stack: Stack) -> bool:
    """Tell by what a scope was made from whether it holds for a resource."""
    urns = holder.made_from(path)
    origins = origins_of(holder, path, stack)
    narrow = [origin for origin in origins if not origin.is_a(RESOURCE_GROUP)]
    if narrow:
        return some(partial(_is_or_holds, origin, target, stack) for origin in narrow)
    if urns and set(urns) <= {target.urn, *target.made_from(GROUP)}:
        return True
    if not origins or len(origins) < len(urns):
        raise UnknownInputError(path, holder.name)
    return some(partial(_lies_in, target, group, stack) for group in origins)


def _is_or_holds(origin: Resource, target: Resource, stack: Stack) -> bool:
    return origin.urn == target.urn or is_child(target, origin, stack)


def _lies_in(target: Resource, group: Resource, stack: Stack) -> bool:
    urns = target.made_from(GROUP)
    if group.urn in {target.urn, *urns}:
        return True
    if any(stack.token_of(urn) == RESOURCE_GROUP.token for urn in urns):
        return False
    name = group.as_other(lambda: group.text(GROUP))
    return name is not None and in_group(target, name, stack)


def shares_group(holder: Resource, target: Resource, stack: Stack) -> bool:
    """Tell whether two resources lie in one group, or the second is the group of the first.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    try:
        group = holder.text(GROUP)
    except UnknownInputError:
        return _made_from(holder, GROUP, target, stack)
    return group is not None and in_group(target, group, stack)


def in_group(target: Resource, group: str, stack: Stack) -> bool:
    """Tell whether a resource lies in the group of a name, or is that group.

    Raises:
        UnknownInputError: the resource's group is not known, and no dependency tells it.
    """
    own = group_of(target, stack)
    return own is not None and same(own, group)


def group_of(target: Resource, stack: Stack) -> str | None:
    """Return the name of the group a resource lies in; that of a group itself.

    Raises:
        UnknownInputError: it is not known, and no dependency tells it.
    """
    own = arm_id.try_parse(target.path_name("id"))
    if own is not None and own.resource_group is not None:
        return own.resource_group
    try:
        return target.text(GROUP)
    except UnknownInputError:
        groups = [group for group in origins_of(target, GROUP, stack) if group.is_a(RESOURCE_GROUP)]
        if len(groups) != 1 or groups[0].arm_name is None:
            raise UnknownInputError(GROUP, target.name) from None
        return groups[0].arm_name


def is_child(child: Resource, parent: Resource, stack: Stack) -> bool:
    """Tell whether a resource is a part of another, as a backup instance is of its vault.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    path = _parent_input(child.facts, parent.facts)
    if path is None:
        return False
    origins = origins_of(child, path, stack)
    if any(origin.urn == parent.urn for origin in origins):
        return True
    if any(origin.token == parent.token for origin in origins):
        return False
    return every(
        partial(_is_named, child, path, parent),
        *(
            partial(_agree, child, parent, each, stack)
            for each in _above(child.facts, parent.facts)
        ),
        partial(shares_group, child, parent, stack),
    )


def _parent_input(child: ResourceTypeFacts | None, parent: ResourceTypeFacts | None) -> str | None:
    """Return the input of one type that names the resource of another which it is a part of."""
    if child is None or parent is None or not child.arm_type.startswith(f"{parent.arm_type}/"):
        return None
    return child.path_inputs[len(parent.path_inputs) - 1]


def _above(
    child: ResourceTypeFacts | None, parent: ResourceTypeFacts | None
) -> list[tuple[str, str]]:
    """Return the inputs of two types that name what both are a part of, but for the group."""
    if child is None or parent is None:
        return []
    return list(zip(child.path_inputs, parent.path_inputs[:-1], strict=False))[1:]


def _agree(child: Resource, parent: Resource, paths: tuple[str, str], stack: Stack) -> bool:
    """Tell whether an input of each names the same, or is made from the same.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    left, right = (
        _name_at(each, path, stack) for each, path in zip((child, parent), paths, strict=True)
    )
    if left is not None and right is not None:
        return same(left, right)
    if set(child.made_from(paths[0])) & set(parent.made_from(paths[1])):
        return True
    raise UnknownInputError(paths[0], child.name)


def _name_at(holder: Resource, path: str, stack: Stack) -> str | None:
    """Return a name that is part of an id, or of what it is made from; ``None`` while untold."""
    try:
        return holder.text(path) or ""
    except UnknownInputError:
        own = holder.facts.arm_type if holder.facts else ""
        names_made = [
            origin.arm_name
            for origin in origins_of(holder, path, stack)
            if origin.facts is not None and is_within(own, origin.facts.arm_type)
        ]
        return names_made[0] if len(names_made) == 1 else None


def _is_named(child: Resource, path: str, parent: Resource) -> bool:
    name = child.as_other(lambda: child.text(path))
    if parent.arm_name is None:
        raise UnknownInputError(path, parent.name)
    return name is not None and same(name, parent.arm_name)


def parent_of(child: Resource, kind: ResourceTypeFacts, stack: Stack) -> Resource | None:
    """Return the resource of a type that another is a part of, ``None`` when the stack lacks it.

    Raises:
        UnknownInputError: it can't be told which, if any.
    """
    path = _parent_input(child.facts, kind)
    if path is None:
        return None
    made_from = [origin for origin in origins_of(child, path, stack) if origin.is_a(kind)]
    gaps = Gaps()
    found = [
        parent
        for parent in made_from or named(kind, child.text(path), stack)
        if gaps.read(partial(is_child, child, parent, stack))
    ]
    if len(found) > 1:
        raise UnknownInputError(path, child.name)
    if not found:
        gaps.settle()
    return found[0] if found else None


def children_of(
    parent: Resource, kind: ResourceTypeFacts, stack: Stack, gaps: Gaps
) -> Iterator[Resource]:
    """Yield the resources of a type that are a part of another.

    What can't be told yet is noted among the gaps.
    """
    path = _parent_input(kind, parent.facts)
    for child in near(parent, kind, path, stack) if path else ():
        if gaps.read(partial(is_child, child, parent, stack)):
            yield child
