"""Policy findings as a report has them, whoever judged: the engine's packs, or a judge here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.report import FindingLevel, RuleFinding, Subject, fingerprint
from azure_disk_analysis.deployment import Resource
from azure_disk_policy import rules
from azure_disk_policy.configuration import PackConfig
from azure_disk_policy.judging import UNDECIDED, UNDECIDED_TITLE, UNKNOWN, level_of
from azure_disk_policy.pack import Level
from azure_disk_policy.packs import PACKS
from azure_disk_policy.rule import Rule

_OPEN = re.compile(
    r"^(?P<rule>[a-z0-9-]+) can't be decided for .+?: (?P<path>.+) is not known yet$", re.DOTALL
)
_PATH = re.compile(r"^(?P<path>[A-Za-z_][\w.\[\]-]*): ")


@dataclass(frozen=True)
class Said:
    """What a pack said, as the engine passes it on."""

    pack: str
    policy: str
    message: str
    """The policy's title, and below it what is wrong."""
    urn: str


def rule_findings(
    said: Iterable[Said], change: Change, config: Mapping[str, PackConfig]
) -> Iterator[RuleFinding]:
    """Yield the findings, each once, with the level that the configuration gives their rules."""
    seen: set[tuple[str, str, str]] = set()
    for each in said:
        key = (each.policy, each.urn, each.message)
        if key not in seen:
            seen.add(key)
            yield _finding(each, change, config.get(each.pack, {}))


def _finding(said: Said, change: Change, config: PackConfig) -> RuleFinding:
    text = said.message.partition("\n")[2] or said.message
    undecided = _OPEN.match(text) if said.policy == UNDECIDED else None
    rule = rules.load(undecided["rule"] if undecided else said.policy)
    path = _PATH.match(text)
    return RuleFinding(
        policy=said.policy,
        rule=rule.name,
        pack=said.pack,
        level=_level(rule, said, config),
        severity=rule.severity.value,
        title=UNDECIDED_TITLE if undecided else rule.title,
        message=text if undecided else _without_remedy(text, rule, path),
        path=undecided["path"] if undecided else (path["path"] if path else ""),
        subject=_subject(said.urn, change),
        remediation=rule.remediation,
        link=rule.link,
        frameworks=tuple(f"{each.name} {each.control}" for each in rule.frameworks),
        fingerprint=fingerprint(said.policy, rule.name, said.urn, path["path"] if path else ""),
    )


def _without_remedy(text: str, rule: Rule, path: "re.Match[str] | None") -> str:
    start = path.end() if path else 0
    return text[start:].removesuffix(f"; {rule.remediation}")


def _level(rule: Rule, said: Said, config: PackConfig) -> FindingLevel:
    placed = next(pack for pack in PACKS if pack.name == said.pack)
    level = level_of(placed, said.policy, config)
    if said.policy == UNDECIDED:
        own, packs = config.get(rule.name, {}), config.get(UNDECIDED, {})
        blocks = (own.get(UNKNOWN) or packs.get(UNKNOWN)) == "block" and level is Level.MANDATORY
        return FindingLevel.MANDATORY if blocks else FindingLevel.ADVISORY
    return FindingLevel.ADVISORY if level is Level.ADVISORY else FindingLevel.MANDATORY


def _subject(urn: str, change: Change) -> Subject:
    found = change.new.get(urn) or change.old.get(urn)
    return change.subject(found if found is not None else Resource(urn=urn, token=""))
