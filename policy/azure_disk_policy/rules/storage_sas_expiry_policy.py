"""Storage accounts that limit the life of shared access signatures."""

from datetime import timedelta

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_facts.storage import SasExpirationAction, format_sas_period, parse_sas_period
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

PERIOD = "sasPolicy.sasExpirationPeriod"
ACTION = "sasPolicy.expirationAction"


def _limit(account: Resource, context: Context) -> dict[str, object]:
    """Return a fix that shortens the period; an action that is declared stays."""
    days = int(context.parameters.number("maxDays") or 1)
    action = {} if account.present(ACTION) else {ACTION: SasExpirationAction.LOG.value}
    return {PERIOD: format_sas_period(days), **action}


@of_exports
def storage_sas_expiry_policy(account: Resource, context: Context) -> Verdict:
    """Demand a period of ``maxDays`` at most, written as ``d.hh:mm:ss``."""
    text = account.text(PERIOD)
    if text is None:
        return violated(PERIOD, "is absent, so signatures may live for ever")
    period = parse_sas_period(text)
    if period is None:
        return violated(PERIOD, "is not of the form d.hh:mm:ss")
    days = context.parameters.number("maxDays") or 0
    if period > timedelta(days=days):
        return violated(PERIOD, f"is longer than {days:g} days")
    return COMPLIANT


RULE = Rule(
    name="storage-sas-expiry-policy",
    title="a storage account limits how long shared access signatures live",
    severity=Severity.MEDIUM,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_sas_expiry_policy,
    remediation=f"set {PERIOD} to at most maxDays, for example {format_sas_period(7)}",
    link="https://learn.microsoft.com/azure/storage/common/sas-expiration-policy",
    parameters=(
        *EXPORTS_ONLY,
        Parameter(
            "maxDays",
            {"type": "integer", "minimum": 1},
            7,
            "days that a signature may live at most",
        ),
    ),
    fix=_limit,
)
