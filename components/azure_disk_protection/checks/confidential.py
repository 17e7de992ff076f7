"""Keys of confidential machines: released, not wrapped with (rules C1, D5)."""

from collections.abc import Iterator

from azure_disk_facts.confidential import (
    ORCHESTRATOR_APPLICATION_ID,
    default_release_policy,
    is_release_policy,
)
from azure_disk_facts.encryption import EncryptionSetType, KeyType
from azure_disk_protection.checks.given import Given
from azure_disk_protection.checks.key_source import grants_here, is_confidential, nothing
from azure_disk_protection.checks.places import region_of
from azure_disk_protection.problems import Problem

_OF_ROTATION = ("rotate_every", "notify_before_expiry", "key_lifetime")


def check_confidential(given: Given) -> Iterator[Problem]:
    """Keys of confidential machines are released, not wrapped with (rules C1, D5)."""
    if not is_confidential(given):
        yield from nothing(
            given,
            ("confidential_vm_orchestrator_id", "key_release_policy"),
            f"without {EncryptionSetType.CONFIDENTIAL_VM.value}",
            action="it is for confidential machines, remove it",
        )
        return
    if given.choice("key_type", KeyType) is KeyType.RSA:
        yield given.problem(
            "key_type", KeyType.RSA_HSM.value, "such keys are kept in hardware, remove it"
        )
    yield from nothing(
        given,
        _OF_ROTATION,
        f"with {EncryptionSetType.CONFIDENTIAL_VM.value}",
        action="such keys are rotated while the machines are off, remove it",
    )
    if given.flag("follow_rotation"):
        yield given.problem(
            "follow_rotation",
            f"false with {EncryptionSetType.CONFIDENTIAL_VM.value}",
            "such keys are rotated while the machines are off, remove it",
        )
    yield from _check_release(given)


def _check_release(given: Given) -> Iterator[Problem]:
    name = "confidential_vm_orchestrator_id"
    if grants_here(given) and not given.has(name):
        yield given.problem(
            name,
            "the object id of the service principal Confidential VM Orchestrator",
            "give it, or set grant to false and let it release the key otherwise",
        )
    orchestrator = given.text(name)
    if orchestrator is not None and orchestrator.lower() == ORCHESTRATOR_APPLICATION_ID:
        yield given.problem(
            name,
            "the object id of the service principal, which each tenant has its own of",
            "this is the application's id, which is the same everywhere: look the object id up "
            'with az ad sp list --display-name "Confidential VM Orchestrator"',
        )
    if not grants_here(given):
        yield from nothing(given, (name,), "where no grant is made here", action="remove it")
    policy, region = given.text("key_release_policy"), region_of(given)
    makes_key = not given.has("key_url") and not given.has("managed_hsm_key_url")
    if policy is not None and not is_release_policy(policy):
        yield given.problem(
            "key_release_policy",
            'JSON with "version" and "anyOf", each with an https "authority"',
            "write a release policy, or leave it out",
        )
    if not makes_key or given.has("key_release_policy") or region is None:
        return
    if default_release_policy(region.name) is None:
        yield given.problem(
            "key_release_policy",
            f"a release policy, the attestation provider of {region.name} is not known here",
            "give the policy",
        )
