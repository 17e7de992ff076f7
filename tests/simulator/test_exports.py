from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

import pytest

from azure_disk_simulator.access import Ticket
from azure_disk_simulator.exports import Exported
from azure_disk_simulator.vhd import VHDX_CONTENT_AT
from tests.simulator.estate import Estate, refused
from tests.simulator.test_access import OPEN, grant

GIB = 1024**3
R = TypeVar("R")


def ticket(url: str, **others: Any) -> Ticket:
    parts = urlsplit(url)
    *_, container, blob = parts.path.split("/")
    return Ticket(container, blob, dict(parse_qsl(parts.query))["sig"], **others)


def look(estate: Estate, *tickets: Ticket, at: Callable[..., R]) -> R:
    return estate.azure.look_at_exports(list(tickets), lambda files: at(*files))


def opened(estate: Estate, resource: Any, **changes: Any) -> Ticket:
    return ticket(grant(estate, resource, **changes)["accessSAS"])


def test_a_vhd_is_the_disk_and_a_footer(estate: Estate) -> None:
    disk = estate.disk(size=1, **OPEN)
    estate.azure.write_disk(disk["id"], GIB - 4096, b"last")
    shown = opened(estate, disk)

    def check(file: Exported) -> None:
        assert file.length == GIB + 512
        window = file.read(GIB - 4100, 4612)
        assert window[4:8] == b"last"
        assert window[4100:4108] == b"conectix"
        assert file.read(0, 16) == bytes(16)
        assert file.ranges() == [(GIB - 4096, 4096 + 512)]

    look(estate, shown, at=check)


def test_a_vhdx_begins_with_its_signature(estate: Estate) -> None:
    disk = estate.v2_disk(size=1, **OPEN)
    estate.azure.write_disk(disk["id"], 0, b"first")
    shown = opened(estate, disk, fileFormat="VHDX")

    def check(file: Exported) -> None:
        assert file.length == GIB + VHDX_CONTENT_AT
        assert file.read(0, 8) == b"vhdxfile"
        assert file.read(VHDX_CONTENT_AT - 2, 7) == b"\0\0first"
        assert [at for at, _ in file.ranges()] == [0, VHDX_CONTENT_AT]

    look(estate, shown, at=check)


def test_guest_state_is_a_file_of_its_own(estate: Estate) -> None:
    disk = estate.disk(size=1, **OPEN)
    estate.edit(disk["id"], "properties.securityProfile", {"securityType": "TrustedLaunch"})
    given = grant(estate, disk, getSecureVMGuestStateSAS=True)
    head, ranges = look(
        estate,
        ticket(given["securityDataAccessSAS"]),
        at=lambda file: (file.read(0, 8), file.ranges()),
    )
    assert head == b"GUESTRTS"
    assert ranges == [(0, 512)]
    grant(estate, disk)
    with refused("BlobNotFound"):
        look(estate, ticket(given["securityDataAccessSAS"]), at=lambda file: file.length)


def test_what_changed_between_two_snapshots(estate: Estate) -> None:
    """F7, B7: also through a disk made from a snapshot's lineage."""
    disk = estate.disk(size=1, **OPEN)
    estate.azure.write_disk(disk["id"], 0, b"a" * 8192)
    first = estate.snapshot("s1", disk, **OPEN)
    estate.azure.write_disk(disk["id"], 4096, b"b")
    estate.azure.write_disk(disk["id"], 1 << 20, b"c")
    second = estate.snapshot("s2", disk, **OPEN)
    tickets = [opened(estate, second), opened(estate, first)]
    changes = look(estate, *tickets, at=lambda new, old: new.changes(old))
    assert changes == [(4096, 4096), (1 << 20, 4096), (GIB, 512)]


def test_other_families_cannot_be_compared(estate: Estate) -> None:
    one = estate.snapshot("s1", estate.disk("a", size=1), **OPEN)
    other = estate.snapshot("s2", estate.disk("b", size=1), **OPEN)
    tickets = [opened(estate, one), opened(estate, other)]
    with refused("PreviousSnapshotNotFound"):
        look(estate, *tickets, at=lambda new, old: new.changes(old))


def test_a_wrong_old_or_revoked_signature_opens_nothing(estate: Estate) -> None:
    """F3."""
    disk = estate.disk(size=1, **OPEN)
    good = opened(estate, disk)
    for wrong in (Ticket(good.container, good.blob, "x"), Ticket("x", good.blob, good.signature)):
        with refused("AuthenticationFailed"):
            look(estate, wrong, at=lambda file: file.length)
    estate.azure.revoke_access(disk["id"])
    with refused("AuthenticationFailed"):
        look(estate, good, at=lambda file: file.length)


@pytest.mark.parametrize(
    ("policy", "public"), [("AllowPrivate", "Enabled"), ("AllowPrivate", "Disabled")]
)
def test_private_data_is_read_through_its_disk_access(
    estate: Estate, policy: str, public: str
) -> None:
    """F4, A14, A15."""
    disk, own = estate.disk(size=1, **OPEN), estate.id("Microsoft.Compute/diskAccesses", "own")
    estate.edit(disk["id"], "properties.networkAccessPolicy", policy)
    estate.edit(disk["id"], "properties.publicNetworkAccess", public)
    estate.edit(disk["id"], "properties.diskAccessId", own)
    url = grant(estate, disk)["accessSAS"]
    for via in (None, own.replace("own", "other")):
        with refused("AuthorizationFailure"):
            look(estate, ticket(url, via_disk_access=via), at=lambda file: file.length)
    look(estate, ticket(url, via_disk_access=own.upper()), at=lambda file: file.length)


def test_no_public_data_where_public_access_is_disabled(estate: Estate) -> None:
    """A15: also under ``AllowAll``."""
    disk = estate.disk(size=1, **OPEN)
    shown = opened(estate, disk)
    estate.edit(disk["id"], "properties.publicNetworkAccess", "Disabled")
    with refused("AuthorizationFailure"):
        look(estate, shown, at=lambda file: file.length)


def test_entra_mode_asks_for_a_token_too(estate: Estate) -> None:
    """A16."""
    disk = estate.disk(size=1, **OPEN)
    estate.edit(disk["id"], "properties.dataAccessAuthMode", "AzureActiveDirectory")
    url = grant(estate, disk)["accessSAS"]
    with refused("NoAuthenticationInformation"):
        look(estate, ticket(url), at=lambda file: file.length)
    look(estate, ticket(url, has_token=True), at=lambda file: file.length)


def test_a_snapshot_is_the_same_file_for_ever(estate: Estate) -> None:
    disk = estate.disk(size=1, **OPEN)
    one, other = estate.snapshot("s1", disk, **OPEN), estate.snapshot("s2", disk, **OPEN)
    tags = [
        look(estate, opened(estate, each), at=lambda file: file.etag) for each in (one, one, other)
    ]
    assert tags[0] == tags[1] != tags[2]
