"""Rules that demand certain values of one property."""

from collections.abc import Iterable
from enum import Enum

from azure_disk_policy.inputs import UNKNOWN, Inputs, same
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def shown(value: str, vocabulary: Iterable[Enum]) -> str | None:
    """Return a value as Azure spells it, or ``None`` when it isn't one of Azure's own.

    Only such values may stand in a message: any other text could be a secret.
    """
    return next((str(item.value) for item in vocabulary if same(item.value, value)), None)


def _wrong(inputs: Inputs, path: str, message: str) -> Verdict:
    """Return a violation, told with the whole path where the inputs lie within a resource."""
    return violated(inputs.at(path).path, message)


def is_given(inputs: Inputs, path: str) -> bool:
    """Tell whether a property holds a text, as ids do; one that isn't known yet counts.

    Raises:
        UnknownInputError: an object *above* the path is unknown.
    """
    value = inputs.at(path).value
    return value is UNKNOWN or (isinstance(value, str) and bool(value.strip()))


def demand_choice(
    inputs: Inputs, path: str, *, wanted: tuple[Enum, ...], absent: Enum | None
) -> Verdict:
    """Demand that a property is one of some enum members.

    Args:
        inputs: the resource, or the object the path starts from.
        path: the property.
        wanted: the values that comply.
        absent: what Azure takes the absent property for; ``None`` where that is no choice.
    """
    value = inputs.text(path)
    choice = " or ".join(str(item.value) for item in wanted)
    if value is None:
        if absent in wanted:
            return COMPLIANT
        meant = f", which means {absent.value}" if absent else ""
        return _wrong(inputs, path, f"is absent{meant}, not {choice}")
    if any(same(item.value, value) for item in wanted):
        return COMPLIANT
    got = shown(value, type(wanted[0]))
    return _wrong(inputs, path, f"is {got}, not {choice}" if got else f"is not {choice}")


def demand_true(inputs: Inputs, path: str) -> Verdict:
    """Demand that a switch is on whose absence means off."""
    value = inputs.boolean(path)
    if value:
        return COMPLIANT
    return _wrong(inputs, path, "is absent, which means false" if value is None else "is false")


def demand_not_true(inputs: Inputs, path: str) -> Verdict:
    """Demand that a switch is off whose absence means off."""
    return _wrong(inputs, path, "is true") if inputs.boolean(path) else COMPLIANT


def demand_false(inputs: Inputs, path: str) -> Verdict:
    """Demand that a switch is declared off, as its absence means on or has meant so."""
    value = inputs.boolean(path)
    if value is False:
        return COMPLIANT
    return _wrong(inputs, path, "is true" if value else "is absent, which may mean true")


def demand_not_false(inputs: Inputs, path: str) -> Verdict:
    """Demand that a switch is on whose absence means on."""
    return _wrong(inputs, path, "is false") if inputs.boolean(path) is False else COMPLIANT


def demand_number(
    inputs: Inputs,
    path: str,
    *,
    least: float | None = None,
    most: float | None = None,
    absent: float | None,
) -> Verdict:
    """Demand that a number lies within bounds.

    Args:
        inputs: the resource, or the object the path starts from.
        path: the property.
        least: the lower bound, if there is one.
        most: the upper bound, if there is one.
        absent: what Azure takes the absent property for; ``None`` where that is no number.
    """
    value = inputs.number(path)
    if value is None:
        if inputs.text(path) is not None:
            return _wrong(inputs, path, "is not a number")
        if absent is None:
            return _wrong(inputs, path, "is absent")
        value = absent
    if least is not None and value < least:
        return _wrong(inputs, path, f"is {value:g}, less than {least:g}")
    if most is not None and value > most:
        return _wrong(inputs, path, f"is {value:g}, more than {most:g}")
    return COMPLIANT
