"""Rules that demand certain values of one property."""

from collections.abc import Iterable
from enum import Enum

from azure_disk_policy.inputs import Inputs, same
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def shown(value: str, vocabulary: Iterable[Enum]) -> str | None:
    """Return a value as Azure spells it, or ``None`` when it isn't one of Azure's own.

    Only such values may stand in a message: any other text could be a secret.
    """
    return next((str(item.value) for item in vocabulary if same(item.value, value)), None)


def demand_choice(inputs: Inputs, path: str, *, wanted: tuple[Enum, ...], absent: Enum) -> Verdict:
    """Demand that a property is one of some enum members.

    Args:
        inputs: the resource, or the object the path starts from.
        path: the property.
        wanted: the values that comply.
        absent: what Azure takes the absent property for.
    """
    value = inputs.text(path)
    choice = " or ".join(str(item.value) for item in wanted)
    if value is None:
        if absent in wanted:
            return COMPLIANT
        return violated(path, f"is absent, which means {absent.value}, not {choice}")
    if any(same(item.value, value) for item in wanted):
        return COMPLIANT
    got = shown(value, type(absent))
    return violated(path, f"is {got}, not {choice}" if got else f"is not {choice}")


def demand_true(inputs: Inputs, path: str) -> Verdict:
    """Demand that a switch is on whose absence means off."""
    value = inputs.boolean(path)
    if value:
        return COMPLIANT
    return violated(path, "is absent, which means false" if value is None else "is false")
