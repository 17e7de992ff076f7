"""What a machine may be rebuilt from, and as what (rules A3, A8, A10, A11, B19, B21)."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from ipaddress import AddressValueError, IPv4Address
from typing import Any

from azure_disk_facts.disks import HyperVGeneration, SecurityType
from azure_disk_facts.durations import InvalidDuration, parse_duration
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.machines import LUNS, DiskCaching, can_cache
from azure_disk_facts.names import NETWORK_NAME, VIRTUAL_MACHINE_NAME
from azure_disk_facts.recovery_selectors import parse_moment
from azure_disk_facts.resource_types import DISK, NETWORK_INTERFACE, SUBNET, VIRTUAL_MACHINE
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.checks.access import ACCESS_CHECKS
from azure_disk_protection.checks.confidential_machine import check_confidential
from azure_disk_protection.checks.disk_restore import restore_problems
from azure_disk_protection.checks.given import (
    Check,
    Given,
    check_id,
    check_imports,
    check_name,
    run,
)
from azure_disk_protection.checks.places import check_region
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import LATER, join, schema_case

DEFAULT_MAX_SPREAD = timedelta(minutes=5)
"""Time between the first and the last point that counts as one moment (a choice, rule B21)."""

SHARED = (
    "resource_group_name",
    "location",
    "zone",
    "encryption_type",
    "disk_encryption_set_id",
    "other_encryption_set",
    "network_access_policy",
    "disk_access_id",
    "public_network_access",
    "data_access_auth_mode",
    "tags",
    "protect",
    "retain",
)
"""Inputs of the machine that each of its disks has."""

POINT_ONLY = ("taken", "caching")
"""Inputs of a machine's disk that a restored disk does not have."""

_CONFIDENTIAL = "ConfidentialVM"


