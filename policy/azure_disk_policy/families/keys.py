"""Keys and secrets of key vaults: what they are, when they expire, how they rotate.

Times are seconds since 1970; zero stands for none.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import partial

from azure_disk_facts.durations import InvalidDuration, format_duration, parse_duration
from azure_disk_facts.encryption import MIN_ROTATION_AFTER_CREATE_DAYS
from azure_disk_facts.key_vaults import KeyKind, LifetimeAction
from azure_disk_policy.families.choices import shown
from azure_disk_policy.families.clock import now
from azure_disk_policy.families.logic import every, some
from azure_disk_policy.inputs import Gaps, Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import (
    COMPLIANT,
    Compliant,
    NotApplicable,
    Verdict,
    settle,
    violated,
)

KIND = "properties.kty"
SIZE = "properties.keySize"
OPERATIONS = "properties.keyOps"
CURVE = "properties.curveName"
ATTRIBUTES = "properties.attributes"
ENABLED = f"{ATTRIBUTES}.enabled"
EXPIRES = f"{ATTRIBUTES}.expires"
NOT_BEFORE = f"{ATTRIBUTES}.notBefore"
EXPORTABLE = f"{ATTRIBUTES}.exportable"
ROTATION = "properties.rotationPolicy"
ACTIONS = f"{ROTATION}.lifetimeActions"
LIFETIME = f"{ROTATION}.attributes.expiryTime"
"""How long a version of the key lives."""

DISABLED = NotApplicable("is disabled")
NEVER_EXPIRES = NotApplicable("never expires, which key-expiry-set reports")

ALL_ALLOWED = NotApplicable("the parameter allowed is empty")

_ACTION = "action.type"
_TRIGGER = "trigger"
_AFTER_CREATE = f"{_TRIGGER}.timeAfterCreate"
_BEFORE_EXPIRY = f"{_TRIGGER}.timeBeforeExpiry"


def seconds(inputs: Inputs, path: str) -> float | None:
    """Return a time, ``None`` where there is none.

    Raises:
        UnknownInputError: it is not known yet.
    """
    number = inputs.number(path)
    return number if number is not None and number > 0 else None


def length(inputs: Inputs, path: str) -> timedelta | None:
    """Return an ISO 8601 duration, ``None`` where there is none or it lasts no time.

    Raises:
        UnknownInputError: it is not known yet.
    """
    try:
        return parse_duration(inputs.text(path) or "") or None
    except InvalidDuration:
        return None


def in_days(context: Context, parameter: str) -> float:
    """Return the seconds that a parameter gives in days."""
    return timedelta(days=context.parameters.number(parameter) or 0).total_seconds()


def words_of(context: Context, parameter: str) -> list[str]:
    """Return the texts that a parameter lists."""
    found = [each.scalar() for each in context.parameters.items(parameter)]
    return [word for word in found if word is not None]


def present_time(context: Context) -> float:
    """Return the time to judge by, in seconds since 1970."""
    return now(context).timestamp()


def demand_expiry(resource: Resource) -> Verdict:
    """Demand a date of expiry."""
    if seconds(resource, EXPIRES) is not None:
        return COMPLIANT
    return violated(EXPIRES, "names no time, which means never")


def unless_disabled(key: Resource, check: Callable[[], Verdict]) -> Verdict:
    """Return a check's verdict unless the key is disabled.

    Raises:
        UnknownInputError: the check doesn't comply, and it is not known whether it is.
    """
    verdict = settle(check)
    if isinstance(verdict, Compliant | NotApplicable):
        return verdict
    return DISABLED if key.boolean(ENABLED) is False else verdict


def is_kind(key: Resource, *kinds: str) -> bool:
    """Tell whether a key is of one of some kinds.

    Raises:
        UnknownInputError: its kind is not known yet.
    """
    given = key.text(KIND) or ""
    return any(same(given, kind) for kind in kinds)


def demand_kind(key: Resource, allowed: Collection[str]) -> Verdict:
    """Demand that a key is of one of some kinds, in any case.

    Raises:
        UnknownInputError: its kind is not known yet.
    """
    given = key.text(KIND)
    wanted = " or ".join(kind.value for kind in KeyKind if kind.value.lower() in _lower(allowed))
    if given is None:
        return violated(KIND, "is absent")
    if given.lower() in _lower(allowed):
        return COMPLIANT
    return violated(KIND, f"is {shown(given, KeyKind) or 'another'}, not {wanted}")


def _lower(words: Iterable[str]) -> set[str]:
    return {word.lower() for word in words}


def rotates(key: Resource, most: timedelta | None = None) -> bool:
    """Tell whether a key makes new versions of itself, each after some time at most.

    Raises:
        UnknownInputError: nothing known makes it, and something is unknown.
    """
    return some(partial(_rotates, key, action, most) for action in key.items(ACTIONS))


def _rotates(key: Resource, action: Inputs, most: timedelta | None) -> bool:
    return every(partial(_is_rotation, action), partial(_is_due, key, action, most))


def _is_rotation(action: Inputs) -> bool:
    return same(action.text(_ACTION) or "", LifetimeAction.ROTATE.value)


def _is_due(key: Resource, action: Inputs, most: timedelta | None) -> bool:
    """Tell whether something triggers an action, within some time of a version's creation."""
    after = partial(length, action, _AFTER_CREATE)
    before = partial(length, action, _BEFORE_EXPIRY)
    if most is None:
        return some((lambda: after() is not None, lambda: before() is not None))
    return some(
        (
            lambda: _is_within(after(), most),
            lambda: _is_within(_until(length(key, LIFETIME), before()), most),
        )
    )


def _is_within(time: timedelta | None, most: timedelta) -> bool:
    return time is not None and time <= most


def _until(lifetime: timedelta | None, before: timedelta | None) -> timedelta | None:
    return None if lifetime is None or before is None else lifetime - before


def rotating(key: Resource, after: timedelta) -> Mapping[str, object]:
    """Return what makes a key rotate some time after the creation of each version.

    Actions that don't rotate stay. Nothing where something of the policy is unknown, or where the
    versions live too short for it.
    """
    gaps = Gaps()
    changes = dict(_rotation(key, after, gaps))
    lifetime = gaps.read(partial(length, key, LIFETIME))
    margin = timedelta(days=MIN_ROTATION_AFTER_CREATE_DAYS)
    fits = lifetime is None or after + margin <= lifetime
    return changes if fits and gaps.first is None else {}


def _rotation(key: Resource, after: timedelta, gaps: Gaps) -> Iterator[tuple[str, object]]:
    trigger = {"timeAfterCreate": format_duration(after)}
    actions = gaps.read(partial(key.items, ACTIONS)) or []
    kept = [action.value for action in actions]
    for action in actions:
        for path in (_ACTION, _AFTER_CREATE, _BEFORE_EXPIRY):
            gaps.read(partial(action.text, path))
        if gaps.read(partial(_is_rotation, action)):
            yield f"{action.path}.{_TRIGGER}", trigger
            return
    yield ACTIONS, [*kept, {"action": {"type": LifetimeAction.ROTATE.value}, _TRIGGER: trigger}]
