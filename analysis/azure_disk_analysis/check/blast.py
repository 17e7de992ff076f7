"""Key blast radius: what becomes unreadable when a key, a version of it, a set or a vault goes.

Disks and snapshots are those that are there after the change. Keys, vaults and sets are also those
that the change itself takes away, since what stays may still need them. Azure deletes no single
version of a key: what is said of one holds for its being disabled, too.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.keys import HeldKey, KeyHolders
from azure_disk_analysis.check.links import is_unknown, key_of, raw_at
from azure_disk_analysis.check.report import BlastRadius, Subject
from azure_disk_analysis.check.side import SECURE_SET_ID, SET_ID, SOURCE_ID
from azure_disk_analysis.deployment import Resource
from azure_disk_facts.arm_id import try_parse
from azure_disk_facts.limits import KEY_VAULT_RETENTION_DAYS
from azure_disk_facts.resource_types import (
    DISK,
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
    SNAPSHOT,
    ResourceTypeFacts,
)

_ORDER = (KEY_VAULT.token, KEY.token, DISK_ENCRYPTION_SET.token)

_Users = dict[str, Resource]
"""Disks and snapshots by id, so that each counts once."""


def blast_radius(change: Change) -> tuple[BlastRadius, ...]:
    """Return what hangs on each vault, key, version and set, vaults first, then by name.

    Those that nothing hangs on are left out.
    """
    rows = _Blast(change).rows()
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                _ORDER.index(row.subject.type),
                row.subject.name.lower(),
                row.subject.urn,
            ),
        )
    )


class _Blast:
    def __init__(self, change: Change) -> None:
        self._change = change
        self._holders = KeyHolders(change)

    def rows(self) -> Iterator[BlastRadius]:
        vaults: dict[str, _Users] = defaultdict(dict)
        keys: dict[tuple[str, str], _Users] = defaultdict(dict)
        versions: dict[HeldKey, _Users] = defaultdict(dict)
        for set_id, users in self._users_by_set.items():
            yield self._of_set(set_id, users)
            for held in self._holders.of_set(set_id):
                if held.vault:
                    vaults[held.vault] |= users
                if held.name:
                    keys[held.vault, held.name] |= users
                if held.version:
                    versions[held] |= users
        for vault, users in vaults.items():
            yield self._of_vault(vault, users)
        for (vault, name), users in keys.items():
            yield self._of_key(HeldKey(vault, name), users)
        for held, users in versions.items():
            yield self._of_key(held, users)

    @cached_property
    def _users_by_set(self) -> Mapping[str, _Users]:
        found: dict[str, _Users] = defaultdict(dict)
        for each in self._change.side_after.resources:
            if each.token in {DISK.token, SNAPSHOT.token}:
                for set_id in self._sets_of(each):
                    found[set_id][key_of(each.id)] = each
        return found

    def _sets_of(self, user: Resource) -> set[str]:
        seen = set[str]()
        current: Resource | None = user
        while current is not None and key_of(current.id) not in seen:
            seen.add(key_of(current.id))
            values = current.properties
            named = [raw_at(values, SET_ID), raw_at(values, SECURE_SET_ID)]
            sets = {key_of(text) for text in named if isinstance(text, str) and text}
            if sets or not _inherits(current):
                return sets
            # A snapshot that names no set has its source's (rule B14).
            source = key_of(str(raw_at(values, SOURCE_ID) or ""))
            current = self._change.side_after.by_id.get(source) or self._change.by_id.get(source)
        return set()

    def _of_set(self, set_id: str, users: _Users) -> BlastRadius:
        found = self._holders.sets.get(set_id)
        return self._radius(
            self._subject(found, DISK_ENCRYPTION_SET, _last_name(set_id), users),
            users,
            # What an encryption set was can't be had back; its key may be in another one (C13).
            days=0,
            goes=self._goes(found),
        )

    def _of_vault(self, vault: str, users: _Users) -> BlastRadius:
        found = self._holders.vaults.get(vault)
        return self._radius(
            self._subject(found, KEY_VAULT, vault, users),
            users,
            days=self._days(found),
            goes=self._goes(found),
        )

    def _of_key(self, held: HeldKey, users: _Users) -> BlastRadius:
        vault = self._holders.vaults.get(held.vault)
        found = self._holders.keys.get((held.vault, held.name))
        named = self._subject(found, KEY, f"{held.vault}/{held.name}", users)
        if held.version:
            named = named.model_copy(update={"name": f"{named.name}/{held.version}"})
        goes = self._goes(found) or self._goes(vault)
        return self._radius(named, users, days=self._days(vault), goes=goes)

    def _subject(
        self, found: Resource | None, facts: ResourceTypeFacts, name: str, users: _Users
    ) -> Subject:
        """Return how a report names it: by its first user where the program does not declare it."""
        if found is not None:
            return self._change.subject(found)
        first = min(users.values(), key=lambda each: each.urn)
        return self._change.subject(first).model_copy(update={"name": name, "type": facts.token})

    def _goes(self, resource: Resource | None) -> bool:
        old = None if resource is None else self._change.old.get(resource.urn)
        return old is not None and self._change.goes(old)

    def _days(self, vault: Resource | None) -> int | None:
        """Return for how many days a deletion in a vault can be undone, whoever wants it gone.

        Without purge protection anybody with the right may end soft delete at once (rule C9).
        """
        declared = None if vault is None else self._change.new.get(vault.urn)
        for name in ("enableSoftDelete", "enablePurgeProtection", "softDeleteRetentionInDays"):
            if declared is not None and is_unknown(raw_at(declared.inputs, ("properties", name))):
                return None
        if vault is None:
            return None
        values = vault.properties
        if values.get("enableSoftDelete") is False or not values.get("enablePurgeProtection"):
            return 0
        days = values.get("softDeleteRetentionInDays")
        # Unless told otherwise a key vault keeps what was deleted for as long as it can (rule C9).
        return int(days) if isinstance(days, int | float) else KEY_VAULT_RETENTION_DAYS[1]

    def _radius(
        self, subject: Subject, users: _Users, *, days: int | None, goes: bool
    ) -> BlastRadius:
        def names(facts: ResourceTypeFacts) -> tuple[str, ...]:
            of_type = (each for each in users.values() if each.token == facts.token)
            return tuple(sorted(each.logical_name for each in of_type))

        backups = (name for key in users for name in self._backups.get(key, ()))
        return BlastRadius(
            subject=subject,
            disks=names(DISK),
            snapshots=names(SNAPSHOT),
            recoverable_days=days,
            backups=tuple(sorted(backups)),
            goes=goes,
        )

    @cached_property
    def _backups(self) -> Mapping[str, list[str]]:
        """Names of the backup instances by disk: their points have the disk's key (rule E2)."""
        side = self._change.side_after
        found: dict[str, list[str]] = defaultdict(list)
        for instance in side.estate.backup_instances.values():
            named = side.by_id[key_of(instance.id)].logical_name
            found[key_of(instance.disk_id)].append(named)
        return found


def _inherits(resource: Resource) -> bool:
    option = raw_at(resource.properties, ("creationData", "createOption"))
    is_copied = isinstance(option, str) and option.lower() == "copy"
    return resource.token == SNAPSHOT.token and is_copied


def _last_name(arm_id: str) -> str:
    parsed = try_parse(arm_id)
    return arm_id.rsplit("::", 1)[-1] if parsed is None else parsed.name
