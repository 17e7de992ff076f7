"""Disk accesses and the private endpoints that lead to them."""

from dataclasses import dataclass

import pulumi
from pulumi_azure_native import compute, network, privatedns

from benchmarks.shared import HOME

BLOB_ZONE = "privatelink.blob.core.windows.net"


@dataclass(frozen=True)
class Access:
    """A disk access, and what has to be there before it works."""

    access: compute.DiskAccess
    endpoint: network.PrivateEndpoint


def disk_access(name: str, group: str, subnet_id: str) -> Access:
    """Declare a disk access and its private endpoint."""
    access = compute.DiskAccess(
        f"{name}-access", disk_access_name=name, resource_group_name=group, location=HOME
    )
    endpoint = network.PrivateEndpoint(
        f"{name}-endpoint",
        private_endpoint_name=name,
        resource_group_name=group,
        location=HOME,
        subnet={"id": subnet_id},
        private_link_service_connections=[
            network.PrivateLinkServiceConnectionArgs(
                name=f"{name}-endpoint", private_link_service_id=access.id, group_ids=["disks"]
            )
        ],
    )
    return Access(access, endpoint)


def zone_group(
    name: str,
    group: str,
    made: Access,
    zone_id: pulumi.Input[str],
    *,
    depends_on: list[pulumi.Resource] | None = None,
) -> network.PrivateDnsZoneGroup:
    """Declare what keeps the endpoint's addresses in the zone."""
    return network.PrivateDnsZoneGroup(
        f"{name}-zone-group",
        resource_group_name=group,
        private_endpoint_name=made.endpoint.name,
        private_dns_zone_configs=[
            network.PrivateDnsZoneConfigArgs(name="disks", private_dns_zone_id=zone_id)
        ],
        opts=pulumi.ResourceOptions(depends_on=depends_on),
    )


def blob_zone(group: str, subnet_id: str) -> tuple[privatedns.PrivateZone, pulumi.Resource]:
    """Declare the private DNS zone for exports, linked to the network of a subnet."""
    zone = privatedns.PrivateZone(
        "exports-zone", private_zone_name=BLOB_ZONE, resource_group_name=group, location="global"
    )
    link = privatedns.VirtualNetworkLink(
        "exports-zone-link",
        resource_group_name=group,
        private_zone_name=zone.name,
        location="global",
        registration_enabled=False,
        virtual_network=privatedns.SubResourceArgs(id=subnet_id.rsplit("/", 2)[0]),
    )
    return zone, link
