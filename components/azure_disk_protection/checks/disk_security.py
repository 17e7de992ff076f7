"""Disks for trusted launch and for confidential machines (rules A10, A11, D5)."""

from collections.abc import Iterator

from azure_disk_facts.disks import (
    TRUSTED_LAUNCH_OPTIONS,
    CreateOption,
    HyperVGeneration,
    SecurityType,
)
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET
from azure_disk_protection.checks.disk_source import option_of
from azure_disk_protection.checks.given import Check, Given, check_id
from azure_disk_protection.problems import Problem

_CUSTOMER_KEY = SecurityType.CONFIDENTIAL_CUSTOMER_KEY


def _security_type(given: Given) -> SecurityType | None:
    return given.choice("security_type", SecurityType)


def check_generation(given: Given) -> Iterator[Problem]:
    """Trusted launch and confidential machines start by UEFI (rule A10)."""
    generation = given.choice("hyper_v_generation", HyperVGeneration)
    if _security_type(given) is not None and generation is HyperVGeneration.V1:
        yield given.problem(
            "hyper_v_generation",
            HyperVGeneration.V2.value,
            "a disk with a securityType is generation 2",
        )


def check_trusted_launch(given: Given) -> Iterator[Problem]:
    """Trusted launch needs content that it can measure (rule A11)."""
    option = option_of(given)
    allowed = ", ".join(each.value for each in TRUSTED_LAUNCH_OPTIONS)
    if _security_type(given) is SecurityType.TRUSTED_LAUNCH and (
        option not in TRUSTED_LAUNCH_OPTIONS
    ):
        yield given.problem(
            "security_type",
            f"{SecurityType.TRUSTED_LAUNCH.value} for a disk created by {allowed}",
            f"this one is created by {option.value}: remove it, or choose such a source",
        )


def check_confidential_source(given: Given) -> Iterator[Problem]:
    """A confidential machine's disk is no empty one (rule A11, knowledge)."""
    kind = _security_type(given)
    is_confidential = kind is not None and kind is not SecurityType.TRUSTED_LAUNCH
    if kind is not None and is_confidential and option_of(given) is CreateOption.EMPTY:
        yield given.problem(
            "security_type",
            "nothing for an empty disk",
            "an OS disk comes from an image, a copy, an import or an upload, name its source",
        )


def check_confidential_set(given: Given) -> Iterator[Problem]:
    """A customer key of a confidential disk comes by a set of its own kind (rules A11, D5)."""
    kind, name = _security_type(given), "secure_vm_disk_encryption_set_id"
    if kind is _CUSTOMER_KEY and not given.has(name):
        yield given.problem(
            name,
            "the id of a confidential disk encryption set",
            f"{_CUSTOMER_KEY.value} needs it, give it",
        )
    if given.has(name) and kind is not _CUSTOMER_KEY:
        yield given.problem(
            name,
            f"nothing, unless securityType is {_CUSTOMER_KEY.value}",
            "choose that securityType or remove the set",
        )
    at_rest = given.choice("encryption_type", EncryptionType)
    if kind is _CUSTOMER_KEY and at_rest is not EncryptionType.PLATFORM_KEY:
        yield given.problem(
            "encryption_type",
            EncryptionType.PLATFORM_KEY.value,
            "secureVmDiskEncryptionSetId brings the customer key, a second one has no place",
        )


SECURITY_CHECKS: tuple[Check, ...] = (
    check_generation,
    check_trusted_launch,
    check_confidential_source,
    check_confidential_set,
    check_id("secure_vm_disk_encryption_set_id", DISK_ENCRYPTION_SET.arm_type),
)
