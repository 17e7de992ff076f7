"""What a project says of its policies: presets, levels and parameters by rule, from one mapping.

    presets: [cis]
    unknown: block
    rules:
      disk-des-allow-list: {level: mandatory, allowed: [/subscriptions/...]}
      disk-backed-up: disabled

From it the packs' own configuration is made, as the engine and :class:`Judge` take it.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator

from azure_disk_policy.judging import LEVEL, UNDECIDED, UNKNOWN
from azure_disk_policy.pack import Level, Pack
from azure_disk_policy.packs import PACKS
from azure_disk_policy.presets import PRESETS, rules_of
from azure_disk_policy.rule import Rule

_KEYS = ("presets", "unknown", "rules")
_EFFECTS = ("warn", "block")
PackConfig = dict[str, dict[str, object]]
"""Level and parameters by policy, as a pack takes them."""


class ConfigurationError(Exception):
    """The mapping is not a configuration.

    Attributes:
        problems: every mistake: where, what was given, what is allowed.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def read_configuration(given: Any) -> dict[str, PackConfig]:
    """Return the configuration of each pack, by the pack's name.

    Raises:
        ConfigurationError: it is none, with every mistake.
    """
    problems = list(_misshapen(given)) or list(_problems(given))
    if problems:
        raise ConfigurationError(problems)
    return {pack.name: _of_pack(pack, given) for pack in PACKS}


def _of_pack(pack: Pack, given: Mapping[str, Any]) -> PackConfig:
    made: PackConfig = {UNDECIDED: {UNKNOWN: given.get("unknown") or "warn"}}
    on = {name for preset in given.get("presets") or () for name in rules_of(preset)}
    for name in pack.names:
        if name in on:
            made[name] = {LEVEL: pack.level_when_on(name).value}
    for name, own in (given.get("rules") or {}).items():
        if name in pack.names:
            made[name] = {**made.get(name, {}), **_own(own, pack, name)}
    return made


def _own(own: object, pack: Pack, name: str) -> dict[str, object]:
    if isinstance(own, str):
        return {LEVEL: own}
    values = dict(own) if isinstance(own, Mapping) else {}
    # Who sets a parameter of a rule wants the rule.
    level = values.pop("level", None) or pack.level_when_on(name).value
    return {LEVEL: level, **values}


def _misshapen(given: object) -> Iterator[str]:
    if not isinstance(given, Mapping):
        yield f"got {type(given).__name__}, allowed: a mapping with {', '.join(_KEYS)}"
        return
    if not isinstance(given.get("rules") or {}, Mapping):
        yield "rules: allowed: a mapping of rules to levels or parameters"
    if not isinstance(given.get("presets") or [], list):
        yield "presets: allowed: a list of names"


def _problems(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown_keys("", given, _KEYS)
    yield from _choice("unknown", given.get("unknown"), _EFFECTS)
    for preset in given.get("presets") or ():
        yield from _choice("presets", preset, PRESETS)
    rules = {rule.name: rule for pack in PACKS for rule, _ in pack.rules()}
    for name, own in (given.get("rules") or {}).items():
        if name not in rules:
            yield _wrong(f"rules.{name}", name, rules, "the name of a rule")
        else:
            yield from _rule_problems(rules[name], own)


def _rule_problems(rule: Rule, own: object) -> Iterator[str]:
    where = f"rules.{rule.name}"
    levels = [level.value for level in Level]
    if isinstance(own, str):
        yield from _choice(where, own, levels)
        return
    if not isinstance(own, Mapping):
        yield f"{where}: got {own!r}, allowed: a level or a mapping of parameters"
        return
    yield from _choice(f"{where}.level", own.get("level"), levels)
    yield from _choice(f"{where}.{UNKNOWN}", own.get(UNKNOWN), _EFFECTS)
    known = {parameter.name: parameter for parameter in rule.parameters}
    yield from _unknown_keys(f"{where}.", own, (*known, "level", UNKNOWN))
    for name, parameter in known.items():
        if name in own:
            for error in Draft202012Validator(parameter.json_schema()).iter_errors(own[name]):
                yield f"{where}.{name}: {error.message}; {parameter.description}"


def _unknown_keys(where: str, given: Mapping[str, Any], known: Iterable[str]) -> Iterator[str]:
    for key in given:
        if key not in known:
            yield _wrong(f"{where}{key}", key, known, ", ".join(known))


def _choice(where: str, value: object, allowed: Iterable[str]) -> Iterator[str]:
    choices = tuple(allowed)
    if value is not None and value not in choices:
        yield _wrong(where, value, choices, ", ".join(choices))


def _wrong(where: str, value: object, known: Iterable[str], allowed: str) -> str:
    near = difflib.get_close_matches(str(value), list(known), n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{where}: got {value!r}, allowed: {allowed}{hint}"
