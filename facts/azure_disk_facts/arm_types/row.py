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
    enveloped: tuple[str, ...] = ()
    """Lists, by their paths in Pulumi, whose objects ARM keeps in an envelope each,
    ``ipConfigurations[].properties``, and Pulumi does not."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Properties that Pulumi and ARM name otherwise: Pulumi's path, and ARM's name in its place
    (that of a path without dots: within ``properties``)."""
    has_location: bool = True
    container: Container = Container.RESOURCE_GROUP
    implied: tuple[tuple[str, str], ...] = ()
    """Types in the id that have one name always, which no input gives: ``blobServices``,
    ``default``."""

    def names_in_id(self, given: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of the id, from those that inputs give."""
        left, implied = iter(given), dict(self.implied)
        kinds = self.arm_type.split("/")[1:]
        return (*(implied[kind] if kind in implied else next(left, "") for kind in kinds), *left)

    def names_given(self, in_id: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names that inputs give, from those of the id."""
        implied = dict(self.implied)
        kinds = self.arm_type.split("/")[1:]
        return tuple(name for kind, name in zip(kinds, in_id, strict=True) if kind not in implied)
