"""Private endpoints with their DNS: of disk accesses and key vaults (rule A17)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import authorization, network, privatedns

from azure_disk_facts.arm_id import lies_in, parse
from azure_disk_facts.network import PRIVATE_DNS_LOCATION, PrivateLinkFacts
from azure_disk_facts.regions import AzureCloud, find_region
from azure_disk_protection.children import child_options, given_or, imported
from azure_disk_protection.problems import Problem, raise_if_any
from azure_disk_protection.typed import NotRequired, TypedDict


class PrivateEndpointArgs(TypedDict):
    """A private endpoint, and the private DNS zone in which names lead to it."""

    subnet_id: pulumi.Input[str]
    """Id of the subnet the endpoint gets its address from."""
    private_dns_zone_id: NotRequired[pulumi.Input[str]]
    """Id of an existing private DNS zone of the right name. Omitted: a zone is made."""
    link_private_dns_zone: NotRequired[bool]
    """Whether the zone is linked to the endpoint's network. Omitted: a new zone is linked, an
    existing one is linked already."""
    virtual_network_id: NotRequired[pulumi.Input[str]]
    """Id of the network the zone is linked to. Omitted: the network of the subnet."""
    network_resource_group_name: NotRequired[pulumi.Input[str]]
    """Resource group of endpoint and zone. Omitted: that of what the endpoint leads to."""
    network_location: NotRequired[pulumi.Input[str]]
    """Azure region of the subnet. Omitted: that of what the endpoint leads to."""
    endpoint_name: NotRequired[pulumi.Input[str]]
    """Name of the endpoint. Omitted: made from the resource's name."""
    network_interface_name: NotRequired[pulumi.Input[str]]
    """Name of the endpoint's network interface. Omitted: Azure makes one up."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of endpoint, zone and link. Omitted: none."""


@dataclass(frozen=True)
class EndpointTarget:
    """What a private endpoint leads to."""

    id: pulumi.Input[str]
    link: PrivateLinkFacts
    resource_group_name: pulumi.Input[str]
    location: pulumi.Input[str]


@dataclass(frozen=True)
class DeclaredEndpoint:
    """What was declared of a private endpoint."""

    endpoint_id: pulumi.Output[str]
    zone_id: pulumi.Output[str]
    needed: list[pulumi.Resource]
    """All that has to be there before names lead to the endpoint: to depend on."""


def declare_private_endpoint(
    name: str,
    inputs: Mapping[str, Any],
    target: EndpointTarget,
    *,
    parent: pulumi.Resource,
    role: str = "",
    imports: Mapping[str, str] | None = None,
    depends_on: Sequence[pulumi.Resource] | None = None,
) -> DeclaredEndpoint:
    """Declare endpoint, zone, link and zone group from checked :class:`PrivateEndpointArgs`.

    Children are ``{name}-{role}endpoint``, ``-{role}zone``, ``-{role}zone-link`` and
    ``-{role}zone-group``; ``imports`` are the component's ids to take over, by these roles.
    """
    making = _Making(name, inputs, target, parent, role, imports)
    endpoint = making.endpoint(depends_on)
    zone_id, made = making.zone()
    group = making.zone_group(endpoint, zone_id, made)
    return DeclaredEndpoint(endpoint.id, zone_id, [endpoint, *made, group])


