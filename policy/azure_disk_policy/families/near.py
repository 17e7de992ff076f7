"""Which resources are about the same, without a walk over all of them."""

from dataclasses import dataclass

from azure_disk_facts.resource_types import ResourceTypeFacts
from azure_disk_policy.families.scope_ids import above_groups, parsed
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack


def origins_of(source: Resource, path: str, stack: Stack) -> list[Resource]:
    """Return the resources of the stack that an input was made from."""
    return [found for urn in source.made_from(path) if (found := stack.of_urn(urn)) is not None]


def value_key(source: Resource, path: str) -> str:
    """Return a text that equal values have in common, ids or names; empty where it is absent.

    It is the value, else what that is made from.

    Raises:
        UnknownInputError: it is unknown, and no dependency tells what it is made from.
    """
    try:
        value = source.text(path)
    except UnknownInputError as unknown:
        made_from = source.made_from(path)
        if not made_from:
            raise UnknownInputError(unknown.path, source.name) from None
        return " ".join(sorted(made_from))
    return "" if value is None else f"/{value.strip('/')}".lower()


def near(
    target: Resource,
    kind: ResourceTypeFacts,
    path: str,
    stack: Stack,
    *,
    beside: tuple[str, ...] = (),
) -> list[Resource]:
    """Return the resources of a type whose scope at a path, or name there, may be about another.

    The list is short, so that judging each of many resources takes no walk over all others;
    :func:`azure_disk_policy.families.scopes.covers` and its like say of each whether it is so.

    Args:
        target: the other.
        kind: the type.
        path: where the scope stands, or the name.
        stack: what holds them.
        beside: further inputs, on which it hangs whether one matters at all. Of those of which
            nothing tells what they are about, only one is among the list for equal ones.
    """
    return stack.once(_Indexing(kind.token, path, beside)).at(target)


def named(kind: ResourceTypeFacts, name: str | None, stack: Stack) -> list[Resource]:
    """Return the resources of a type that have a name, or one that is not known yet."""
    by_name = stack.once(_Naming(kind.token))
    return [*by_name.get((name or "").lower(), ()), *by_name.get(None, ())]


@dataclass(frozen=True)
class _Naming:
    """Makes the index of one type by name; equal ones make one."""

    token: str

    def __call__(self, stack: Stack) -> dict[str | None, list[Resource]]:
        found: dict[str | None, list[Resource]] = {}
        for resource in stack.of_token(self.token):
            name = resource.arm_name and resource.arm_name.lower()
            found.setdefault(name, []).append(resource)
        return found


@dataclass(frozen=True)
class _Indexing:
    """Makes the index of one path of one type; equal ones make one."""

    token: str
    path: str
    beside: tuple[str, ...]

    def __call__(self, stack: Stack) -> "_Index":
        return _Index(stack, self)


def _likeness(holder: Resource, paths: tuple[str, ...]) -> str:
    """Return a text that resources have in common whose inputs at some paths are equal."""
    return repr([(holder.at(path).value, holder.made_from(path)) for path in paths])


_ANYWHERE, _UNTOLD = "*", "?"
"""Labels of scopes that may hold for anything, and of those of which nothing tells."""


class _Index:
    """Resources by what their scopes tell: the last name, or the URNs they were made from."""

    def __init__(self, stack: Stack, of: _Indexing) -> None:
        self._stack = stack
        self._all = stack.of_token(of.token)
        self._by_label: dict[str, list[Resource]] = {}
        self._untold: dict[str, Resource] = {}
        """One of those that differ in nothing but their names."""
        for holder in self._all:
            for label in self._labels(holder, of.path):
                self._by_label.setdefault(label, []).append(holder)
                if label == _UNTOLD:
                    self._untold.setdefault(_likeness(holder, of.beside), holder)

    def at(self, target: Resource) -> list[Resource]:
        """Return the resources whose scope may hold for a target, each once."""
        inputs = target.facts.path_inputs if target.facts else ()
        labels = [label for path in inputs for label in self._labels(target, path)]
        if target.arm_name is None or _ANYWHERE in labels or _UNTOLD in labels:
            return self._all
        found = {
            id(holder): holder
            for label in (*labels, target.urn, _ANYWHERE)
            for holder in self._by_label.get(label, ())
        }
        # Of the others, one is enough to find out that nothing tells what it is about.
        return [*found.values(), *self._untold.values()]

    def _labels(self, source: Resource, path: str) -> list[str]:
        try:
            text = source.text(path)
        except UnknownInputError:
            return self._labels_of_origins(source, path)
        found = parsed(text)
        if found is None or text is None:
            return [text.lower()] if text else []
        return [_ANYWHERE] if above_groups(text) else [found.name.lower()]

    def _labels_of_origins(self, source: Resource, path: str) -> list[str]:
        origins = origins_of(source, path, self._stack)
        names = [origin.arm_name.lower() if origin.arm_name else _ANYWHERE for origin in origins]
        return [*source.made_from(path), *(names or [_UNTOLD])]
