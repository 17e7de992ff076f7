"""New versions of keys, and the disk encryption sets that move to them (C10)."""

from datetime import datetime
from typing import Any

from azure_disk_facts.durations import format_timestamp
from azure_disk_facts.encryption import KEY_FOLLOWED_WITHIN, key_url_without_version
from azure_disk_simulator import addresses, errors, keys
from azure_disk_simulator.clock import from_micros, to_micros
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json, set_path
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World
from azure_disk_simulator.types.disk_encryption_set import FOLLOWS
from azure_disk_simulator.types.key import new_version

_SETTING = "key_rotations"
_ACTIVE = "properties.activeKey"

SEEN_AFTER = KEY_FOLLOWED_WITHIN / 2
"""Simulated: when a set has seen the new version; until the hour is over it still uses both."""


def rotate(world: World, key_id: str) -> None:
    """Give a key a new version, as its rotation policy or a person would.

    Raises:
        ArmError: 404, no such key.
    """
    key = addresses.existing(world, key_id)
    version = new_version(world)
    url = f"{key.get('properties.keyUri')}/{version}"
    set_path(key.body, "properties.keyUriWithVersion", url)
    made = to_micros(world.now)
    set_path(key.body, "properties.attributes.updated", made // 1_000_000)
    key.state["versions"] = [*key.state.get("versions", ()), version]
    world.store.save(key)
    world.store.set_setting(_SETTING, [*_pending(world), {"url": url, "made": made}])


def follow(world: World) -> None:
    """Let the sets that follow rotation move, as far as their time has come."""
    pending = _pending(world)
    if not pending:
        return
    rest = [each for each in pending if not _is_followed(world, each)]
    if rest != pending:
        world.store.set_setting(_SETTING, rest)


def _pending(world: World) -> list[dict[str, Any]]:
    return world.store.setting(_SETTING) or []


def _is_followed(world: World, rotation: dict[str, Any]) -> bool:
    """Move the sets of a rotated key; tell whether none of them will move any more."""
    url, made = rotation["url"], from_micros(rotation["made"])
    if world.now < made + SEEN_AFTER:
        return False
    is_over = world.now >= made + KEY_FOLLOWED_WITHIN
    moved = [
        _has_moved(world, user, url, made + SEEN_AFTER, is_over=is_over)
        for user in world.store.users("key-user", key_url_without_version(url))
        if user.get(FOLLOWS) is True
    ]
    return is_over and all(moved)


def _has_moved(world: World, user: Resource, url: str, moment: datetime, *, is_over: bool) -> bool:
    """Move one set; a key it may not use stops it until that is mended."""
    before = user.body["properties"]
    after = {**before, **_moved(world, user, url, moment)}
    after.pop("autoKeyRotationError", None)
    try:
        found = keys.find_key(world, url)
        keys.check_usable(found, url)
        if not keys.may_encrypt(world, keys.users_of(world, user, found), found):
            raise errors.key_access_forbidden(url, user.name)
    except ArmError as error:
        stopped = {"code": error.code, "message": error.message}
        after = {**before, "autoKeyRotationError": stopped}
    if is_over:
        after["previousKeys"] = []
    if after != before:
        user.body["properties"] = after
        world.store.save(user)
    return "autoKeyRotationError" not in after


def _moved(world: World, user: Resource, url: str, moment: datetime) -> Json:
    active = user.get(_ACTIVE)
    if _version(world, active["keyUrl"]) >= _version(world, url):
        return {}
    return {
        "activeKey": {**active, "keyUrl": url},
        "previousKeys": [active],
        "lastKeyRotationTimestamp": format_timestamp(moment),
    }


def _version(world: World, url: str) -> int:
    """Return the place of a version among those of its key; -1 when the key is gone."""
    try:
        found = keys.find_key(world, url)
    except ArmError:
        return -1
    versions: list[str] = found.key.state["versions"]
    return versions.index(found.version.lower())
