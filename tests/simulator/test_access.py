from datetime import timedelta
from typing import Any

import pytest

from azure_disk_facts.limits import MAX_EXPORTS_PER_FAMILY
from tests.simulator.estate import Estate, refusal, refused

OPEN: dict[str, Any] = {
    "properties": {"networkAccessPolicy": "AllowAll", "publicNetworkAccess": "Enabled"}
}
READ = {"access": "Read", "durationInSeconds": 3600}


def grant(estate: Estate, resource: Any, **changes: Any) -> dict[str, Any]:
    request = {**READ, **changes}
    return estate.azure.grant_access(resource["id"], request, storage_url="https://md.example")


def state(estate: Estate, resource: Any) -> str:
    return str(estate.azure.get(resource["id"])["properties"]["diskState"])


def test_access_begins_and_ends(estate: Estate) -> None:
    """F1, F8."""
    disk = estate.disk(**OPEN)
    given = grant(estate, disk)
    assert given["accessSAS"].startswith("https://md.example/")
    assert "securityDataAccessSAS" not in given
    assert state(estate, disk) == "ActiveSAS"
    estate.azure.revoke_access(disk["id"])
    estate.azure.revoke_access(disk["id"])
    assert state(estate, disk) == "Unattached"


def test_access_ends_by_itself(estate: Estate) -> None:
    disk = estate.disk(**OPEN)
    grant(estate, disk)
    estate.azure.advance(timedelta(seconds=3500))
    assert state(estate, disk) == "ActiveSAS"
    estate.azure.advance(timedelta(seconds=101))
    assert state(estate, disk) == "Unattached"


def test_a_second_grant_is_the_same_for_longer(estate: Estate) -> None:
    disk = estate.disk(**OPEN)
    assert grant(estate, disk) == grant(estate, disk, durationInSeconds=7200)
    estate.azure.advance(timedelta(hours=1, minutes=30))
    assert state(estate, disk) == "ActiveSAS"


@pytest.mark.parametrize("seconds", [0, 5_184_001])
def test_durations(estate: Estate, seconds: int) -> None:
    """F3."""
    disk = estate.disk(**OPEN)
    grant(estate, disk, durationInSeconds=5_184_000)
    with refused("InvalidParameter", match="must be between '1' and '5184000', inclusive"):
        grant(estate, disk, durationInSeconds=seconds)
    with refused("InvalidParameter", match="'durationInSeconds' is missing"):
        grant(estate, disk, durationInSeconds=None)


@pytest.mark.parametrize("access", ["Write", "None"])
def test_only_reading_can_be_granted(estate: Estate, access: str) -> None:
    with refused("InvalidParameter", match=f"The access '{access}' cannot be granted on 'd': Read"):
        grant(estate, estate.disk(**OPEN), access=access)


def test_deny_all(estate: Estate) -> None:
    """F4."""
    disk = estate.disk(properties={"networkAccessPolicy": "DenyAll"})
    assert refusal(lambda: grant(estate, disk)) == (
        409,
        "OperationNotAllowed",
        "Access to 'd' cannot be granted: its networkAccessPolicy is DenyAll.",
    )


def test_incomplete_data(estate: Estate) -> None:
    """F2, B12."""
    snapshot = estate.snapshot("s", estate.v2_disk(), **OPEN)
    with refused("OperationNotAllowed", match="before its background copy is complete"):
        grant(estate, snapshot)


def test_attached_disks(estate: Estate) -> None:
    """F2: of a disk on a running machine a snapshot is taken instead."""
    disk = estate.disk(**OPEN)
    estate.edit(disk["id"], "properties.diskState", "Attached")
    with refused("OperationNotAllowed", match="while it is attached to a running VM"):
        grant(estate, disk)


def test_five_of_a_family(estate: Estate) -> None:
    """F4."""
    disk = estate.disk(**OPEN)
    made = [estate.snapshot(f"s{number}", disk, **OPEN) for number in range(6)]
    for each in made[:MAX_EXPORTS_PER_FAMILY]:
        grant(estate, each)
    with refused("OperationNotAllowed", match="5 snapshots of its family have an active shared"):
        grant(estate, made[5])
    grant(estate, made[0])
    estate.azure.revoke_access(made[0]["id"])
    grant(estate, made[5])


def test_4096_byte_sectors(estate: Estate) -> None:
    """F6."""
    disk = estate.v2_disk(**OPEN)
    assert refusal(lambda: grant(estate, disk)) == (
        400,
        "BadRequest",
        "Accessing disk or snapshot with a logical sector size of 4096 requires specifying the "
        "file format. Set the fileFormat property to VHDX.",
    )
    grant(estate, disk, fileFormat="VHDX")
    with refused("InvalidParameter", match="Allowed values are: VHD, VHDX"):
        grant(estate, disk, fileFormat="raw")


def test_guest_state(estate: Estate) -> None:
    """F5."""
    disk = estate.disk(**OPEN)
    with refused("BadRequest", match="'d' has no VM guest state: its security type is Standard"):
        grant(estate, disk, getSecureVMGuestStateSAS=True)
    estate.edit(disk["id"], "properties.securityProfile", {"securityType": "TrustedLaunch"})
    given = grant(estate, disk, getSecureVMGuestStateSAS=True)
    assert "/vmgs?" in given["securityDataAccessSAS"]


def test_guest_state_of_a_snapshot(estate: Estate) -> None:
    """F5, B19."""
    disk = estate.disk(**OPEN)
    estate.edit(disk["id"], "properties.securityProfile", {"securityType": "TrustedLaunch"})
    given = grant(estate, estate.snapshot("s", disk, **OPEN), getSecureVMGuestStateSAS=True)
    assert "/vmgs?" in given["securityDataAccessSAS"]


def test_what_is_exported_stays(estate: Estate) -> None:
    """A20, B17."""
    disk = estate.disk(**OPEN)
    snapshot = estate.snapshot("s", disk, **OPEN)
    for each in (disk, snapshot):
        grant(estate, each)
        with refused("OperationNotAllowed", match="active shared access signature outstanding"):
            estate.azure.delete(each["id"])
        estate.azure.revoke_access(each["id"])
    estate.azure.delete(snapshot["id"])


def test_access_survives_an_update(estate: Estate) -> None:
    disk = estate.disk(**OPEN)
    grant(estate, disk)
    estate.azure.patch(disk["id"], {"tags": {"a": "b"}})
    assert state(estate, disk) == "ActiveSAS"
