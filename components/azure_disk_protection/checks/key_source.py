"""Where a disk encryption set's key lies, and who may grant it (rules C3-C7, C11)."""

from collections.abc import Iterator

from azure_disk_facts.arm_id import is_guid
from azure_disk_facts.encryption import (
    KEY_HOSTS,
    EncryptionSetType,
    SetIdentityType,
    is_managed_hsm_url,
    is_versioned_key_url,
    key_host_name,
)
from azure_disk_facts.regions import AzureCloud
from azure_disk_protection.checks.given import Check, Given
from azure_disk_protection.checks.places import region_of
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import schema_case

_OF_NEW_KEYS = (
    "key_name",
    "key_type",
    "key_size_bits",
    "rotate_every",
    "notify_before_expiry",
    "key_lifetime",
    "key_release_policy",
)
_OF_NEW_VAULTS = (
    "deleted_keys_kept_days",
    "tenant_id",
    "recover_deleted",
    "allowed_ip_ranges",
    "allowed_subnet_ids",
)
_OF_KEY_VAULTS = ("private_endpoint", "diagnostics")


def is_confidential(given: Given) -> bool:
    """Tell whether the set is for confidential machines."""
    kind = given.choice("encryption_type", EncryptionSetType)
    return kind is EncryptionSetType.CONFIDENTIAL_VM


def grants_here(given: Given) -> bool:
    """Tell whether the resource manager can grant the key, and is asked to."""
    is_elsewhere = given.has("managed_hsm_key_url") or given.has("federated_client_id")
    return given.flag("grant") is not False and not is_elsewhere


def nothing(given: Given, names: tuple[str, ...], beside: str, *, action: str) -> Iterator[Problem]:
    """Yield a problem for each of the inputs that was given."""
    for name in names:
        if given.has(name):
            yield given.problem(name, f"nothing {beside}", action)


def check_existing_key(given: Given) -> Iterator[Problem]:
    """A key or key vault that exists is not defined anew."""
    for source in ("key_url", "managed_hsm_key_url"):
        if given.has(source):
            beside = f"beside {schema_case(source)}"
            yield from nothing(given, _OF_NEW_KEYS, beside, action="the key exists, remove it")
    if not given.has("key_vault_name"):
        yield from nothing(
            given, _OF_NEW_VAULTS, "without keyVaultName", action="no key vault is made, remove it"
        )


def check_one_vault(given: Given) -> Iterator[Problem]:
    """A key lies in the key vault that is named beside its URL: the grant is made there (C3)."""
    url, vault = given.text("key_url"), given.arm_id("key_vault_id")
    if url is None or not is_versioned_key_url(url) or is_managed_hsm_url(url):
        return
    named = given.text("key_vault_name") if vault is None else vault.name
    if named is not None and key_host_name(url) != named.lower():
        where = "keyVaultName" if vault is None else "keyVaultId"
        yield given.problem(
            "key_url",
            f"the URL of a key in {named}, that of {where}",
            f"give such a key, or the key's own key vault as {where}",
        )


def check_managed_hsm(given: Given) -> Iterator[Problem]:
    """A managed HSM's key comes by its URL with version alone (rules C3, C4)."""
    url = given.text("managed_hsm_key_url")
    if url is not None and not (is_managed_hsm_url(url) and is_versioned_key_url(url)):
        host = KEY_HOSTS[AzureCloud.PUBLIC].managed_hsm
        yield given.problem(
            "managed_hsm_key_url",
            f"https://<hsm>{host}/keys/<key>/<version>",
            "give the URL of a key in a managed HSM, with its version",
        )
    if given.has("managed_hsm_key_url"):
        yield from nothing(
            given,
            ("key_vault_name", "key_vault_id", "key_url", *_OF_KEY_VAULTS),
            "beside managedHsmKeyUrl",
            action="the key lies in the managed HSM, remove it",
        )


def check_tenant(given: Given) -> Iterator[Problem]:
    """The key of another tenant comes by its URL alone, with a federated identity (rule C11)."""
    if not given.has("federated_client_id"):
        return
    text = given.text("federated_client_id")
    if text is not None and not is_guid(text):
        yield given.problem(
            "federated_client_id",
            "the client id of a multitenant application, a GUID",
            "take it from the application's registration",
        )
    yield from nothing(
        given,
        ("key_vault_name", "key_vault_id", *_OF_KEY_VAULTS),
        "beside federatedClientId",
        action="the key vault lies in another tenant, give keyUrl alone",
    )
    if not given.has("key_url") and not given.has("managed_hsm_key_url"):
        yield given.problem("key_url", "the URL of the other tenant's key", "give it")
    kind = given.choice("identity_type", SetIdentityType)
    if kind not in (None, SetIdentityType.USER_ASSIGNED):
        yield given.problem(
            "identity_type",
            f"{SetIdentityType.USER_ASSIGNED.value} with federatedClientId",
            "the application trusts a user-assigned identity, remove it",
        )


def check_grant(given: Given) -> Iterator[Problem]:
    """What the resource manager cannot grant is not asked of it (rules C7, C11)."""
    if given.flag("grant") is not True:
        return
    for name in ("managed_hsm_key_url", "federated_client_id"):
        if given.has(name):
            yield given.problem(
                "grant",
                f"false or nothing beside {schema_case(name)}",
                "Azure's resource manager cannot make this grant, remove it; the output "
                "grantCommand says what to run",
            )


def check_cloud(given: Given) -> Iterator[Problem]:
    """Keys lie in the cloud of the disks."""
    region = region_of(given)
    if region is None:
        return
    hosts = KEY_HOSTS[region.cloud]
    for name, host in (("key_url", hosts.key_vault), ("managed_hsm_key_url", hosts.managed_hsm)):
        url = given.text(name)
        is_hsm = name == "managed_hsm_key_url"
        if url is None or not is_versioned_key_url(url) or is_managed_hsm_url(url) != is_hsm:
            continue
        if f"{host}/" not in url.lower():
            allowed = f"a host that ends with {host}, that of the cloud of {region.name}"
            yield given.problem(name, allowed, "give a key of the same cloud")


KEY_SOURCE_CHECKS: tuple[Check, ...] = (
    check_one_vault,
    check_managed_hsm,
    check_tenant,
    check_existing_key,
    check_grant,
    check_cloud,
)
