"""What rules on key vaults have in common."""

from collections.abc import Callable
from functools import partial

from azure_disk_facts.key_vaults import RECOVER, TrustedServices
from azure_disk_facts.limits import KEY_VAULT_RETENTION_DAYS
from azure_disk_facts.network import PublicNetworkAccess
from azure_disk_policy.families.choices import (
    demand_choice,
    demand_not_false,
    demand_number,
    demand_true,
)
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle

RECOVERED = NotApplicable("createMode is recover: Azure restores the vault as it was")
PURGE_PROTECTION = "properties.enablePurgeProtection"
SOFT_DELETE = "properties.enableSoftDelete"
SOFT_DELETE_DAYS = "properties.softDeleteRetentionInDays"
PUBLIC_ACCESS = "properties.publicNetworkAccess"
FIREWALL_ACTION = "properties.networkAcls.defaultAction"
BYPASS = "properties.networkAcls.bypass"
RBAC = "properties.enableRbacAuthorization"
DISK_ENCRYPTION_ACCESS = "properties.enabledForDiskEncryption"

RECOVERABLE_FRAMEWORKS = (
    Framework("MCSB", "DP-8", "Azure Policy 0b60c0b2-2dc2-4e1c-b5c9-abbed971de53"),
    Framework("CIS Azure Foundations 1.4", "8.6", "Azure Policy"),
    Framework("CIS Azure Foundations 2.0", "8.5", "prowler"),
    Framework("CIS Azure Foundations 2.1", "8.5", "prowler"),
    Framework("CIS Azure Foundations 3.0", "3.3.5", "prowler"),
    Framework("CIS Azure Foundations 4.0", "9.3.5", "prowler"),
    Framework("CIS Azure Foundations 5.0", "8.3.5", "prowler"),
    Framework("CIS Azure Foundations 6.0", "8.3.5", "prowler"),
    Framework("SOC 2", "CC6.1", "Azure Policy"),
    Framework("NIST 800-53 r5", "CP-9", "Azure Policy"),
    Framework("HIPAA", "164.308(a)(7)", "by intent"),
)
"""Controls about key vaults that can be brought back."""


def unless_recovered(vault: Resource, check: Callable[[], Verdict]) -> Verdict:
    """Return a check's verdict unless ``createMode`` says that a deleted vault is recovered.

    Raises:
        UnknownInputError: the check doesn't comply and ``createMode`` is not known.
    """
    verdict = settle(check)
    if isinstance(verdict, Compliant | NotApplicable):
        return verdict
    return RECOVERED if same(vault.text("properties.createMode") or "", RECOVER) else verdict


CLOSE_PUBLIC_ACCESS = setting({PUBLIC_ACCESS: PublicNetworkAccess.DISABLED.value})


def demand_no_public_access(vault: Resource) -> Verdict:
    """Demand that a vault doesn't answer over the public network; absent means that it does."""
    return demand_choice(
        vault,
        PUBLIC_ACCESS,
        wanted=(PublicNetworkAccess.DISABLED,),
        absent=PublicNetworkAccess.ENABLED,
    )


def demand_recoverable(vault: Resource) -> Verdict:
    """Demand purge protection, and soft delete not switched off; absent, that is on."""
    return unless_recovered(
        vault,
        lambda: demand_all(
            partial(demand_true, vault, PURGE_PROTECTION),
            partial(demand_not_false, vault, SOFT_DELETE),
        ),
    )


_SHORTEST, _LONGEST = KEY_VAULT_RETENTION_DAYS
KEPT_DAYS = Parameter(
    "minDays",
    {"type": "integer", "minimum": _SHORTEST, "maximum": _LONGEST},
    _LONGEST,
    "days that deleted keys have to be kept at least",
)
KEEP_LONGER = f"make the vault with {SOFT_DELETE_DAYS} long enough; it is fixed from then on"
"""What to do about a vault that forgets too soon."""


def demand_long_soft_delete(vault: Resource, context: Context) -> Verdict:
    """Demand that deleted keys are kept for :data:`KEPT_DAYS`; absent means the longest."""
    least = context.parameters.number(KEPT_DAYS.name)
    return unless_recovered(
        vault, lambda: demand_number(vault, SOFT_DELETE_DAYS, least=least, absent=_LONGEST)
    )


def demand_bypass(vault: Resource) -> Verdict:
    """Demand that trusted services pass the firewall, as absent means."""
    trusted = TrustedServices.AZURE_SERVICES
    return demand_choice(vault, BYPASS, wanted=(trusted,), absent=trusted)
