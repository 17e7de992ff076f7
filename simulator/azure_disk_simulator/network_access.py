"""Who may export: the pair ``networkAccessPolicy`` and ``diskAccessId`` (A14-A16, B15)."""

from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.request import Write

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
    """``AllowPrivate`` needs a disk access, the others forbid it (A14).

    Not modelled: disk accesses (A17); their ids are not looked up.

    Raises:
        ArmError: 400 ``ConflictingUserInput``; the second text is simulated.
    """
    private = write.text("properties.networkAccessPolicy") == NetworkAccessPolicy.ALLOW_PRIVATE
    has_access = bool(write.text("properties.diskAccessId"))
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