def disk_values(values: Mapping[str, Any], point: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs by which one disk of a machine is restored."""
    shared = {name: values[name] for name in SHARED if values.get(name) is not None}
    own = {name: value for name, value in point.items() if name not in POINT_ONLY}
    sku = Given(own).choice("sku", DiskSku)
    if sku is not None and sku.value.endswith("_ZRS"):
        # A zone-redundant disk lies in every zone and is attached to a machine of any.
        shared.pop("zone", None)
    if Given(own).choice("security_type", SecurityType) is SecurityType.CONFIDENTIAL_CUSTOMER_KEY:
        # Its snapshot brings the confidential set along (B19); a second key has no place (D5).
        del own["security_type"]
        shared.pop("disk_encryption_set_id", None)
        shared["encryption_type"] = EncryptionType.PLATFORM_KEY
    return {**shared, **own}


def points_of(values: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the machine's points by their path in the inputs, in schema case."""
    found: dict[str, Mapping[str, Any]] = {}
    if isinstance(values.get("os_disk"), Mapping):
        found["osDisk"] = values["os_disk"]
    data = values.get("data_disks")
    for lun, point in data.items() if isinstance(data, Mapping) else ():
        if isinstance(point, Mapping):
            found[f"dataDisks.{lun}"] = point
    return found


def lun_of(text: str) -> int | None:
    """Return the LUN that a key names, or ``None``."""
    is_plain = text.isdecimal() and str(int(text)) == text
    return int(text) if is_plain and LUNS[0] <= int(text) <= LUNS[1] else None


def check_luns(given: Given) -> Iterator[Problem]:
    """Data disks go by LUN, each written in one way (knowledge)."""
    for lun in given.known("data_disks") or {}:
        if lun_of(lun) is None:
            yield given.problem(
                "data_disks",
                f"keys {LUNS[0]} to {LUNS[1]}, the disks' LUNs, without leading zeros",
                f"correct the key {lun!r}",
            )


def check_network(given: Given) -> Iterator[Problem]:
    """A machine has a new network interface in a subnet, or an existing one."""
    if given.has("subnet_id") == given.has("network_interface_id"):
        yield given.problem(
            "subnet_id" if not given.has("subnet_id") else "network_interface_id",
            "the id of a subnet in subnetId, or of an interface in networkInterfaceId",
            "a machine is connected through one of them, give exactly one",
        )
    elif given.has("network_interface_id"):
        for name in ("private_ip_address", "accelerated_networking", "network_interface_name"):
            if given.has(name):
                yield given.problem(
                    name, "nothing with networkInterfaceId", "remove it, the interface has its own"
                )


def check_address(given: Given) -> Iterator[Problem]:
    """An address is one (knowledge)."""
    text = given.text("private_ip_address")
    if text is None:
        return
    try:
        IPv4Address(text)
    except AddressValueError:
        yield given.problem("private_ip_address", "an IPv4 address of the subnet", "correct it")


def check_spread(given: Given) -> Iterator[Problem]:
    """The points of one machine are of one moment: each disk's is its own (rule B21)."""
    text, most = given.text("max_spread"), DEFAULT_MAX_SPREAD
    if text is not None:
        try:
            most = parse_duration(text)
        except InvalidDuration:
            yield given.problem(
                "max_spread", "an ISO 8601 duration such as PT5M or PT30S", "correct it"
            )
            return
    moments: dict[str, datetime] = {}
    for path, point in points_of(_values(given)).items():
        taken = Given(point).text("taken")
        moment = None if taken is None else parse_moment(taken)
        if taken is not None and moment is None:
            yield Problem(
                join(path, "taken"),
                taken,
                "a moment with a UTC offset such as 2026-03-01T06:00:00Z",
                "give the snapshot's timeCreated",
            )
        elif moment is not None:
            moments[path] = moment
    if len(moments) > 1:
        yield from _spread(given, moments, most)


def _spread(given: Given, moments: dict[str, datetime], most: timedelta) -> Iterator[Problem]:
    ordered = sorted(moments, key=lambda path: moments[path])
    first, last = ordered[0], ordered[-1]
    spread = moments[last] - moments[first]
    if spread > most:
        yield given.problem(
            "max_spread",
            f"{spread} or more: that lies between {first} and {last}",
            "choose points of one moment, or say with maxSpread that these may differ so much: "
            "each disk is as it was at its own point, and a file system or database over several "
            "disks may not survive that",
        )


def _values(given: Given) -> dict[str, Any]:
    return {name: given.known(name) for name in ("os_disk", "data_disks")}


def check_caching(given: Given) -> Iterator[Problem]:
    """No host cache over 4,095 GiB, nor on Premium SSD v2 and Ultra (rule A3)."""
    for path, point in points_of(_values(given)).items():
        disk = Given(point, path)
        caching, sku = disk.choice("caching", DiskCaching), disk.choice("sku", DiskSku)
        size = disk.number("size_gib")
        if size is None:
            size = disk.number("snapshot_size_gib")
        if sku is None or caching in (None, DiskCaching.NONE) or can_cache(sku, size):
            continue
        yield disk.problem(
            "caching",
            f"{DiskCaching.NONE.value} for this {sku.value} disk",
            "such a disk takes no host cache, remove it",
        )


def check_start(given: Given) -> Iterator[Problem]:
    """Secure boot and a virtual TPM come with trusted launch (rules A10, A11)."""
    point = given.known("os_disk")
    os_disk = Given(point if isinstance(point, Mapping) else {}, "osDisk")
    kind = os_disk.choice("security_type", SecurityType)
    for name in ("secure_boot", "vtpm"):
        if given.has(name) and kind is None:
            yield given.problem(
                name,
                "nothing, unless osDisk.securityType is given",
                "give the security type of the machine that was lost, or remove it",
            )
    if kind is not None and os_disk.choice("hyper_v_generation", HyperVGeneration) is None:
        yield os_disk.problem(
            "hyper_v_generation", HyperVGeneration.V2.value, "state it: such a disk is generation 2"
        )


def security_type_of_machine(kind: SecurityType | None) -> str | None:
    """Return the security type of a machine that starts from a disk of one (rule A11)."""
    if kind is None or kind is SecurityType.TRUSTED_LAUNCH:
        return None if kind is None else kind.value
    return _CONFIDENTIAL


def import_roles(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the roles of a machine's children with their ARM types."""
    data = values.get("data_disks")
    luns = data if isinstance(data, Mapping) else {}
    return {
        "vm": VIRTUAL_MACHINE.arm_type,
        "nic": NETWORK_INTERFACE.arm_type,
        "os-disk": DISK.arm_type,
        **{f"data-{lun}-disk": DISK.arm_type for lun in luns},
    }


def check_machine_imports(given: Given) -> Iterator[Problem]:
    """``imports`` names children of this machine."""
    roles = import_roles(_values(given))
    yield from check_imports(**roles)(given)


MACHINE_CHECKS: tuple[Check, ...] = (
    check_region(),
    check_name("network_interface_name", NETWORK_NAME),
    check_name("vm_name", VIRTUAL_MACHINE_NAME),
    check_id("subnet_id", SUBNET.arm_type),
    check_id("network_interface_id", NETWORK_INTERFACE.arm_type),
    check_network,
    check_address,
    check_luns,
    check_spread,
    check_caching,
    check_start,
    check_confidential,
    check_machine_imports,
    *ACCESS_CHECKS,
)


def machine_problems(values: dict[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a machine and the restore of its disks."""
    found = run(MACHINE_CHECKS, values, path)
    reported = {problem.path for problem in found}
    for place, point in points_of(values).items():
        for problem in restore_problems(disk_values(values, _known(point)), place):
            shared = _of_the_machine(problem, place, point)
            if shared.path not in reported:
                found.append(shared)
    return found


def _known(point: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in point.items() if value is not LATER}


def _of_the_machine(problem: Problem, place: str, point: Mapping[str, Any]) -> Problem:
    """Return a problem of a disk under the machine's input that it comes from."""
    name = problem.path.removeprefix(f"{place}.")
    from_machine = {schema_case(each): each for each in SHARED}
    if name in from_machine and point.get(from_machine[name]) is None:
        return Problem(name, problem.value, problem.allowed, problem.action)
    return problem
