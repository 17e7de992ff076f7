"""The firewall of a key vault (rule C18)."""

from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Network, NetmaskValueError

from azure_disk_facts.arm_id import try_parse
from azure_disk_facts.encryption import (
    MAX_KEY_VAULT_IP_RULES,
    MAX_KEY_VAULT_SUBNET_RULES,
    PRIVATE_RANGES,
)
from azure_disk_facts.resource_types import SUBNET
from azure_disk_protection.checks.given import Given
from azure_disk_protection.problems import Problem


def check_firewall(given: Given) -> Iterator[Problem]:
    """A key vault's firewall takes public IPv4 ranges and subnets (rule C18)."""
    ranges = given.known("allowed_ip_ranges") or []
    for index, text in enumerate(ranges):
        if isinstance(text, str) and not _is_public_range(text):
            yield given.problem(
                "allowed_ip_ranges",
                f"public IPv4 addresses or ranges, item {index} is none",
                "write for example 203.0.113.0/24",
            )
    for index, text in enumerate(given.known("allowed_subnet_ids") or []):
        parsed = try_parse(text) if isinstance(text, str) else None
        if isinstance(text, str) and (parsed is None or not parsed.has_type(SUBNET.arm_type)):
            yield given.problem(
                "allowed_subnet_ids",
                f"ids of {SUBNET.arm_type}, item {index} is none",
                "give the subnet's id",
            )
    for name, most in (
        ("allowed_ip_ranges", MAX_KEY_VAULT_IP_RULES),
        ("allowed_subnet_ids", MAX_KEY_VAULT_SUBNET_RULES),
    ):
        if len(given.known(name) or []) > most:
            yield given.problem(name, f"{most} at most", "merge or remove some")


def _is_public_range(text: str) -> bool:
    try:
        network = IPv4Network(text)
    except (AddressValueError, NetmaskValueError, ValueError):
        return False
    return not any(network.overlaps(IPv4Network(each)) for each in PRIVATE_RANGES)
