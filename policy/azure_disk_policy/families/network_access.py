"""Who may reach the data of a disk or snapshot over a network (rules A14-A17)."""

from collections.abc import Mapping
from functools import partial

from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_policy.families.choices import demand_choice, is_given
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.together import demand_all, demand_one
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated, settle, violated

POLICY = "networkAccessPolicy"
PUBLIC_ACCESS = "publicNetworkAccess"
ACCESS_ID = "diskAccessId"
AUTH_MODE = "dataAccessAuthMode"

_DENIED = NetworkAccessPolicy.DENY_ALL
_PRIVATE = NetworkAccessPolicy.ALLOW_PRIVATE


def demand_restricted_export(resource: Resource) -> Verdict:
    """Demand ``DenyAll`` or ``AllowPrivate``; absent means ``AllowAll``."""
    return demand_choice(
        resource, POLICY, wanted=(_DENIED, _PRIVATE), absent=NetworkAccessPolicy.ALLOW_ALL
    )


def demand_no_export(resource: Resource) -> Verdict:
    """Demand ``DenyAll``; private export does not comply, and absent means ``AllowAll``."""
    return demand_choice(resource, POLICY, wanted=(_DENIED,), absent=NetworkAccessPolicy.ALLOW_ALL)


def demand_no_public_access(resource: Resource) -> Verdict:
    """Demand ``Disabled``; absent means ``Enabled``."""
    return demand_choice(
        resource,
        PUBLIC_ACCESS,
        wanted=(PublicNetworkAccess.DISABLED,),
        absent=PublicNetworkAccess.ENABLED,
    )


def demand_one_switch(resource: Resource) -> Verdict:
    """Demand that export is restricted, or that there is no public access."""
    return demand_one(
        partial(demand_restricted_export, resource), partial(demand_no_public_access, resource)
    )


def demand_both_switches(resource: Resource) -> Verdict:
    """Demand that export is restricted, and that there is no public access."""
    return demand_all(
        partial(demand_restricted_export, resource), partial(demand_no_public_access, resource)
    )


def demand_private_access(resource: Resource) -> Verdict:
    """Demand a disk access with ``AllowPrivate``, and none otherwise, as Azure does (A14)."""
    is_private = same(resource.text(POLICY) or "", _PRIVATE.value)
    if is_private == is_given(resource, ACCESS_ID):
        return COMPLIANT
    if is_private:
        return violated(ACCESS_ID, f"is absent, and {POLICY} {_PRIVATE.value} needs it")
    return violated(POLICY, f"is not {_PRIVATE.value}, and only that takes a {ACCESS_ID}")


def demand_entra_token(resource: Resource) -> Verdict:
    """Demand ``AzureActiveDirectory``; absent means ``None``."""
    return demand_choice(
        resource,
        AUTH_MODE,
        wanted=(DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY,),
        absent=DataAccessAuthMode.NONE,
    )


ASK_FOR_ENTRA_TOKEN = setting({AUTH_MODE: DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY.value})
CLOSE_PUBLIC_ACCESS = setting({PUBLIC_ACCESS: PublicNetworkAccess.DISABLED.value})


def restrict_export(resource: Resource, _: Context) -> Mapping[str, object]:
    """Return ``DenyAll``, or ``AllowPrivate`` where a disk access is named, which needs that."""
    has_access = resource.is_unknown(ACCESS_ID) or is_given(resource, ACCESS_ID)
    return {POLICY: (_PRIVATE if has_access else _DENIED).value}


def deny_export(resource: Resource, _: Context) -> Mapping[str, object]:
    """Return ``DenyAll``; a disk access, which Azure refuses beside it, is taken away."""
    has_access = resource.is_unknown(ACCESS_ID) or is_given(resource, ACCESS_ID)
    return {POLICY: _DENIED.value, **({ACCESS_ID: None} if has_access else {})}


def close_both_switches(resource: Resource, context: Context) -> Mapping[str, object]:
    """Return what closes those of the two switches that are open."""
    is_open = isinstance(settle(partial(demand_restricted_export, resource)), Violated)
    return {
        **(restrict_export(resource, context) if is_open else {}),
        **CLOSE_PUBLIC_ACCESS(resource, context),
    }
