"""Export URLs of disks and snapshots: who gets one, for how long, what it opens (F1-F8, A20).

A disk has one grant at a time. Not modelled: uploads (F9), the metadata SAS of newer API versions
(F5), egress (F8), hibernated machines (``ActiveSASFrozen``).
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from azure_disk_facts.limits import MAX_EXPORT_DURATION, MAX_EXPORTS_PER_FAMILY
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.vhd import SECTOR_BYTES_OF_VHDX, FileFormat
from azure_disk_simulator import copying, disk_matrix, errors, security_profile, snapshot_rules
from azure_disk_simulator.clock import from_micros, to_micros
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import World
from azure_disk_simulator.resource_type import canonical

_STATE = "access"
DISK_BLOB = "abcd"
"""Name of the blob that is the disk."""
GUEST_STATE_BLOB = "vmgs"
"""Name of the blob that is the guest state of a confidential machine (F5)."""


@dataclass(frozen=True)
class Grant:
    """An access that was granted and not yet taken back; it may be over."""

    container: str
    signature: str
    until_micros: int
    is_vhdx: bool
    with_guest_state: bool

    @property
    def until(self) -> datetime:
        """When it ends by itself."""
        return from_micros(self.until_micros)

    def url(self, storage_url: str, blob: str) -> str:
        """Return the URL that opens a blob; whoever has it needs nothing else."""
        query = f"sv=2018-03-28&sr=b&si={self.container}&sig={self.signature}"
        return f"{storage_url}/{self.container}/{blob}?{query}"


@dataclass(frozen=True)
class Ticket:
    """What a request for exported data shows."""

    container: str
    blob: str
    signature: str
    via_disk_access: str | None = None
    """Id of the disk access through whose private endpoint the request comes."""
    has_token: bool = False


def active(world: World, resource: Resource) -> Grant | None:
    """Return the grant that is in force on a disk or snapshot."""
    stored = resource.state.get(_STATE)
    if stored is None or stored["until_micros"] <= to_micros(world.now):
        return None
    return Grant(**stored)


def shown(world: World, resource: Resource, view: Json) -> Json:
    """Return a disk's or snapshot's view with its ``diskState`` (F8, A20)."""
    if active(world, resource) is None:
        return view
    return {**view, "properties": {**view["properties"], "diskState": "ActiveSAS"}}


def links(resource: Resource) -> list[Link]:
    """Return how a grant is found: by its container, and in its family until it ends."""
    stored = resource.state.get(_STATE)
    if stored is None:
        return []
    grant = Grant(**stored)
    found = [Link("exported-as", grant.container)]
    family = resource.get(snapshot_rules.FAMILY)
    if family:
        found.append(Link("exported-family", str(family), grant.until))
    return found


def check_free(world: World, resource: Resource) -> None:
    """Refuse what an outstanding export URL stands in the way of (A20; deletes: B17, K).

    Raises:
        ArmError: 409 ``OperationNotAllowed``; the text beyond its first sentence is simulated.
    """
    if active(world, resource) is not None:
        raise errors.operation_not_allowed(
            "There is an active shared access signature outstanding for disk "
            f"{resource.name}. Call EndGetAccess before attempting the operation."
        )


def grant(world: World, resource: Resource, request: Json, *, shown: Json) -> Grant:
    """Note in a disk's state that access to its data was given (F1-F6); ``shown`` is its view.

    Raises:
        ArmError: the request, the state of the disk, or its network policy forbids it.
    """
    access = canonical("access", request.get("access"), ("None", "Read", "Write"))
    if access != "Read":
        raise errors.invalid_parameter(
            f"The access '{access}' cannot be granted on '{resource.name}': Read can."
        )
    seconds = _duration(request)
    _check_gates(world, resource, shown)
    is_vhdx = _format(resource, request) is FileFormat.VHDX
    with_guest_state = _wants_guest_state(resource, request)
    before = active(world, resource)
    end = to_micros(world.now + timedelta(seconds=seconds))
    container = world.store.new_id() if before is None else before.container
    signature = world.store.new_id() if before is None else before.signature
    given = Grant(container, signature, end, is_vhdx, with_guest_state)
    resource.state[_STATE] = asdict(given)
    return given


def revoke(resource: Resource) -> None:
    """Forget the access to a disk's data; without any it is no error."""
    resource.state.pop(_STATE, None)


