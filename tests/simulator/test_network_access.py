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
    assert make(estate, {"networkAccessPolicy": "AllowPrivate", "diskAccessId": ACCESS})


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
