"""``Microsoft.Resources/resourceGroups``."""

from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_simulator.resource_type import ResourceType


class ResourceGroupType(ResourceType):
    """Resource groups; their deletion takes everything in them (see ``deletion``)."""

    facts = resource_types.RESOURCE_GROUP
    defaults = MappingProxyType({"properties.provisioningState": "Succeeded"})
    write_duration = timedelta(seconds=2)
    delete_duration = timedelta(seconds=15)