def answer(given: Grant, storage_url: str) -> Json:
    """Return ARM's ``AccessUri`` of a grant."""
    uris: Json = {"accessSAS": given.url(storage_url, DISK_BLOB)}
    if given.with_guest_state:
        uris["securityDataAccessSAS"] = given.url(storage_url, GUEST_STATE_BLOB)
    return uris


def _duration(request: Json) -> int:
    seconds = request.get("durationInSeconds")
    if isinstance(seconds, bool) or not isinstance(seconds, int):
        raise errors.missing("durationInSeconds")
    longest = int(MAX_EXPORT_DURATION.total_seconds())
    if not 1 <= seconds <= longest:
        raise errors.out_of_range("durationInSeconds", seconds, (1, longest))
    return seconds


def _check_gates(world: World, resource: Resource, shown: Json) -> None:
    """F2, F4. Codes and texts are assumed where the rules say so."""
    if resource.get("properties.networkAccessPolicy") == NetworkAccessPolicy.DENY_ALL:
        raise errors.operation_not_allowed(
            f"Access to '{resource.name}' cannot be granted: its networkAccessPolicy is DenyAll."
        )
    if get_path(shown, "properties.diskState") == "Attached":
        raise errors.operation_not_allowed(
            f"Access to '{resource.name}' cannot be granted while it is attached to a running "
            f"VM '{shown.get('managedBy', '')}': take a snapshot, or deallocate the VM."
        )
    if not copying.is_complete(world, resource):
        raise errors.operation_not_allowed(
            f"Access to '{resource.name}' cannot be granted before its background copy is complete."
        )
    family = resource.get(snapshot_rules.FAMILY)
    if family and active(world, resource) is None:
        count = world.store.count_links("exported-family", str(family), after=world.now)
        if count >= MAX_EXPORTS_PER_FAMILY:
            raise errors.operation_not_allowed(
                f"Access to '{resource.name}' cannot be granted: {count} snapshots of its family "
                "have an active shared access signature."
            )


def _format(resource: Resource, request: Json) -> FileFormat:
    """F6; the text is Azure's."""
    formats = tuple(each.value for each in FileFormat)
    given = FileFormat(canonical("fileFormat", request.get("fileFormat", "VHD"), formats))
    if resource.get(disk_matrix.SECTOR) == SECTOR_BYTES_OF_VHDX and given is FileFormat.VHD:
        raise errors.bad_request(
            "Accessing disk or snapshot with a logical sector size of 4096 requires specifying the "
            "file format. Set the fileFormat property to VHDX."
        )
    return given


def _wants_guest_state(resource: Resource, request: Json) -> bool:
    """F5. What Azure says where there is no guest state is not known (U)."""
    wanted = request.get("getSecureVMGuestStateSAS") is True
    if wanted and not resource.get(security_profile.TYPE):
        raise errors.bad_request(
            f"'{resource.name}' has no VM guest state: its security type is Standard."
        )
    return wanted


def admit(world: World, ticket: Ticket) -> tuple[Resource, Grant]:
    """Return what a request may read (F3, F4, A15, A16).

    Raises:
        ArmError: 403, in the words of Azure Storage.
    """
    found = world.store.users("exported-as", ticket.container)
    given = active(world, found[0]) if found else None
    if given is None or given.signature != ticket.signature:
        raise errors.ArmError(
            403, "AuthenticationFailed", "Server failed to authenticate the request."
        )
    if ticket.blob == GUEST_STATE_BLOB and not given.with_guest_state:
        raise errors.ArmError(404, "BlobNotFound", "The specified blob does not exist.")
    _check_network(found[0], ticket)
    mode = found[0].get("properties.dataAccessAuthMode")
    if mode == DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY and not ticket.has_token:
        raise errors.ArmError(
            401, "NoAuthenticationInformation", "Server failed to authenticate the request."
        )
    return found[0], given


def _check_network(resource: Resource, ticket: Ticket) -> None:
    policy = resource.get("properties.networkAccessPolicy")
    public = resource.get("properties.publicNetworkAccess")
    wanted = str(resource.get("properties.diskAccessId", "")).lower()
    privately = wanted != "" and (ticket.via_disk_access or "").lower() == wanted
    needs_private = policy == NetworkAccessPolicy.ALLOW_PRIVATE
    if (needs_private or public == PublicNetworkAccess.DISABLED) and not privately:
        raise errors.ArmError(
            403,
            "AuthorizationFailure",
            "This request is not authorized to perform this operation.",
        )
