"""Presets: the rules that serve a framework's controls, as the sources map them."""

from collections.abc import Mapping
from functools import cache

from azure_disk_policy.packs import PACKS

PRESETS: Mapping[str, str] = {
    "cis": "CIS Azure",
    "mcsb": "MCSB",
    "nist-800-53": "NIST 800-53",
    "iso-27001": "ISO 27001",
    "pci-dss": "PCI DSS",
}
"""Name of each preset, and how the names of its frameworks begin, in any version."""


@cache
def rules_of(preset: str) -> tuple[str, ...]:
    """Return the names of the rules that a preset switches on.

    Raises:
        KeyError: there is no such preset.
    """
    start = PRESETS[preset]
    return tuple(
        rule.name
        for pack in PACKS
        for rule, _ in pack.rules()
        if any(framework.name.startswith(start) for framework in rule.frameworks)
    )
