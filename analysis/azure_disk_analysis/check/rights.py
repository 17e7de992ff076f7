"""Which role assignments that go leave somebody without a right."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.links import key_of, raw_at
from azure_disk_analysis.deployment import Resource
from azure_disk_facts.resource_types import ROLE_ASSIGNMENT


class Rights:
    """The rights that there are once a change has been carried out."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def is_lost(self, assignment: Resource) -> bool:
        """Tell whether somebody lacks a right afterwards, on something that is still there.

        A right on what the stack does not declare counts: it is there as long as nobody tells.
        """
        values = assignment.properties
        principal = _text(values.get("principalId"))
        if not self._is_used(_text(values.get("scope"))):
            return False
        return not self._has_left(principal) and not self._is_given(assignment)

    def _is_given(self, assignment: Resource) -> bool:
        values = assignment.properties
        principal = _text(values.get("principalId"))
        right = (key_of(_text(values.get("scope"))), _role(assignment))
        # Who gets a right is not known while its identity is still to be made.
        return any(other in {"", principal} for other in self._given.get(right, ()))

    @cached_property
    def _given(self) -> Mapping[tuple[str, str], list[str]]:
        """Principals by scope and role; empty ones are not known yet."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for each in self._change.side_after.of_type(ROLE_ASSIGNMENT):
            principal = _text(each.properties.get("principalId"))
            found[self._scope(each), _role(each)].append(principal)
        return found

    def _scope(self, assignment: Resource) -> str:
        known = _text(assignment.properties.get("scope"))
        declared = self._change.new.get(assignment.urn)
        urns = () if known or declared is None else declared.made_from.get("scope", ())
        links = self._change.side_after.links
        named = links.of_urn(urns[0]) if len(urns) == 1 else None
        return key_of(known if named is None else links.id_of(named))

    def _is_used(self, scope: str) -> bool:
        """Tell whether what a right was given on stays in the stack, or was never in it."""
        found = self._change.by_id.get(key_of(scope))
        if found is None:
            return bool(scope)
        return found.urn in self._change.new or key_of(found.id) in self._declared_ids

    @cached_property
    def _declared_ids(self) -> frozenset[str]:
        return frozenset(key_of(each.id) for each in self._change.after if each.id)

    def _has_left(self, principal: str) -> bool:
        """Tell whether a principal was the identity of something that goes, and of nothing else."""
        owner = self._owners.get(principal)
        return owner is not None and self._change.goes(owner)

    @cached_property
    def _owners(self) -> Mapping[str, Resource]:
        """What has an identity of its own, by the identity's principal."""
        found = (
            (_text(raw_at(each.properties, ("identity", "principalId"))), each)
            for each in self._change.before
        )
        return {principal: each for principal, each in found if principal}


def _text(value: object) -> str:
    return value.lower() if isinstance(value, str) else ""


def _role(assignment: Resource) -> str:
    """Return the GUID of a role, whatever subscription its id names."""
    return _text(assignment.properties.get("roleDefinitionId")).rstrip("/").rpartition("/")[2]
