"""Elliptic-curve keys on the curves that are allowed."""

from azure_disk_facts.key_vaults import EC_KINDS, KeyCurve
from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.choices import shown
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import (
    COMPLIANT,
    Compliant,
    NotApplicable,
    Verdict,
    settle,
    violated,
)

ALLOWED = "allowed"
NOT_EC = NotApplicable("is no elliptic-curve key")


def _demand(key: Resource, allowed: list[str]) -> Verdict:
    curve = key.text(keys.CURVE) or KeyCurve.P_256.value
    if curve.lower() in {each.lower() for each in allowed}:
        return COMPLIANT
    return violated(keys.CURVE, f"is {shown(curve, KeyCurve) or 'another'}, which is not allowed")


def key_curve_allowed(key: Resource, context: Context) -> Verdict:
    """Demand, of an elliptic-curve key, a curve that ``allowed`` lists; absent means P-256."""
    allowed = keys.words_of(context, ALLOWED)
    if not allowed:
        return keys.ALL_ALLOWED
    verdict = settle(lambda: _demand(key, allowed))
    if isinstance(verdict, Compliant):
        return verdict
    return verdict if keys.is_kind(key, *(kind.value for kind in EC_KINDS)) else NOT_EC


RULE = Rule(
    name="key-curve-allowed",
    title="an elliptic-curve key is on an allowed curve",
    severity=Severity.LOW,
    looks_at=(KEY,),
    check=key_curve_allowed,
    remediation="make a new key on an allowed curve",
    link="https://learn.microsoft.com/azure/key-vault/keys/about-keys",
    parameters=(
        Parameter(
            ALLOWED,
            {
                "type": "array",
                "items": {"type": "string", "enum": [curve.value for curve in KeyCurve]},
            },
            [curve.value for curve in KeyCurve],
            "curves a key may be on; an empty list allows all",
        ),
    ),
)
