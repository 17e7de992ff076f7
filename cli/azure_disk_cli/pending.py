"""Operations that a killed run left unfinished in the state.

The engine writes down each creation before it asks Azure for it. Killed in between, it cannot know
whether Azure has done it. Here such a resource is put into the state under the id its inputs make
up; the refresh that must follow reads it from Azure, or drops it when it is not there. Nothing is
created twice, nothing is lost.
"""

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from azure_disk_cli.subscriptions import named_subscription
from azure_disk_facts.input_ids import id_from_inputs
from azure_disk_facts.resource_types import BY_TOKEN, unversioned_token

_CREATING = "creating"
_IMPORTING = "importing"


@dataclass(frozen=True)
class Settled:
    """A deployment without pending operations."""

    deployment: Mapping[str, Any]
    looked_up: tuple[str, ...]
    """Names of the resources whose creation may or may not have happened."""
    dropped: tuple[str, ...]
    """Names of the resources whose other operations were unfinished, or whose id is unknown."""

    inputs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What the unfinished creations asked for, by URN."""

    @property
    def has_changed(self) -> bool:
        """Whether there was anything to settle."""
        return bool(self.looked_up or self.dropped)


def settle(deployment: Mapping[str, Any], subscription_of: Callable[[str], str]) -> Settled:
    """Return the deployment with its pending operations settled; a refresh must follow.

    ``subscription_of`` returns the subscription that a provider works in, by the one that it
    names; empty where it names none.
    """
    result = copy.deepcopy(dict(deployment))
    operations = result.pop("pending_operations", None) or []
    rows = result.setdefault("resources", []) if operations else result.get("resources", [])
    looked_up: list[str] = []
    dropped: list[str] = []
    inputs: dict[str, Mapping[str, Any]] = {}
    known = {(row["urn"], str(row.get("id", "")).lower()) for row in rows or []}
    for operation in operations:
        row = operation.get("resource") or {}
        name = str(row.get("urn", "")).rsplit("::", 1)[-1]
        arm_id = _id_of(operation, rows, subscription_of)
        if arm_id is None:
            dropped.append(name)
            continue
        looked_up.append(name)
        inputs[row["urn"]] = row.get("inputs") or {}
        if (row["urn"], arm_id.lower()) not in known:
            known.add((row["urn"], arm_id.lower()))
            _supersede(rows, row["urn"])
            rows.append({**row, "id": arm_id, "outputs": row.get("outputs") or {}})
    return Settled(result, tuple(looked_up), tuple(dropped), inputs)


def with_inputs(
    deployment: Mapping[str, Any], inputs: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Any]:
    """Return a refreshed deployment in which the resources have the inputs they were made with.

    A refresh can only guess the inputs of a resource whose outputs the state never had, from what
    Azure shows. The guess would be updated away by the next run, for nothing.
    """
    rows = [
        {**row, "inputs": inputs[row["urn"]]} if row["urn"] in inputs else row
        for row in deployment.get("resources") or []
    ]
    return {**deployment, "resources": rows}


def _id_of(
    operation: Mapping[str, Any],
    rows: Iterable[Mapping[str, Any]],
    subscription_of: Callable[[str], str],
) -> str | None:
    row = operation.get("resource") or {}
    if operation.get("type") not in (_CREATING, _IMPORTING) or not row.get("custom"):
        return None
    if row.get("id"):
        return str(row["id"])
    facts = BY_TOKEN.get(unversioned_token(str(row.get("type", ""))))
    named = named_subscription(_provider_inputs(row, rows))
    if facts is None or named is None:
        return None
    return id_from_inputs(facts, row.get("inputs") or {}, subscription_of(named))


def _provider_inputs(
    row: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]
) -> Mapping[str, Any]:
    urn, _, provider_id = str(row.get("provider", "")).rpartition("::")
    found = (each for each in rows if each["urn"] == urn and each.get("id") == provider_id)
    return next((each.get("inputs") or {} for each in found), {})


def _supersede(rows: list[dict[str, Any]], urn: str) -> None:
    """Leave what the unfinished creation was to replace to be deleted by the next run."""
    for row in rows:
        if row["urn"] == urn:
            row["delete"] = True
