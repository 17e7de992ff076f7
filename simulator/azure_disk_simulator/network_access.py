"""Who may export: the pair ``networkAccessPolicy`` and ``diskAccessId`` (A14-A17, B15)."""

from collections.abc import Iterable

from azure_disk_facts import arm_id
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import DISK_ACCESS
from azure_disk_simulator import errors
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import Write

ACCESS_ID = "properties.diskAccessId"

CHOICES = {
    "properties.networkAccessPolicy": tuple(choice.value for choice in NetworkAccessPolicy),
    "properties.publicNetworkAccess": tuple(choice.value for choice in PublicNetworkAccess),
    "properties.dataAccessAuthMode": tuple(choice.value for choice in DataAccessAuthMode),
}

DEFAULTS = {
    "properties.networkAccessPolicy": NetworkAccessPolicy.ALLOW_ALL.value,
    "properties.publicNetworkAccess": PublicNetworkAccess.ENABLED.value,
}
"""Never taken from the source disk (B15)."""


def check(write: Write) -> None:
    """``AllowPrivate`` needs a disk access of the region, the others forbid it (A14, A17).

    Raises:
        ArmError: 400 ``ConflictingUserInput``, the second text is simulated; 400 no id of a disk
            access; 404 absent, or in another region or subscription, code assumed.
    """
    private = write.text("properties.networkAccessPolicy") == NetworkAccessPolicy.ALLOW_PRIVATE
    has_access = bool(write.text(ACCESS_ID))
    if has_access and not private:
        raise ArmError(
            400,
            "ConflictingUserInput",
            "Disk Access is only supported for disks with NetworkAccessPolicy AllowPrivate",
        )
    if private and not has_access:
        raise ArmError(
            400,
            "ConflictingUserInput",
            "NetworkAccessPolicy AllowPrivate requires a Disk Access: diskAccessId is missing",
        )
    if has_access and write.changes(ACCESS_ID):
        _check_access(write, write.text(ACCESS_ID))


def _check_access(write: Write, access_id: str) -> None:
    parsed = arm_id.try_parse(access_id)
    if parsed is None or not parsed.has_type(DISK_ACCESS.arm_type):
        raise errors.invalid_parameter(
            f"The value '{access_id}' of parameter '{ACCESS_ID}' is not the id of a disk access."
        )
    found = write.world.load(access_id)
    if found is None or not same_region(found.location, write.location):
        raise errors.not_found(access_id)


def links(resource: Resource) -> Iterable[Link]:
    """Let a disk or snapshot be found by its disk access."""
    access_id = resource.get(ACCESS_ID)
    if access_id:
        yield Link("exported-through", key_of(str(access_id)))
