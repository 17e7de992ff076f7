"""Disk accesses and private endpoints (rule A17)."""

from collections.abc import Iterator
from typing import Any

from azure_disk_facts.names import COMPUTE_NAME, NETWORK_NAME
from azure_disk_facts.network import DISK_ACCESS_LINK, PrivateLinkFacts
from azure_disk_facts.resource_types import (
    DISK_ACCESS,
    PRIVATE_DNS_ZONE,
    PRIVATE_DNS_ZONE_GROUP,
    PRIVATE_DNS_ZONE_LINK,
    PRIVATE_ENDPOINT,
    SUBNET,
    VIRTUAL_NETWORK,
)
from azure_disk_protection.checks.given import (
    Check,
    Given,
    check_id,
    check_imports,
    check_name,
    run,
)
from azure_disk_protection.checks.places import check_group, check_region, region_of
from azure_disk_protection.checks.taken_over import check_made
from azure_disk_protection.problems import Problem

ENDPOINT_IMPORTS = {
    "endpoint": PRIVATE_ENDPOINT.arm_type,
    "zone": PRIVATE_DNS_ZONE.arm_type,
    "zone-link": PRIVATE_DNS_ZONE_LINK.arm_type,
    "zone-group": PRIVATE_DNS_ZONE_GROUP.arm_type,
}
"""Children of a private endpoint that may be taken over, by role."""


def check_zone_name(link: PrivateLinkFacts) -> Check:
    """Return a check that an existing zone has the name that clients look in.

    By the cloud of ``location``, as far as that is known.
    """

    def check(given: Given) -> Iterator[Problem]:
        zone, region = given.arm_id("private_dns_zone_id"), region_of(given)
        if zone is None:
            return
        names = list(link.zones.values())
        if region is not None and zone.name.lower() in names:
            names = [link.zones[region.cloud]]
        if zone.name.lower() not in names:
            yield given.problem(
                "private_dns_zone_id",
                f"the id of a zone named {' or '.join(names)}",
                "names are looked up in that zone only, give its id",
            )

    return check


def check_link(given: Given) -> Iterator[Problem]:
    """A new zone that no network is linked to leads nowhere; only a link needs a network."""
    links = given.flag("link_private_dns_zone")
    has_zone = given.has("private_dns_zone_id")
    if links is False and not has_zone:
        yield given.problem(
            "link_private_dns_zone",
            "true for a new zone",
            "nobody would look into it, remove the input or give privateDnsZoneId",
        )
    if given.has("virtual_network_id") and has_zone and not links:
        yield given.problem(
            "virtual_network_id",
            "nothing, unless linkPrivateDnsZone is true",
            "set linkPrivateDnsZone to true or remove the network",
        )


def endpoint_checks(link: PrivateLinkFacts) -> tuple[Check, ...]:
    """Return the checks of a private endpoint to that kind of resource."""
    return (
        check_id("subnet_id", SUBNET.arm_type),
        check_id("virtual_network_id", VIRTUAL_NETWORK.arm_type),
        check_id("private_dns_zone_id", PRIVATE_DNS_ZONE.arm_type),
        check_zone_name(link),
        check_link,
        check_group("network_resource_group_name"),
        check_region("network_location"),
        check_name("endpoint_name", NETWORK_NAME),
        check_name("network_interface_name", NETWORK_NAME),
    )


def check_access_place(given: Given) -> Iterator[Problem]:
    """A disk access that exists is not named anew."""
    for name in ("disk_access_name", "edge_zone"):
        if given.has("disk_access_id") and given.has(name):
            yield given.problem(
                name, "nothing beside diskAccessId", "the disk access exists, remove it"
            )


def made_of_endpoint(given: Given, prefix: str = "") -> dict[str, bool]:
    """Tell which children a private endpoint has beside itself, by role."""
    has_zone = given.has("private_dns_zone_id")
    links = given.flag("link_private_dns_zone")
    return {
        f"{prefix}zone": not has_zone,
        f"{prefix}zone-link": not has_zone if links is None else links,
    }


def _made(given: Given) -> dict[str, bool]:
    return {"access": not given.has("disk_access_id"), **made_of_endpoint(given)}


DISK_ACCESS_CHECKS: tuple[Check, ...] = (
    check_group(),
    check_region(),
    check_name("disk_access_name", COMPUTE_NAME),
    check_id("disk_access_id", DISK_ACCESS.arm_type),
    check_access_place,
    *endpoint_checks(DISK_ACCESS_LINK),
    check_imports(access=DISK_ACCESS.arm_type, **ENDPOINT_IMPORTS),
    check_made(_made),
)


def disk_access_problems(values: dict[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a disk access and its endpoint."""
    return run(DISK_ACCESS_CHECKS, values, path)
