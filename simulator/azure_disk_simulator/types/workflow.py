"""``Microsoft.Logic/workflows`` (I1, I2)."""

from collections.abc import Iterable
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_facts.durations import format_timestamp
from azure_disk_facts.workflows import WorkflowState
from azure_disk_simulator import errors, identity
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.workflows.definition import check_definition, check_identities


class WorkflowType(ResourceType):
    """Consumption workflows: a definition that is not valid is refused.

    Not modelled: triggers that fire by themselves; :mod:`azure_disk_simulator.workflows.runner`
    runs a workflow when it is told to.
    """

    facts = resource_types.WORKFLOW
    required = ("properties.definition",)
    choices = MappingProxyType({"properties.state": tuple(each.value for each in WorkflowState)})
    defaults = MappingProxyType({"properties.state": WorkflowState.ENABLED.value})
    read_only = (
        *identity.READ_ONLY,
        "properties.provisioningState",
        "properties.createdTime",
        "properties.changedTime",
        "properties.version",
        "properties.accessEndpoint",
        "properties.sku",
    )

    def check(self, write: Write) -> None:
        """Check definition and identities; say when it changed."""
        identity.complete(write)
        parameters = write.get("properties.parameters")
        if parameters is not None and not isinstance(parameters, dict):
            raise errors.invalid_parameter("The value of 'properties.parameters' is no object.")
        definition = write.body["properties"]["definition"]
        check_definition(definition, parameters or {})
        check_identities(definition, write.body.get("identity", {}))
        now = format_timestamp(write.world.now)
        properties = write.body["properties"]
        if write.existing is None:
            properties["createdTime"] = now
        properties |= {"provisioningState": "Succeeded", "changedTime": now}

    def links(self, resource: Resource) -> Iterable[Link]:
        """Make the system-assigned identity known."""
        return identity.links(resource)
