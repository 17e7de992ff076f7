"""Keys that no request of this subscription made: in managed HSMs, and in other tenants (C7, C11).

The resource manager knows neither their keys nor who may use them: both are said here.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from azure_disk_facts.encryption import (
    KEY_OPERATIONS_NEEDED,
    KeyType,
    key_host_name,
    key_name,
    key_url_without_version,
)
from azure_disk_simulator.records import Resource
from azure_disk_simulator.store import Store

_SETTING = "foreign_keys"


@dataclass(frozen=True)
class ForeignKey:
    """A key in a managed HSM, or in a key vault of another tenant."""

    url: str
    """URL with the version."""
    region: str
    users: tuple[str, ...] = ()
    """Who may wrap with it: principal ids with the local role, and in another tenant the client
    ids of the applications that were granted it."""
    tenant_id: str = ""
    """Tenant it lies in; empty for the own one."""
    kind: KeyType = KeyType.RSA_HSM
    size_bits: int = 3072
    is_enabled: bool = True
    is_exportable: bool = False
    """Whether it can be released to confidential machines (D5)."""

    def as_resources(self, made: datetime) -> tuple[Resource, Resource]:
        """Return vault or HSM and key as if the resource manager knew them."""
        vault = {
            "location": self.region,
            "properties": {"enablePurgeProtection": True, "enableRbacAuthorization": True},
        }
        key = {
            "properties": {
                "kty": self.kind.value,
                "keySize": self.size_bits,
                "keyOps": list(KEY_OPERATIONS_NEEDED),
                "attributes": {"enabled": self.is_enabled, "exportable": self.is_exportable},
            }
        }
        state = {"versions": [self.url.rstrip("/").rsplit("/", 1)[-1].lower()]}
        return (
            Resource(key_host_name(self.url), "", vault, made),
            Resource(key_name(self.url), "", key, made, state),
        )


class ForeignKeys:
    """The keys beyond the reach of one simulated Azure; kept for every process of the state."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, key: ForeignKey) -> None:
        """Make a key known, or change it: its newest version, who may use it."""
        self._store.set_setting(_SETTING, {**self._all(), _base(key.url): asdict(key)})

    def find(self, url: str) -> ForeignKey | None:
        """Return the key of a URL, whatever its version."""
        found = self._all().get(_base(url))
        if found is None:
            return None
        return ForeignKey(
            **{**found, "users": tuple(found["users"]), "kind": KeyType(found["kind"])}
        )

    def _all(self) -> dict[str, Any]:
        return self._store.setting(_SETTING) or {}


def _base(url: str) -> str:
    return key_url_without_version(url)
