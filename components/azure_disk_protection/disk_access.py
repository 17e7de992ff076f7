"""``DiskAccess``: the one private way out for the data of disks and snapshots."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.disks import EDGE_ZONE
from azure_disk_facts.network import DISK_ACCESS_LINK
from azure_disk_protection.checks.disk_access import disk_access_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    imported,
)
from azure_disk_protection.private_endpoint import (
    DeclaredEndpoint,
    EndpointTarget,
    declare_private_endpoint,
)
from azure_disk_protection.typed import NotRequired, TypedDict


class DiskAccessArgs(TypedDict):
    """Inputs of a disk access with its private endpoint and DNS zone."""

    resource_group_name: pulumi.Input[str]
    """Resource group of the disk access."""
    location: pulumi.Input[str]
    """Azure region, that of the disks and snapshots."""
    subnet_id: pulumi.Input[str]
    """Id of the subnet that exports go through: the endpoint gets its address there."""
    disk_access_name: NotRequired[pulumi.Input[str]]
    """Name of the disk access. Omitted: made from the resource's name."""
    disk_access_id: NotRequired[pulumi.Input[str]]
    """Id of a disk access that exists and gets this endpoint. Omitted: one is made."""
    edge_zone: NotRequired[pulumi.Input[str]]
    """Edge zone of the region the disk access lies in. Omitted: the region itself."""
    private_dns_zone_id: NotRequired[pulumi.Input[str]]
    """Id of an existing private DNS zone for blobs; a network takes one of that name only.
    Omitted: a zone is made."""
    link_private_dns_zone: NotRequired[bool]
    """Whether the zone is linked to the endpoint's network. Omitted: a new zone is linked, an
    existing one is linked already."""
    virtual_network_id: NotRequired[pulumi.Input[str]]
    """Id of the network the zone is linked to. Omitted: the network of the subnet."""
    network_resource_group_name: NotRequired[pulumi.Input[str]]
    """Resource group of endpoint and zone. Omitted: that of the disk access."""
    network_location: NotRequired[pulumi.Input[str]]
    """Azure region of the subnet. Omitted: that of the disk access."""
    endpoint_name: NotRequired[pulumi.Input[str]]
    """Name of the endpoint. Omitted: made from the resource's name."""
    network_interface_name: NotRequired[pulumi.Input[str]]
    """Name of the endpoint's network interface. Omitted: Azure makes one up."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of everything that is made here. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the disk access. Omitted: it does not, it holds no data."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``access``, ``endpoint``, ``zone``,
    ``zone-link``, ``zone-group``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class DiskAccess(pulumi.ComponentResource):
    """A disk access, the private endpoint that leads to it and the DNS zone that leads there.

    Disks and snapshots that take ``diskAccessId`` with ``AllowPrivate`` are exported and uploaded
    through this endpoint only.
    """

    disk_access_id: pulumi.Output[str]
    """Id of the disk access; known once the endpoint is there and its names resolve."""
    private_endpoint_id: pulumi.Output[str]
    """Id of the private endpoint."""
    private_dns_zone_id: pulumi.Output[str]
    """Id of the private DNS zone, for further disk accesses of the network."""

    def __init__(
        self, name: str, args: DiskAccessArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare disk access, endpoint and zone, as far as they do not exist.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(DiskAccessArgs, args, disk_access_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:DiskAccess", name, None, options)
            access_id = _access_id(name, inputs, self)
            endpoint = _endpoint(name, inputs, access_id, parent=self)
            self.disk_access_id = _ready(access_id, endpoint)
            self.private_endpoint_id = endpoint.endpoint_id
            self.private_dns_zone_id = endpoint.zone_id
        self.register_outputs(
            {
                "diskAccessId": self.disk_access_id,
                "privateEndpointId": self.private_endpoint_id,
                "privateDnsZoneId": self.private_dns_zone_id,
            }
        )


def _access_id(name: str, inputs: Mapping[str, Any], parent: pulumi.Resource) -> pulumi.Output[str]:
    if inputs.get("disk_access_id") is not None:
        return pulumi.Output.from_input(inputs["disk_access_id"])
    edge_zone = inputs.get("edge_zone")
    access = compute.DiskAccess(
        f"{name}-access",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        disk_access_name=inputs.get("disk_access_name"),
        extended_location=None if edge_zone is None else {"name": edge_zone, "type": EDGE_ZONE},
        tags=inputs.get("tags"),
        opts=child_options(
            parent, protect=inputs.get("protect"), import_id=imported(inputs, "access")
        ),
    )
    return access.id


def _endpoint(
    name: str,
    inputs: Mapping[str, Any],
    access_id: pulumi.Output[str],
    *,
    parent: pulumi.Resource,
) -> DeclaredEndpoint:
    target = EndpointTarget(
        access_id, DISK_ACCESS_LINK, inputs["resource_group_name"], inputs["location"]
    )
    return declare_private_endpoint(
        name, inputs, target, parent=parent, imports=inputs.get("imports")
    )


def _ready(access_id: pulumi.Output[str], endpoint: DeclaredEndpoint) -> pulumi.Output[str]:
    """Return the id once the endpoint works: whoever uses it waits for all that is needed."""
    ids = [each.urn for each in endpoint.needed]
    return pulumi.Output.all(access_id, *ids).apply(lambda known: str(known[0]))
