"""Which resource an input of another names: by its id, else by what the input was made from.

Ids of resources that don't exist yet are unknown in a preview. What an input was made from is known
even then; of several such resources none is taken, unless the rest can't be it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from azure_disk_analysis.deployment import Resource
from azure_disk_facts.arm_id import try_parse
from azure_disk_facts.input_ids import id_from_inputs
from azure_disk_facts.resource_types import SNAPSHOT, ResourceTypeFacts
from azure_disk_facts.wire import UNKNOWN_TEXT, UNKNOWN_TEXTS

_NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
_GROUPS = "/resourcegroups/"


def is_unknown(value: object) -> bool:
    """Tell whether a value is not known yet, or a text that holds such a one."""
    return isinstance(value, str) and (value in UNKNOWN_TEXTS or UNKNOWN_TEXT in value)


def raw_at(values: object, path: Sequence[str]) -> Any:
    """Return what stands at a path; what stands above it where that is not known."""
    for step in path:
        # Most are dictionaries, which are told apart faster than mappings at large.
        if not isinstance(values, dict | Mapping):
            return values if is_unknown(values) else None
        values = values.get(step)
    return values


def key_of(arm_id: str) -> str:
    """Return an id as mappings hold it: in lower case, without a slash at the end (rule 0.5)."""
    return arm_id.rstrip("/").lower()


class Links:
    """The resources of one side of a change, by all that inputs name them by.

    Args:
        resources: all that there is; ids of what is to be made are empty.
        beside: others, whose ids may tell the subscription.
    """

    def __init__(self, resources: Iterable[Resource], beside: Iterable[Resource] = ()) -> None:
        self._resources = tuple(resources)
        self._by_urn = {each.urn: each for each in self._resources}
        ids = (each.id for each in chain(self._resources, beside))
        written = (text for each in self._resources for text in _texts(each.inputs))
        # Else it is in what a new program names, such as a group of somebody else's.
        self._subscription = next(_subscriptions(chain(ids, written)), _NO_SUBSCRIPTION)
        self._ids = {each.urn: each.id or self._planned_id(each) for each in self._resources}
        self._by_id: dict[str, Resource] = {}
        self._to_be: dict[str, list[Resource]] = defaultdict(list)
        for each in self._resources:
            if each.id:
                self._by_id[key_of(each.id)] = each
            else:
                self._to_be[_tail(self._ids[each.urn])].append(each)

    def _planned_id(self, resource: Resource) -> str:
        facts = resource.facts
        planned = facts and id_from_inputs(facts, resource.inputs, self._subscription)
        # What has no name yet is known by its URN.
        return planned or resource.urn

    def id_of(self, resource: Resource) -> str:
        """Return a resource's id, the one that it will get, or its URN where nobody can tell."""
        return self._ids[resource.urn]

    def of_urn(self, urn: str) -> Resource | None:
        """Return the resource of that URN."""
        return self._by_urn.get(urn)

    def target(
        self, source: Resource, path: Sequence[str], kinds: Sequence[ResourceTypeFacts]
    ) -> Resource | None:
        """Return the resource of one of some types whose id stands at a path, if it can be told.

        Args:
            source: whose input it is.
            path: within the inputs, the ``properties`` envelope left out.
            kinds: the types that may be named there.
        """
        facts = source.facts
        is_enveloped = facts is not None and facts.keeps_properties
        whole = ("properties", *path) if is_enveloped else path
        value = raw_at(source.inputs, whole)
        if is_unknown(value):
            return self._made_from(source, whole[0], kinds)
        return self._named(value, kinds) if isinstance(value, str) else None

    def copied(self, copy: Resource, path: Sequence[str]) -> Resource | None:
        """Return the snapshot that a copy in another region is made from, if it can be told.

        Copies of one disk wait for one another, so that a copy depends on others too.
        """
        value = raw_at(copy.inputs, path)
        if not is_unknown(value):
            return self._named(value, [SNAPSHOT]) if isinstance(value, str) else None
        found = self._sources(copy, path[0])
        return found[0] if len(found) == 1 else None

    def _named(self, text: str, kinds: Sequence[ResourceTypeFacts]) -> Resource | None:
        tokens = {facts.token for facts in kinds}
        found = self._by_id.get(key_of(text))
        if found is not None:
            return found if found.token in tokens else None
        # A program's inputs don't tell the subscription, so it is not compared.
        to_be = [each for each in self._to_be.get(_tail(text), ()) if each.token in tokens]
        return to_be[0] if len(to_be) == 1 else None

    def all_made_from(
        self, source: Resource, name: str, kinds: Collection[ResourceTypeFacts]
    ) -> list[Resource]:
        """Return the resources of some types that an input at the top was made from.

        Where nobody tells that of each input, it is all that the resource depends on.
        """
        tokens = {facts.token for facts in kinds}
        urns = source.made_from.get(name) or sorted(source.needs)
        return [
            found
            for urn in dict.fromkeys(urns)
            if (found := self._by_urn.get(urn)) is not None and found.token in tokens
        ]

    def _made_from(
        self, source: Resource, name: str, kinds: Sequence[ResourceTypeFacts]
    ) -> Resource | None:
        for facts in kinds:
            found = self.all_made_from(source, name, [facts])
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _sources(self, copy: Resource, name: str) -> list[Resource]:
        found = self.all_made_from(copy, name, [SNAPSHOT])
        region = copy.inputs.get("location")
        # What lies in the copy's own region can't be its source.
        left = [each for each in found if each.inputs.get("location") != region] or found
        urns = {each.urn for each in left}
        # Of a snapshot and a copy of it, the copy is what is waited for.
        firsts = [
            each
            for each in left
            if urns.isdisjoint(other.urn for other in self.all_made_from(each, name, [SNAPSHOT]))
        ]
        return firsts or left


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)


def _subscriptions(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        parsed = try_parse(text) if text.startswith("/") else None
        if parsed is not None and parsed.subscription is not None:
            yield parsed.subscription


def _tail(text: str) -> str:
    """Return an id without its subscription."""
    lowered = key_of(text)
    return lowered.partition(_GROUPS)[2] or lowered
