"""Actions of disks and snapshots: export URLs given and taken back (rules F1-F8)."""

from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_simulator.doors.http.actions import accepted, action
from azure_disk_simulator.doors.http.exchange import Answer, Exchange, Target
from azure_disk_simulator.doors.http.long_running import done_after

STORAGE = "md-simulated"
"""Path under which the door shows the data of disks, as Azure does in accounts of its own."""


@action("POST", DISK.arm_type, "beginGetAccess")
@action("POST", SNAPSHOT.arm_type, "beginGetAccess")
def begin_get_access(exchange: Exchange, target: Target) -> Answer:
    """Give an export URL; refusals come at once, the URL at the operation's end."""
    data = f"{exchange.base_url}/{STORAGE}"
    given = exchange.azure.grant_access(target.id, exchange.json(), storage_url=data)
    return accepted(exchange, target, done_after(1, given))


@action("POST", DISK.arm_type, "endGetAccess")
@action("POST", SNAPSHOT.arm_type, "endGetAccess")
def end_get_access(exchange: Exchange, target: Target) -> Answer:
    """Take all export URLs of a disk or snapshot back."""
    exchange.azure.revoke_access(target.id)
    return accepted(exchange, target, done_after(1, None))
