"""Storage accounts that remind of renewing their keys."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.choices import demand_number
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import Verdict

DAYS = "keyPolicy.keyExpirationPeriodInDays"


def _limit(_: Resource, context: Context) -> dict[str, object]:
    """Return a fix that reminds as late as may be."""
    return {DAYS: int(context.parameters.number("maxDays") or 1)}


@of_exports
def storage_key_expiry(account: Resource, context: Context) -> Verdict:
    """Demand a reminder after ``maxDays`` at most; absent means none."""
    most = context.parameters.number("maxDays")
    return demand_number(account, DAYS, least=1, most=most, absent=None)


RULE = Rule(
    name="storage-key-expiry",
    title="a storage account reminds in time of renewing its access keys",
    severity=Severity.MEDIUM,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_key_expiry,
    remediation=f"set {DAYS} to maxDays or less",
    link="https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "3.4", "prowler"),
        Framework("CIS Azure Foundations 2.1", "3.4", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.4", "prowler"),
        Framework("CIS Azure Foundations 4.0", "10.3.1.2", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.1.2", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.1.2", "prowler"),
    ),
    parameters=(
        *EXPORTS_ONLY,
        Parameter(
            "maxDays",
            {"type": "integer", "minimum": 1},
            90,
            "days after which access keys have to be renewed at the latest",
        ),
    ),
    fix=_limit,
)
