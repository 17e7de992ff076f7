"""What is known of one ARM resource type."""

from dataclasses import dataclass
from enum import Enum

from azure_disk_facts.names import NameRule


class Container(Enum):
    """What a resource lies in: which kind of value the first path input is."""

    RESOURCE_GROUP = "resource group"
    SCOPE = "scope"
    """Any id, which the first path input names: role assignments, locks, diagnostics."""
    SUBSCRIPTION = "subscription"
    """The deployment's own; no path input names it."""
    MANAGEMENT_GROUP = "management group"


@dataclass(frozen=True)
class ResourceTypeFacts:
    """One ARM resource type.

    ``create_only`` are the paths, as Pulumi spells them, whose change Azure refuses on an existing
    resource, so that only a replacement can carry it out (rules A12, B16, C12, E4).
    """

    arm_type: str
    token: str
    """Pulumi's type token, without a version."""
    api_version: str
    """Default API version of pulumi-azure-native 3.29.0."""
    path_inputs: tuple[str, ...]
    """Pulumi inputs that make up the id, in the order of the id: parents first, own name last."""
    create_only: tuple[str, ...] = ()
    name_rule: NameRule | None = None
    keeps_properties: bool = False
    """Pulumi keeps the ``properties`` envelope (key vault and data protection); else it is flat."""
    has_location: bool = True
    container: Container = Container.RESOURCE_GROUP
