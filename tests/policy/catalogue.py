"""The rule catalogue's own cases, as they are published with it (``policy-cases.json``)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from azure_disk_facts.resource_types import unversioned_token
from azure_disk_policy.inputs import plain
from azure_disk_policy.resource import Options, Resource
from tests.policy.samples import urn_of

CASES = Path(__file__).with_name("policy-cases.json")


@dataclass(frozen=True)
class Case:
    """Resources, and whether a rule must find anything wrong with one of them."""

    id: str
    rule: str
    fails: bool
    resources: Sequence[Mapping[str, Any]]
    """``type``, ``name`` and ``props``; ``opts`` and ``propertyDependencies`` where they matter."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    previous: Sequence[Mapping[str, Any]] = ()


def catalogue() -> list[Case]:
    """Return all cases."""
    return [_case(each) for each in json.loads(CASES.read_text(encoding="utf-8"))]


def _case(given: Mapping[str, Any]) -> Case:
    alone = {"name": "subject", **{key: given.get(key, {}) for key in ("type", "props", "opts")}}
    return Case(
        given["id"],
        given["rule"],
        given["expect"] == "fail",
        given.get("resources", [alone]),
        given.get("config", {}),
        given.get("previous", ()),
    )


def resource(given: Mapping[str, Any]) -> Resource:
    """Return a case's resource as rules see it."""
    dependencies = given.get("propertyDependencies", {})
    opts = given.get("opts", {})
    return Resource(
        plain(given["props"]),
        token=unversioned_token(given["type"]),
        name=given["name"],
        urn=urn_of(given["name"]),
        options=Options(
            protect=bool(opts.get("protect")), retain_on_delete=bool(opts.get("retainOnDelete"))
        ),
        property_dependencies={
            key: tuple(urn_of(name) for name in names) for key, names in dependencies.items()
        },
    )
