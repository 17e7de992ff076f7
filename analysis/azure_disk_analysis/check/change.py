"""A change to a stack: its resources before and after, and what becomes of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from azure_disk_analysis.check.links import key_of
from azure_disk_analysis.check.report import Position, Subject
from azure_disk_analysis.check.side import Side, side_after, side_before
from azure_disk_analysis.deployment import Resource
from azure_disk_analysis.estate import Estate, read_deployed_estate
from azure_disk_facts.arm_id import try_parse
from azure_disk_facts.resource_types import RESOURCE_GROUP, ResourceTypeFacts


class Action(str, Enum):
    """What becomes of a resource."""

    CREATE = "create"
    UPDATE = "update"
    REPLACE = "replace"
    """Deleted, and made anew under its name."""
    DELETE = "delete"
    FORGET = "forget"
    """Left in Azure (``retainOnDelete``); the stack no longer knows it."""


@dataclass(frozen=True)
class Step:
    """What becomes of one resource; resources that stay as they are have none."""

    urn: str
    action: Action
    because: tuple[str, ...] = ()
    """Inputs that differ; for a replacement those that can't be changed in place."""


class Pair(NamedTuple):
    """A resource before and after; ``None``: it is not there."""

    shown: Resource
    """How a report names it: as it is declared now, where it is."""
    old: Resource | None
    new: Resource | None


@dataclass(frozen=True)
class Change:
    """Everything a change does. Unknown inputs hold Pulumi's marks (``facts.wire``)."""

    before: tuple[Resource, ...]
    """As the last deployment left them; outputs hold ARM ids and what Azure fills in."""
    after: tuple[Resource, ...]
    """As the program declares them; ids and outputs are those of ``before`` where a resource
    stays, else empty."""
    steps: Mapping[str, Step] = field(default_factory=dict)
    """By URN (by the old one for what goes)."""
    positions: Mapping[str, Position] = field(default_factory=dict)
    """By URN: the line of the user's own program."""

    @cached_property
    def old(self) -> dict[str, Resource]:
        """The resources before, by URN."""
        return {each.urn: each for each in self.before}

    @cached_property
    def by_id(self) -> dict[str, Resource]:
        """The resources before, by ARM id in lower case."""
        return {key_of(each.id): each for each in self.before if each.id}

    @cached_property
    def estate(self) -> Estate:
        """Disks and what protects them, before."""
        return read_deployed_estate(self.before)

    @cached_property
    def new(self) -> dict[str, Resource]:
        """The resources after, by URN."""
        return {each.urn: each for each in self.after}

    def goes(self, resource: Resource) -> bool:
        """Tell whether Azure deletes a resource of before: by itself, or with its group."""
        return self._is_deleted(resource) or self.group_of(resource) in self._groups_that_go

    @staticmethod
    def group_of(resource: Resource) -> str:
        """Return the id of the group that a resource lies in, in lower case; empty: in none."""
        parsed = try_parse(resource.id)
        return key_of(parsed.resource_group_id) if parsed is not None and parsed.names else ""

    def _is_deleted(self, resource: Resource) -> bool:
        step = self.steps.get(resource.urn)
        if step is None or resource.retain_on_delete:
            return False
        return step.action in {Action.DELETE, Action.REPLACE}

    @cached_property
    def _groups_that_go(self) -> frozenset[str]:
        groups = (each for each in self.before if each.token == RESOURCE_GROUP.token)
        return frozenset(key_of(each.id) for each in groups if each.id and self._is_deleted(each))

    @cached_property
    def left(self) -> tuple[Resource, ...]:
        """What Azure keeps although the program declares it no longer."""
        declared = {key_of(each.id) for each in self.after if each.id}
        return tuple(
            each
            for each in self.before
            if each.id
            and each.urn not in self.new
            and key_of(each.id) not in declared
            and each.urn in self.steps
            and not self.goes(each)
        )

    @cached_property
    def side_before(self) -> Side:
        """What there is in Azure before."""
        return side_before(self.before)

    @cached_property
    def side_after(self) -> Side:
        """What there is in Azure once the change has been carried out."""
        return side_after(self.before, self.after, self.left)

    def pairs(self, facts: ResourceTypeFacts) -> Iterator[Pair]:
        """Yield the resources of a type before and after, each beside what it was.

        What has another URN now is known by its id. What is made anew under the name of something
        that goes, without being its replacement, is something else.
        """
        by_urn = {each.urn: each for each in self.side_before.of_type(facts)}
        by_id = {key_of(each.id): each for each in by_urn.values()}
        left = dict(by_urn)
        for new in self.side_after.of_type(facts):
            key = key_of(new.id)
            known = None if key in self.side_after.made else by_id.get(key)
            old = known or by_urn.get(new.urn)
            if old is not None:
                left.pop(old.urn, None)
            yield Pair(new, old, new)
        yield from (Pair(each, each, None) for each in left.values())

    def subject(self, resource: Resource) -> Subject:
        """Return how a report names a resource; its line is that of the nearest ancestor's."""
        return Subject(
            urn=resource.urn,
            name=resource.logical_name,
            type=resource.token,
            position=self._position(resource.urn),
        )

    def _position(self, urn: str) -> Position | None:
        seen: set[str] = set()
        while urn and urn not in seen:
            if urn in self.positions:
                return self.positions[urn]
            seen.add(urn)
            found = self.new.get(urn) or self.old.get(urn)
            urn = found.parent if found is not None else ""
        return None
