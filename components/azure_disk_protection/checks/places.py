"""Regions and subscriptions: what must lie together, and what apart (rules B9, B10, C5, E3)."""

from collections.abc import Iterator

from azure_disk_facts.names import RESOURCE_GROUP_NAME
from azure_disk_facts.regions import Region, find_region, same_region
from azure_disk_protection.checks.given import Check, Given, check_name
from azure_disk_protection.problems import Problem


def region_of(given: Given, name: str = "location") -> Region | None:
    """Return the region an input names, as far as it is known."""
    value = given.text(name)
    return None if value is None else find_region(value)


def check_region(name: str = "location") -> Check:
    """Return a check that an input names an Azure region."""

    def check(given: Given) -> Iterator[Problem]:
        value = given.text(name)
        if value is not None and find_region(value) is None:
            yield given.problem(
                name, "the name of an Azure region, for example westeurope", "correct the name"
            )

    return check


def check_group(name: str = "resource_group_name") -> Check:
    """Return a check that an input is a resource group's name; ids are often given instead."""
    return check_name(name, RESOURCE_GROUP_NAME)


def check_apart(target: str, source: str) -> Check:
    """Return a check that a copy goes to another region (rule B10)."""

    def check(given: Given) -> Iterator[Problem]:
        there, here = given.text(target), given.text(source)
        if there is not None and here is not None and same_region(there, here):
            yield given.problem(
                target,
                f"a region other than the source's, {here}",
                "a cross-region copy needs another region, choose one",
            )
        far, near = region_of(given, target), region_of(given, source)
        if far is not None and near is not None and far.cloud is not near.cloud:
            yield given.problem(
                target,
                f"a region of the source's cloud, {near.cloud.value}",
                "Azure copies nothing from one of its clouds to another, export it instead",
            )

    return check


def check_same_region(left: str, right: str, why: str) -> Check:
    """Return a check that two things lie in one region."""

    def check(given: Given) -> Iterator[Problem]:
        one, other = given.text(left), given.text(right)
        if one is not None and other is not None and not same_region(one, other):
            yield given.problem(left, other, why)

    return check


def check_same_subscription(left: str, right: str, why: str) -> Check:
    """Return a check that two ids lie in one subscription (rules B9, C5, E3)."""

    def check(given: Given) -> Iterator[Problem]:
        one, other = given.arm_id(left), given.arm_id(right)
        if one is None or other is None or one.subscription is None or other.subscription is None:
            return
        if one.subscription.lower() != other.subscription.lower():
            yield given.problem(left, f"an id in subscription {other.subscription}", why)

    return check
