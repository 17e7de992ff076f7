"""``Microsoft.Authorization/locks`` (G5)."""

from collections.abc import Iterable
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_facts.locks import MAX_NOTES, LockLevel
from azure_disk_simulator import errors, locks
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.scopes import check_scope


class LockType(ResourceType):
    """Locks; what they forbid is in :mod:`azure_disk_simulator.locks`.

    Not modelled: owners of locks, and the time until a new lock takes effect.
    """

    facts = resource_types.LOCK
    required = ("properties.level",)
    choices = MappingProxyType({"properties.level": tuple(each.value for each in LockLevel)})

    def check(self, write: Write) -> None:
        """Check that what is locked exists, and the length of the notes."""
        check_scope(write)
        if len(write.text("properties.notes")) > MAX_NOTES:
            raise errors.invalid_parameter(
                f"The notes of lock '{write.name}' are longer than {MAX_NOTES} characters."
            )

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by what is locked."""
        yield locks.link(resource.arm_id.scope)
