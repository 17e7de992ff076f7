from collections.abc import Callable

import pytest

from tests.simulator.estate import Estate, Json, refusal, refused

ACCESS = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Compute/diskAccesses/a"


def disk(estate: Estate, properties: Json) -> Json:
    return estate.disk(properties=properties)


def snapshot(estate: Estate, properties: Json) -> Json:
    return estate.snapshot("s", estate.disk(), properties=properties)


both = pytest.mark.parametrize("make", [disk, snapshot])
Make = Callable[[Estate, Json], Json]


@both
@pytest.mark.parametrize("policy", ["AllowAll", "DenyAll"])
def test_only_allow_private_takes_a_disk_access(estate: Estate, make: Make, policy: str) -> None:
    """A14, B15."""
    properties = {"networkAccessPolicy": policy, "diskAccessId": ACCESS}
    assert refusal(lambda: make(estate, properties)) == (
        400,
        "ConflictingUserInput",
        "Disk Access is only supported for disks with NetworkAccessPolicy AllowPrivate",
    )


@both
def test_allow_private_needs_a_disk_access(estate: Estate, make: Make) -> None:
    """A14."""
    assert refusal(lambda: make(estate, {"networkAccessPolicy": "AllowPrivate"}))[1:] == (
        "ConflictingUserInput",
        "NetworkAccessPolicy AllowPrivate requires a Disk Access: diskAccessId is missing",
    )


def access_of(estate: Estate, name: str = "a", **changes: object) -> str:
    return str(estate.put("Microsoft.Compute/diskAccesses", name, changes)["id"])


@both
def test_allow_private_takes_a_disk_access_of_the_region(estate: Estate, make: Make) -> None:
    """A17."""
    private = {"networkAccessPolicy": "AllowPrivate"}
    made = make(estate, {**private, "diskAccessId": access_of(estate).upper()})
    assert made["properties"]["networkAccessPolicy"] == "AllowPrivate"
    estate.azure.delete(made["id"])
    far = access_of(estate, "far", location="northeurope")
    assert refusal(lambda: make(estate, {**private, "diskAccessId": far})) == (
        404,
        "NotFound",
        f"Resource {far} is not found.",
    )
    with refused("InvalidParameter", match=f"'{estate.group}' .*diskAccessId' is not the id of a"):
        make(estate, {**private, "diskAccessId": estate.group})


@both
def test_a_disk_access_in_use_stays(estate: Estate, make: Make) -> None:
    """A17."""
    access = access_of(estate)
    made = make(estate, {"networkAccessPolicy": "AllowPrivate", "diskAccessId": access})
    assert refusal(lambda: estate.azure.delete(access)) == (
        409,
        "OperationNotAllowed",
        "Disk access 'a' is used by 1 disks or snapshots and cannot be deleted. The first is "
        f"{made['id']}.",
    )
    estate.azure.delete(made["id"])
    estate.azure.delete(access)


@both
@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("networkAccessPolicy", "AllowAll, AllowPrivate, DenyAll"),
        ("publicNetworkAccess", "Enabled, Disabled"),
        ("dataAccessAuthMode", "None, AzureActiveDirectory"),
    ],
)
def test_choices(estate: Estate, make: Make, name: str, allowed: str) -> None:
    """A14 to A16."""
    with refused("InvalidParameter", match=f"The value 'x' of .*{name}' .* are: {allowed}"):
        make(estate, {name: "x"})
