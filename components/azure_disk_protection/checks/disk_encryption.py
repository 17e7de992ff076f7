"""A key and its encryption set as a whole (rules C1-C11, C18, C20, D5)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from azure_disk_facts.diagnostics import KEY_VAULT_CATEGORIES
from azure_disk_facts.encryption import MIN_ROTATION_AFTER_CREATE_DAYS, SetIdentityType
from azure_disk_facts.names import COMPUTE_NAME, IDENTITY_NAME, KEY_NAME
from azure_disk_facts.network import KEY_VAULT_LINK
from azure_disk_facts.resource_types import (
    DIAGNOSTIC_SETTING,
    DISK,
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
    ROLE_ASSIGNMENT,
    USER_ASSIGNED_IDENTITY,
)
from azure_disk_protection.checks.confidential import check_confidential
from azure_disk_protection.checks.diagnostics import nested_diagnostics_problems
from azure_disk_protection.checks.disk_access import (
    ENDPOINT_IMPORTS,
    endpoint_checks,
    made_of_endpoint,
)
from azure_disk_protection.checks.encryption import (
    DEFAULT_KEY_LIFETIME,
    KEY_CHECKS,
    check_duration,
    duration_of,
    key_place_checks,
)
from azure_disk_protection.checks.firewall import check_firewall
from azure_disk_protection.checks.given import (
    Check,
    Given,
    check_id,
    check_imports,
    check_name,
    run,
)
from azure_disk_protection.checks.key_source import (
    KEY_SOURCE_CHECKS,
    grants_here,
    is_confidential,
    nothing,
)
from azure_disk_protection.checks.places import check_group, check_region
from azure_disk_protection.checks.taken_over import check_made
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import join


def check_identity(given: Given) -> Iterator[Problem]:
    """Which identities a set has, and what proves that they may use the key (rules C2, C8)."""
    kind = given.choice("identity_type", SetIdentityType)
    own = ("identity_id", "identity_name", "identity_principal_id")
    if kind is SetIdentityType.SYSTEM_ASSIGNED:
        yield from nothing(given, own, f"with {kind.value}", action="the set has no such identity")
    else:
        yield from nothing(
            given,
            ("probe",),
            "unless identityType is SystemAssigned",
            action="the set itself proves the grant, remove it",
        )
    if given.has("identity_id"):
        yield from nothing(
            given, ("identity_name",), "beside identityId", action="the identity exists, remove it"
        )
    elif given.has("identity_principal_id"):
        yield given.problem(
            "identity_principal_id", "nothing without identityId", "give identityId, or remove it"
        )


def check_notice(given: Given) -> Iterator[Problem]:
    """A notice before the end needs an end (rule C20)."""
    least = timedelta(days=MIN_ROTATION_AFTER_CREATE_DAYS)
    notice = duration_of(given, "notify_before_expiry")
    if notice is not None and notice < least:
        yield given.problem(
            "notify_before_expiry",
            f"P{MIN_ROTATION_AFTER_CREATE_DAYS}D or longer",
            "choose an earlier notice",
        )
    ends = given.has("key_lifetime") or given.flag("follow_rotation") is not False
    if given.has("notify_before_expiry") and not ends:
        yield given.problem(
            "notify_before_expiry",
            "nothing without keyLifetime",
            "versions of the key do not end, give keyLifetime or remove it",
        )
    elif notice is not None:
        text = given.text("key_lifetime")
        text = DEFAULT_KEY_LIFETIME if text is None else text
        life = duration_of(Given({"life": text}), "life")
        if life is not None and notice >= life:
            yield given.problem(
                "notify_before_expiry", f"shorter than keyLifetime, {text}", "choose a later notice"
            )


def _made(given: Given) -> dict[str, bool]:
    kind, grants = given.choice("identity_type", SetIdentityType), grants_here(given)
    has_own = kind is not SetIdentityType.SYSTEM_ASSIGNED
    has_system = kind not in (None, SetIdentityType.USER_ASSIGNED)
    exists = ("key_url", "managed_hsm_key_url", "federated_client_id")
    return {
        "key-vault": given.has("key_vault_name"),
        **_made_of_endpoint(given),
        "key-vault-diagnostics": given.has("diagnostics"),
        "key": not any(given.has(name) for name in exists),
        "identity": has_own and not given.has("identity_id"),
        "key-grant": has_own and grants,
        "system-key-grant": has_system and grants,
        "release-grant": given.has("confidential_vm_orchestrator_id") and grants,
        "probe": not has_own and given.flag("probe") is not False and not is_confidential(given),
    }


def _made_of_endpoint(given: Given) -> dict[str, bool]:
    endpoint, prefix = given.known("private_endpoint"), "key-vault-"
    if endpoint is None:
        return {f"{prefix}{role}": False for role in ENDPOINT_IMPORTS}
    return made_of_endpoint(Given(endpoint), prefix)


DISK_ENCRYPTION_CHECKS: tuple[Check, ...] = (
    check_group(),
    check_region(),
    *KEY_CHECKS,
    *key_place_checks("key_vault_name"),
    *KEY_SOURCE_CHECKS,
    check_identity,
    check_confidential,
    check_firewall,
    check_duration("notify_before_expiry"),
    check_notice,
    check_name("key_name", KEY_NAME),
    check_name("identity_name", IDENTITY_NAME),
    check_id("identity_id", USER_ASSIGNED_IDENTITY.arm_type),
    check_name("disk_encryption_set_name", COMPUTE_NAME),
    check_imports(
        key_vault=KEY_VAULT.arm_type,
        **{f"key-vault-{role}": kind for role, kind in ENDPOINT_IMPORTS.items()},
        key_vault_diagnostics=DIAGNOSTIC_SETTING.arm_type,
        key=KEY.arm_type,
        identity=USER_ASSIGNED_IDENTITY.arm_type,
        key_grant=ROLE_ASSIGNMENT.arm_type,
        system_key_grant=ROLE_ASSIGNMENT.arm_type,
        release_grant=ROLE_ASSIGNMENT.arm_type,
        set=DISK_ENCRYPTION_SET.arm_type,
        probe=DISK.arm_type,
    ),
    check_made(_made),
)


def disk_encryption_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a key and its encryption set."""
    problems = run(DISK_ENCRYPTION_CHECKS, values, path)
    endpoint = values.get("private_endpoint")
    if isinstance(endpoint, Mapping):
        inside = {**endpoint, "location": values.get("location")}
        problems += run(endpoint_checks(KEY_VAULT_LINK), inside, join(path, "privateEndpoint"))
    return [*problems, *nested_diagnostics_problems(values, KEY_VAULT_CATEGORIES, path)]