@dataclass(frozen=True)
class _Making:
    """What the children of one endpoint are made from."""

    name: str
    inputs: Mapping[str, Any]
    target: EndpointTarget
    parent: pulumi.Resource
    role: str
    imports: Mapping[str, str] | None

    def endpoint(self, depends_on: Sequence[pulumi.Resource] | None) -> "network.PrivateEndpoint":
        """Declare the endpoint; the connection is approved by itself."""
        name = self._child("endpoint")
        connection: network.PrivateLinkServiceConnectionArgsDict = {
            "name": name,
            "private_link_service_id": self.target.id,
            "group_ids": [self.target.link.group_id],
        }
        return network.PrivateEndpoint(
            name,
            resource_group_name=self._group,
            location=given_or(self.inputs.get("network_location"), self.target.location),
            private_endpoint_name=self.inputs.get("endpoint_name"),
            custom_network_interface_name=self.inputs.get("network_interface_name"),
            subnet={"id": self.inputs["subnet_id"]},
            private_link_service_connections=[connection],
            tags=self.inputs.get("tags"),
            opts=self._options("endpoint", depends_on),
        )

    def zone(self) -> tuple[pulumi.Output[str], list[pulumi.Resource]]:
        """Return the zone's id, and zone and link as far as they are made here."""
        existing = self.inputs.get("private_dns_zone_id")
        made: list[pulumi.Resource] = []
        if existing is None:
            zone = self._new_zone()
            zone_id = zone.id
            made.append(zone)
        else:
            zone_id = pulumi.Output.from_input(existing)
        if given_or(self.inputs.get("link_private_dns_zone"), existing is None):
            made.append(self._zone_link(zone_id if existing is None else self._in_reach(zone_id)))
        return zone_id, made

    def _in_reach(self, zone_id: pulumi.Output[str]) -> pulumi.Output[str]:
        """Return the id of a zone that can be linked: azure-native reaches one subscription."""
        options = pulumi.InvokeOutputOptions(parent=self.parent)
        config = authorization.get_client_config_output(options)
        path = "privateEndpoint.privateDnsZoneId" if self.role else "privateDnsZoneId"
        return pulumi.Output.all(zone_id, config).apply(
            lambda known: _linkable(path, known[0], known[1].subscription_id)
        )

    def _new_zone(self) -> "privatedns.PrivateZone":
        return privatedns.PrivateZone(
            self._child("zone"),
            resource_group_name=self._group,
            private_zone_name=self._zone_name(),
            location=PRIVATE_DNS_LOCATION,
            tags=self.inputs.get("tags"),
            opts=self._options("zone"),
        )

    def _zone_link(self, zone_id: pulumi.Output[str]) -> "privatedns.VirtualNetworkLink":
        subnet = pulumi.Output.from_input(self.inputs["subnet_id"])
        own_network = subnet.apply(lambda known: str(parse(known)).rsplit("/", 2)[0])
        return privatedns.VirtualNetworkLink(
            self._child("zone-link"),
            resource_group_name=zone_id.apply(lambda known: parse(known).resource_group or ""),
            private_zone_name=zone_id.apply(lambda known: parse(known).name),
            location=PRIVATE_DNS_LOCATION,
            # Names of machines are another matter: registering them is for one zone of a network.
            registration_enabled=False,
            virtual_network={"id": given_or(self.inputs.get("virtual_network_id"), own_network)},
            tags=self.inputs.get("tags"),
            opts=self._options("zone-link"),
        )

    def zone_group(
        self,
        endpoint: "network.PrivateEndpoint",
        zone_id: pulumi.Output[str],
        made: list[pulumi.Resource],
    ) -> "network.PrivateDnsZoneGroup":
        """Declare what keeps the endpoint's addresses in the zone."""
        return network.PrivateDnsZoneGroup(
            self._child("zone-group"),
            resource_group_name=self._group,
            private_endpoint_name=endpoint.name,
            private_dns_zone_configs=[
                {"name": self.target.link.group_id, "private_dns_zone_id": zone_id}
            ],
            opts=self._options("zone-group", made),
        )

    @property
    def _group(self) -> pulumi.Input[str]:
        group: pulumi.Input[str] | None = self.inputs.get("network_resource_group_name")
        return self.target.resource_group_name if group is None else group

    def _zone_name(self) -> pulumi.Output[str]:
        """Return the zone's name: it goes by the cloud, and that by the region."""

        def of_cloud(location: str) -> str:
            region = find_region(location)
            return self.target.link.zones[AzureCloud.PUBLIC if region is None else region.cloud]

        return pulumi.Output.from_input(self.target.location).apply(of_cloud)

    def _child(self, what: str) -> str:
        return f"{self.name}-{self.role}{what}"

    def _options(
        self, what: str, depends_on: Sequence[pulumi.Resource] | None = None
    ) -> pulumi.ResourceOptions:
        return child_options(
            self.parent,
            depends_on=depends_on,
            import_id=imported({"imports": self.imports}, f"{self.role}{what}"),
        )


def _linkable(path: str, zone_id: str, subscription: str) -> str:
    """Return the id of a zone in the subscription of the deployment.

    Raises:
        InvalidInputs: it lies in another one, where no link is made from here.
    """
    if not lies_in(zone_id, subscription):
        allowed = f"a zone in subscription {subscription}, or linkPrivateDnsZone false"
        action = "a zone is linked where it lies: link it there and leave the input out"
        raise_if_any([Problem(path, zone_id, allowed, action)])
    return zone_id
