"""Copies of a snapshot in one or several other regions (rules B10, B11)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from azure_disk_facts.regions import find_region
from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_protection.checks.given import Given, check_imports
from azure_disk_protection.checks.snapshot import copy_problems
from azure_disk_protection.incremental_snapshot import tags_of
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import join, schema_case

_OF_ONE = ("resource_group_name", "location", "snapshot_name", "disk_encryption_set_id")
"""Inputs that only a single copy has; of several, each target has its own."""

_NOT_OF_A_COPY = frozenset({"targets", "wait", "imports", "keep_version_aliases"})


def copies_of(inputs: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return role and inputs of each copy, in the order they are made."""
    shared = {name: value for name, value in inputs.items() if name not in _NOT_OF_A_COPY}
    targets: Mapping[str, Any] | None = inputs.get("targets")
    if targets is None:
        return [("copy", shared)]
    return [
        (
            f"copy-{region}",
            {
                **shared,
                **target,
                "location": region,
                "tags": tags_of(shared.get("tags"), target.get("tags")),
            },
        )
        for region, target in targets.items()
    ]


def copies_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about copies in one or several other regions."""
    given = Given(values, path)
    found = list(_check_places(given))
    if values.get("targets") is None:
        found += copy_problems(values, path)
    for region, target in (values.get("targets") or {}).items():
        if find_region(region) is None:
            allowed = "names of Azure regions, for example northeurope"
            found.append(given.problem("targets", allowed, f"correct {region!r}"))
        else:
            found += _target_problems(values, region, target, path=path)
    found += _check_own_regions(values, path)
    roles = {role: SNAPSHOT.arm_type for role, _ in copies_of(values)}
    return [*found, *check_imports(**roles)(given)]


def _check_own_regions(values: Mapping[str, Any], path: str) -> Iterator[Problem]:
    """An encryption set or a disk access serves its own region: no two targets share one (C5)."""
    seen: dict[tuple[str, str], str] = {}
    for region, target in (values.get("targets") or {}).items():
        given = Given({**values, **target}, join(path, f"targets.{region}"))
        for name in ("disk_encryption_set_id", "disk_access_id"):
            resource = given.arm_id(name)
            if resource is None:
                continue
            first = seen.setdefault((name, str(resource).lower()), region)
            if first != region:
                yield given.problem(
                    name,
                    f"an id in {region}, not the one for {first}",
                    "it serves copies of its own region only, choose another",
                )


def _target_problems(
    values: Mapping[str, Any], region: str, target: Mapping[str, Any], *, path: str
) -> list[Problem]:
    """Return what is wrong with one copy, each at the place where it was given."""
    below = join(path, f"targets.{region}")
    given_for_all = {schema_case(name) for name in values if name not in target}
    found = []
    for problem in copy_problems({**values, **target, "location": region}, below):
        name = problem.path.rsplit(".", 1)[-1]
        place = problem.path
        if name == "location":
            place = below
        elif name in given_for_all:
            place = join(path, name)
        found.append(replace(problem, path=place))
    return found


def _check_places(given: Given) -> Iterator[Problem]:
    targets = given.known("targets")
    if targets is None:
        for name in ("resource_group_name", "location"):
            if not given.has(name):
                yield given.problem(name, "a value, or targets", "say where the copy goes")
        return
    if not targets:
        yield given.problem("targets", "at least one region", "say where the copies go")
    for name in _OF_ONE:
        if given.has(name):
            yield given.problem(
                name, "nothing beside targets", "each target has its own, move it there"
            )
