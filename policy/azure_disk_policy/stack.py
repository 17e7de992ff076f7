"""Which resource of a stack an input points to: by literal id, else by dependency, else undecided.

Ids of resources that don't exist yet are unknown in a preview; what an input was *made from* is
known even then, and stands in the resource's property dependencies.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import ArmId
from azure_disk_facts.resource_types import ResourceTypeFacts
from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs, UnknownInputError, same
from azure_disk_policy.resource import Resource

Value = TypeVar("Value")


def _differs(literal: str | None, known: str | None) -> bool:
    return known is not None and not same(literal or "", known)


def _names(target: Resource, facts: ResourceTypeFacts) -> list[str | None]:
    """Return the names in a resource's id as far as they are known, without its group."""
    parents = [name for name in facts.path_inputs[:-1] if name != "resourceGroupName"]
    return [*(target.path_name(parent) for parent in parents), target.arm_name]


def is_id_of(literal: ArmId, target: Resource) -> bool | None:
    """Tell whether an ARM id names a resource; ``None`` when too little of it is known.

    The subscription is not compared: a program's inputs do not hold it.
    """
    facts = target.facts
    if facts is None or not literal.has_type(facts.arm_type):
        return False
    own_id = target.path_name("id")
    if own_id is not None and arm_id.try_parse(own_id):
        return arm_id.same_id(own_id, str(literal))
    group = target.path_name("resourceGroupName")
    names = _names(target, facts)
    pairs = [(literal.resource_group, group), *zip(literal.names, names, strict=False)]
    if any(_differs(left, right) for left, right in pairs):
        return False
    return None if any(right is None for _, right in pairs) else True


class _Pointers:
    """An index of the ids at one path of one type that may name resources of another."""

    def __init__(self, stack: "Stack", key: tuple[str, str, str]) -> None:
        kind, path, target = key
        self._by_name: dict[str, list[Resource]] = {}
        self._by_urn: dict[str, list[Resource]] = {}
        self._loose: list[Resource] = []
        self._all = stack.of_token(kind)
        for source in self._all:
            try:
                literal = arm_id.try_parse(source.text(path))
            except UnknownInputError:
                self._add_unknown(
                    source, [urn for urn in source.made_from(path) if stack.token_of(urn) == target]
                )
            else:
                if literal is not None:
                    self._by_name.setdefault(literal.name.lower(), []).append(source)

    def _add_unknown(self, source: Resource, made_from: list[str]) -> None:
        for urn in made_from:
            self._by_urn.setdefault(urn, []).append(source)
        if not made_from:
            self._loose.append(source)

    def at(self, target: Resource) -> list[Resource]:
        """Return the resources that may point to a target."""
        if target.arm_name is None:
            return self._all
        return [
            *self._by_name.get(target.arm_name.lower(), ()),
            *self._by_urn.get(target.urn, ()),
            *self._loose[:1],
        ]


