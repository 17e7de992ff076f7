"""The disk or snapshot that is exported: whether it may be, its access given and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING, Any

from azure_disk_facts.arm_id import parse, same_id
from azure_disk_facts.exports import CONFIDENTIAL_PREFIX, STORAGE_TOKEN_AUDIENCE
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.resource_types import DISK
from azure_disk_facts.vhd import SECTOR_BYTES_OF_VHDX, FileFormat
from azure_disk_protection.transfer.arm import Arm, NoCredential
from azure_disk_protection.transfer.failure import TransferFailed, keep_signatures_out_of_logs

if TYPE_CHECKING:
    from azure.storage.blob import BlobClient

_ACTIVE = ("ActiveSAS", "ActiveSASFrozen")
_locks: dict[str, Lock] = {}
_guard = Lock()


@contextmanager
def alone(ids: tuple[str, ...]) -> Iterator[None]:
    """Be the only export of some sources in this process: taking access back ends all of it."""
    with _guard:
        locks = [_locks.setdefault(each.lower(), Lock()) for each in ids]
    taken: list[Lock] = []
    try:
        for lock in locks:
            lock.acquire()
            taken.append(lock)
        yield
    finally:
        for lock in reversed(taken):
            lock.release()


@dataclass(frozen=True)
class Urls:
    """What access was given to. Secrets: whoever has them reads the disk."""

    disk: str
    guest_state: str | None

    def __repr__(self) -> str:
        return "Urls(left out)"


class DiskSource:
    """A disk or snapshot in Azure, as it was when it was read."""

    def __init__(self, arm: Arm, resource_id: str) -> None:
        self.id = resource_id
        self._arm = arm
        self._parsed = parse(resource_id)
        self._operations = self._client()
        self.body: Any = self._operations.get(*self._names)
        self.disk_bytes = int(self.body.disk_size_bytes)
        self.size_gib = int(self.body.disk_size_gb)
        self.unique_id = str(self.body.unique_id)
        self.family = str(getattr(self.body, "incremental_snapshot_family_id", None) or "")

    @property
    def is_disk(self) -> bool:
        """Whether the content may change later: a snapshot's never does."""
        return self._parsed.has_type(DISK.arm_type)

    @property
    def _names(self) -> tuple[str, str]:
        return str(self._parsed.resource_group), self._parsed.name

    def _client(self) -> Any:
        from azure.mgmt.compute import ComputeManagementClient  # noqa: PLC0415 - extra `transfer`

        subscription = str(self._parsed.subscription)
        client = ComputeManagementClient(subscription_id=subscription, **self._arm.client_options())
        return client.disks if self.is_disk else client.snapshots

    @property
    def file_format(self) -> FileFormat:
        """The format that the sectors ask for (F6)."""
        sectors = self.body.creation_data.logical_sector_size
        return FileFormat.VHDX if sectors == SECTOR_BYTES_OF_VHDX else FileFormat.VHD

    @property
    def is_open(self) -> bool:
        """Whether somebody has access right now."""
        return str(_text(self.body.disk_state)) in _ACTIVE

    def check_exportable(self, disk_access_id: str | None) -> None:
        """Refuse early what Azure would refuse, or give a URL for that opens nothing (F2, F4).

        Raises:
            TransferFailed: the source's network policy, or its state.
        """
        policy = _text(self.body.network_access_policy)
        if policy == NetworkAccessPolicy.DENY_ALL:
            self._refuse(
                "networkAccessPolicy",
                policy,
                "AllowPrivate or AllowAll; allow it for the time of the export",
            )
        self._check_path(policy, disk_access_id)
        if _text(self.body.disk_state) == "Attached":
            self._refuse(
                "diskState",
                "Attached",
                "a detached disk; deallocate its machine or take a snapshot",
            )
        percent = getattr(self.body, "completion_percent", None)
        if percent is not None and percent < 100:
            self._refuse("completionPercent", percent, "100; wait until its data is complete")
        if self.is_open:
            self._refuse(
                "diskState",
                _text(self.body.disk_state),
                "a source without an access URL; somebody else is exporting it, and this export's "
                "end would end theirs: wait, or revoke that access",
            )

    def _check_path(self, policy: str, disk_access_id: str | None) -> None:
        """``AllowPrivate`` leads through one disk access, ``Disabled`` nowhere else (A14, A15)."""
        wanted = self.body.disk_access_id
        if policy == NetworkAccessPolicy.ALLOW_PRIVATE:
            if disk_access_id is None or not same_id(str(wanted), disk_access_id):
                raise TransferFailed(
                    f"diskAccessId: got {disk_access_id!r}, allowed: {wanted!r}, the disk access "
                    f"that {self.id} names; export through its private endpoint"
                )
            return
        if disk_access_id is not None:
            self._refuse("networkAccessPolicy", policy, "AllowPrivate; leave diskAccessId out")
        public = _text(self.body.public_network_access)
        if public == PublicNetworkAccess.DISABLED:
            self._refuse(
                "publicNetworkAccess",
                public,
                "Enabled, or AllowPrivate with a disk access; without either its URL opens nothing",
            )

    def _refuse(self, name: str, got: object, allowed: str) -> None:
        raise TransferFailed(f"{name} of {self.id}: got {got!r}, allowed: {allowed}")

    @property
    def is_confidential(self) -> bool:
        """Whether the disk is of no use without its guest state (F5)."""
        profile = getattr(self.body, "security_profile", None)
        kind = _text(getattr(profile, "security_type", None))
        return kind.startswith(CONFIDENTIAL_PREFIX)

    def grant(
        self, duration: timedelta, kind: FileFormat, *, with_guest_state: bool = False
    ) -> Urls:
        """Have URLs given that open the data (F1)."""
        request: dict[str, Any] = {
            "access": "Read",
            "durationInSeconds": int(duration.total_seconds()),
            "fileFormat": kind.value,
        }
        if with_guest_state:
            request["getSecureVMGuestStateSAS"] = True
        given = self._operations.begin_grant_access(*self._names, request).result()
        return Urls(given.access_sas, given.security_data_access_sas)

    def revoke(self) -> None:
        """Have all URLs that open the data taken back."""
        self._operations.begin_revoke_access(*self._names).result()

    def blob(self, url: str) -> "BlobClient":
        """Return a client for what a URL opens."""
        from azure.storage.blob import BlobClient  # noqa: PLC0415 - extra `transfer`

        keep_signatures_out_of_logs()
        if _text(self.body.data_access_auth_mode) != DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY:
            return BlobClient.from_blob_url(url)
        if isinstance(self._arm.credential, NoCredential):
            return BlobClient.from_blob_url(url, raw_request_hook=_with_simulated_token)
        return BlobClient.from_blob_url(url, credential=_DiskCredential(self._arm.credential))


def _with_simulated_token(request: Any) -> None:
    request.http_request.headers["Authorization"] = "Bearer simulated"


class _DiskCredential:
    """A credential whose tokens open the data of disks, whatever the client asks for (A16)."""

    def __init__(self, credential: Any) -> None:
        self._credential = credential

    def get_token(self, *_: str, **options: Any) -> Any:
        return self._credential.get_token(f"{STORAGE_TOKEN_AUDIENCE}/.default", **options)


def _text(value: Any) -> str:
    return "" if value is None else str(getattr(value, "value", value))
