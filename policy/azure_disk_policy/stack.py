"""Which resource of a stack an input points to: by literal id, else by dependency, else undecided.

Ids of resources that don't exist yet are unknown in a preview; what an input was *made from* is
known even then, and stands in the resource's property dependencies.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, partial

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import ArmId
from azure_disk_facts.resource_types import ResourceTypeFacts
from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs, UnknownInputError, same
from azure_disk_policy.resource import Resource


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


class Stack:
    """All resources of a stack."""

    def __init__(self, resources: Iterable[Resource] = ()) -> None:
        self.resources: Sequence[Resource] = tuple(resources)

    @cached_property
    def _by_token(self) -> dict[str, list[Resource]]:
        grouped: dict[str, list[Resource]] = {}
        for resource in self.resources:
            grouped.setdefault(resource.token, []).append(resource)
        return grouped

    @cached_property
    def _tokens(self) -> dict[str, str]:
        return {resource.urn: resource.token for resource in self.resources}

    def of_type(self, facts: ResourceTypeFacts) -> list[Resource]:
        """Return the stack's resources of a type, in any API version."""
        return self._by_token.get(facts.token, [])

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
        urns = source.property_dependencies.get(path.split(".", 1)[0].split("[", 1)[0], ())
        if target.urn in urns:
            return True
        if any(self._tokens.get(urn) == target.token for urn in urns):
            return False
        raise UnknownInputError(path, source.name)

    def target(self, source: Resource, path: str, kind: ResourceTypeFacts) -> Resource | None:
        """Return the resource of a type that a path names, or ``None`` when the stack lacks it.

        Raises:
            UnknownInputError: it can't be told which, if any.
        """
        gaps = Gaps()
        found = [
            candidate
            for candidate in self.of_type(kind)
            if gaps.read(partial(self.points_to, source, path, candidate))
        ]
        if len(found) > 1:
            raise UnknownInputError(path, source.name)
        if not found:
            gaps.settle()
        return found[0] if found else None
