"""Ids that stand within lists of a resource; :meth:`Stack.pointing_at` finds those that do not."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from azure_disk_facts import arm_id
from azure_disk_policy.families.logic import every, some
from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack


@dataclass(frozen=True)
class Pointer:
    """An id among the inputs of a resource."""

    source: Resource
    id_input: Inputs
    counts: Callable[[], bool]
    """Tells whether it matters at all.

    Raises:
        UnknownInputError: that is not known yet.
    """


class Pointers:
    """An index of ids, so that asking of each of many resources takes no walk over all of them."""

    def __init__(self, stack: Stack, token: str, pointers: Iterable[Pointer]) -> None:
        self._stack = stack
        self._all = [pointer for pointer in pointers if Gaps().read(pointer.counts) is not False]
        self._by_name: dict[str, list[Pointer]] = {}
        self._by_urn: dict[str, list[Pointer]] = {}
        self._loose: list[Pointer] = []
        for pointer in self._all:
            if pointer.id_input.value is UNKNOWN:
                self._add_unknown(pointer, token)
                continue
            literal = arm_id.try_parse(pointer.id_input.scalar())
            if literal is not None:
                self._by_name.setdefault(literal.name.lower(), []).append(pointer)

    def _add_unknown(self, pointer: Pointer, token: str) -> None:
        urns = pointer.source.made_from(pointer.id_input.path)
        made_from = [urn for urn in urns if self._stack.token_of(urn) == token]
        for urn in made_from:
            self._by_urn.setdefault(urn, []).append(pointer)
        if not made_from:
            self._loose.append(pointer)

    def lead_to(self, target: Resource) -> bool:
        """Tell whether one of the ids is a resource's.

        Raises:
            UnknownInputError: none is known to be, and it can't be told of one.
        """
        return some(
            partial(
                every,
                partial(self._stack.is_target, pointer.source, pointer.id_input, target),
                partial(pointer.source.as_other, pointer.counts),
            )
            for pointer in self._at(target)
        )

    def _at(self, target: Resource) -> list[Pointer]:
        if target.arm_name is None:
            return self._all
        return [
            *self._by_name.get(target.arm_name.lower(), ()),
            *self._by_urn.get(target.urn, ()),
            # One is enough to find out that nothing tells which it is.
            *self._loose[:1],
        ]


def reach(inputs: Inputs, path: str) -> Inputs:
    """Return what stands at a path; an unknown on the way there, with its own path."""
    try:
        return inputs.at(path)
    except UnknownInputError as unknown:
        return Inputs(UNKNOWN, unknown.path)


def objects(found: Iterable[Inputs]) -> list[Inputs]:
    """Return the elements of a list that are objects, or may be; others say nothing."""
    return [each for each in found if each.value is UNKNOWN or isinstance(each.value, Mapping)]


def elements(inputs: Inputs, path: str) -> list[Inputs]:
    """Return the elements of the list at a path; what is unknown of it is one unknown element."""
    found = reach(inputs, path)
    return [found] if found.value is UNKNOWN else inputs.items(path)
