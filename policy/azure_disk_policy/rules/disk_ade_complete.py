"""Azure Disk Encryption with all that it needs."""

from functools import partial
from itertools import product

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.ade import SETTINGS, SWITCH_OF_DISK
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import (
    Compliant,
    NotApplicable,
    Verdict,
    Violation,
    each,
    settle,
    violated,
)

SECRET_VAULT_AND_KEY = (
    "diskEncryptionKey.secretUrl",
    "diskEncryptionKey.sourceVault.id",
    "keyEncryptionKey.keyUrl",
)


def _lacking(place: tuple[Inputs, str]) -> Violation | None:
    settings, path = place
    return None if is_given(settings, path) else Violation(settings.at(path).path, "is absent")


def _are_complete(disk: Resource) -> Verdict:
    settings = disk.items(SETTINGS)
    if not settings:
        return violated(SETTINGS, "is empty")
    return each(product(settings, SECRET_VAULT_AND_KEY), _lacking)


def disk_ade_complete(disk: Resource, _: Context) -> Verdict:
    """Demand a secret, its vault and a key in each element, once ADE is on; absent means off."""
    verdict = settle(partial(_are_complete, disk))
    if isinstance(verdict, Compliant) or disk.boolean(SWITCH_OF_DISK):
        return verdict
    return NotApplicable("Azure Disk Encryption is not on")


RULE = Rule(
    name="disk-ade-complete",
    title="a disk under Azure Disk Encryption has a secret, its vault and a key to wrap it with",
    severity=Severity.MEDIUM,
    looks_at=(DISK,),
    check=disk_ade_complete,
    remediation=f"give each of {SETTINGS} {', '.join(SECRET_VAULT_AND_KEY)}",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview",
    frameworks=(Framework("MCSB", "DP-3", "PSRule AZR-000252"),),
)