class Stack:
    """All resources of a stack."""

    def __init__(self, resources: Iterable[Resource] = ()) -> None:
        self.resources: Sequence[Resource] = tuple(resources)
        self._pointers: dict[tuple[str, str, str], _Pointers] = {}
        self._computed: dict[object, Any] = {}

    @cached_property
    def _by_token(self) -> dict[str, list[Resource]]:
        grouped: dict[str, list[Resource]] = {}
        for resource in self.resources:
            grouped.setdefault(resource.token, []).append(resource)
        return grouped

    @cached_property
    def _by_urn(self) -> dict[str, Resource]:
        return {resource.urn: resource for resource in self.resources}

    @cached_property
    def _by_name(self) -> dict[str, dict[str | None, list[Resource]]]:
        """Resources by token and name in lower case; ``None`` where the name is not known."""
        grouped: dict[str, dict[str | None, list[Resource]]] = {}
        for resource in self.resources:
            name = resource.arm_name and resource.arm_name.lower()
            grouped.setdefault(resource.token, {}).setdefault(name, []).append(resource)
        return grouped

    def of_type(self, facts: ResourceTypeFacts) -> list[Resource]:
        """Return the stack's resources of a type, in any API version."""
        return self.of_token(facts.token)

    def of_token(self, token: str) -> list[Resource]:
        """Return the stack's resources of an unversioned Pulumi type."""
        return self._by_token.get(token, [])

    def of_urn(self, urn: str) -> Resource | None:
        """Return the resource of that URN, or ``None`` when the stack lacks it."""
        return self._by_urn.get(urn)

    def token_of(self, urn: str) -> str | None:
        """Return the type of the resource of that URN, or ``None`` when the stack lacks it."""
        found = self.of_urn(urn)
        return found.token if found is not None else None

    def points_to(self, source: Resource, path: str, target: Resource) -> bool:
        """Tell whether the id at a path of one resource is that of another.

        Raises:
            UnknownInputError: the id is unknown and no dependency tells what it was made from.
        """
        try:
            found = source.at(path)
        except UnknownInputError as unknown:
            return self._depends_on(source, unknown.path, target)
        return self.is_target(source, found, target)

    def is_target(self, source: Resource, id_input: Inputs, target: Resource) -> bool:
        """Tell whether an id among the inputs of one resource is that of another.

        Raises:
            UnknownInputError: the id is unknown and no dependency tells what it was made from.
        """
        if id_input.value is UNKNOWN:
            return self._depends_on(source, id_input.path, target)
        literal = arm_id.try_parse(id_input.scalar())
        if literal is None:
            return False
        matches = is_id_of(literal, target)
        return self._depends_on(source, id_input.path, target) if matches is None else matches

    def _depends_on(self, source: Resource, path: str, target: Resource) -> bool:
        urns = source.made_from(path)
        if target.urn in urns:
            return True
        if any(self.token_of(urn) == target.token for urn in urns):
            return False
        raise UnknownInputError(path, source.name)

    def once(self, compute: Callable[["Stack"], Value]) -> Value:
        """Return what a function computes of this stack; it is called only the first time."""
        if compute not in self._computed:
            self._computed[compute] = compute(self)
        found: Value = self._computed[compute]
        return found

    def pointing_at(self, target: Resource, kind: ResourceTypeFacts, path: str) -> list[Resource]:
        """Return the resources of a type whose id at a path may be that of another.

        The list is short, so that judging each of many resources takes no walk over all others;
        :meth:`points_to` says of each whether it is so.
        """
        key = (kind.token, path, target.token)
        if key not in self._pointers:
            self._pointers[key] = _Pointers(self, key)
        return self._pointers[key].at(target)

    def target(self, source: Resource, path: str, kind: ResourceTypeFacts) -> Resource | None:
        """Return the resource of a type that a path names, or ``None`` when the stack lacks it.

        Raises:
            UnknownInputError: it can't be told which, if any.
        """
        try:
            found = source.at(path)
        except UnknownInputError as unknown:
            found = Inputs(UNKNOWN, unknown.path)
        return self.target_at(source, found, kind)

    def target_at(
        self, source: Resource, id_input: Inputs, kind: ResourceTypeFacts
    ) -> Resource | None:
        """Return the resource of a type that an id among the inputs of another names, if any.

        Raises:
            UnknownInputError: it can't be told which, if any.
        """
        gaps = Gaps()
        found = [
            candidate
            for candidate in self._candidates(source, id_input, kind)
            if gaps.read(partial(self.is_target, source, id_input, candidate))
        ]
        if len(found) > 1:
            raise UnknownInputError(id_input.path, source.name)
        if not found:
            gaps.settle()
        return found[0] if found else None

    def _candidates(
        self, source: Resource, id_input: Inputs, kind: ResourceTypeFacts
    ) -> list[Resource]:
        """Return the resources of a type that an id may name."""
        if id_input.value is UNKNOWN:
            made_from = [self._by_urn.get(urn) for urn in source.made_from(id_input.path)]
            known = [item for item in made_from if item is not None and item.is_a(kind)]
            # One is enough to find out that nothing tells which it is.
            return known or self.of_type(kind)[:1]
        literal = arm_id.try_parse(id_input.scalar())
        if literal is None:
            return []
        by_name = self._by_name.get(kind.token, {})
        return [*by_name.get(literal.name.lower(), ()), *by_name.get(None, ())]
