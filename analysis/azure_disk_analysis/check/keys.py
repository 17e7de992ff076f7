"""Which key each disk encryption set encrypts with, and which vault keeps it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.links import Links, is_unknown, key_of, raw_at
from azure_disk_analysis.deployment import Resource
from azure_disk_facts.arm_id import try_parse
from azure_disk_facts.encryption import is_managed_hsm_url, key_host_name, key_name
from azure_disk_facts.resource_types import (
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
    ResourceTypeFacts,
)

_URL = ("activeKey", "keyUrl")
_VAULT_ID = ("activeKey", "sourceVault", "id")


@dataclass(frozen=True)
class HeldKey:
    """A key in a key vault or managed HSM; parts that are not known are empty.

    Names are in lower case, as the URL of a key tells them. What has no name yet is called by its
    URN, a managed HSM by its host.
    """

    vault: str
    name: str = ""
    version: str = ""


class KeyHolders:
    """The sets, keys and vaults that what stays after a change may need."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._links = change.side_after.links
        self._resources = (*_gone(change), *change.side_after.resources)

    @cached_property
    def sets(self) -> Mapping[str, Resource]:
        """Disk encryption sets by id."""
        return {key_of(each.id): each for each in self._of_type(DISK_ENCRYPTION_SET)}

    @cached_property
    def vaults(self) -> Mapping[str, Resource]:
        """Key vaults by name."""
        return {self._name(each, "vaultName"): each for each in self._of_type(KEY_VAULT)}

    @cached_property
    def keys(self) -> Mapping[tuple[str, str], Resource]:
        """Keys by the names of vault and key."""
        found = ((self._held(each), each) for each in self._of_type(KEY))
        return {(held.vault, held.name): each for held, each in found}

    def of_set(self, set_id: str) -> Iterator[HeldKey]:
        """Yield the keys of a set: the one it encrypts with, and earlier ones still in use (C10).

        Of a set that the change doesn't know nothing is known.
        """
        found = self.sets.get(set_id)
        if found is None:
            return
        yield self._active(found)
        previous = found.properties.get("previousKeys")
        for each in previous if isinstance(previous, list) else ():
            url = raw_at(each, ("keyUrl",))
            if isinstance(url, str) and url:
                yield _of_url(url)

    def _of_type(self, facts: ResourceTypeFacts) -> Iterator[Resource]:
        return (each for each in self._resources if each.token == facts.token)

    def _active(self, encryption_set: Resource) -> HeldKey:
        url = raw_at(encryption_set.properties, _URL)
        if isinstance(url, str) and url:
            return _of_url(url)
        declared = self._change.new.get(encryption_set.urn)
        keys = [] if declared is None else self._made_from(declared, KEY)
        if len(keys) == 1:
            return self._held(keys[0])
        vault = raw_at(encryption_set.properties, _VAULT_ID)
        known = {key_of(each.id): name for name, each in self.vaults.items()}
        return HeldKey(known.get(key_of(str(vault or "")), ""))

    def _made_from(self, declared: Resource, facts: ResourceTypeFacts) -> list[Resource]:
        return self._links.all_made_from(declared, _URL[0], [facts])

    def _held(self, key: Resource) -> HeldKey:
        vault = self._name(key, "vaultName")
        if vault == key.urn.lower():
            declared = self._change.new.get(key.urn)
            found = _only(declared, "vaultName", self._links)
            vault = vault if found is None else self._name(found, "vaultName")
        return HeldKey(vault, self._name(key, "keyName"))

    def _name(self, resource: Resource, path_input: str) -> str:
        """Return a part of a resource's id in lower case, or its URN while it is not known."""
        declared = self._change.new.get(resource.urn)
        given = raw_at(resource.properties, (path_input,))
        if declared is not None:
            given = declared.inputs.get(path_input, given)
        if isinstance(given, str) and given and not is_unknown(given):
            return given.lower()
        facts = resource.facts
        names = dict(zip(facts.path_inputs[1:], _names(resource.id), strict=False)) if facts else {}
        return names.get(path_input, resource.urn).lower()


def _gone(change: Change) -> Iterable[Resource]:
    """Return what the change takes away, first: what is there under the same name wins."""
    stays = {key_of(each.id) for each in change.side_after.resources}
    return tuple(each for each in change.before if each.id and key_of(each.id) not in stays)


def _only(declared: Resource | None, name: str, links: Links) -> Resource | None:
    found = [] if declared is None else links.all_made_from(declared, name, [KEY_VAULT])
    return found[0] if len(found) == 1 else None


def _names(arm_id: str) -> tuple[str, ...]:
    parsed = try_parse(arm_id)
    return parsed.names if parsed is not None else ()


def _of_url(url: str) -> HeldKey:
    try:
        host = (urlsplit(url).hostname or "").lower()
        vault = host if is_managed_hsm_url(url) else key_host_name(url).lower()
    except ValueError:  # brackets that enclose no IPv6 address
        return HeldKey("")
    version = url.partition("/keys/")[2].rstrip("/").partition("/")[2]
    return HeldKey(vault, key_name(url).lower(), version.lower())
