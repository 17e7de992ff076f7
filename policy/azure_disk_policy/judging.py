"""A pack with its configuration: what it finds in a resource and in a stack, and what it would set.

The same judge serves the engine (:mod:`azure_disk_policy.analyzer`) and checks without one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from azure_disk_facts.resource_types import find_type, unversioned_token
from azure_disk_policy.families.fixes import known_only
from azure_disk_policy.families.previous import PREVIOUS
from azure_disk_policy.inputs import Inputs, plain
from azure_disk_policy.pack import Level, Pack
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import NotApplicable, Undecided, Verdict, Violated, Violation

UNDECIDED = "undecided"
"""Name of the policy under which a pack reports what could not be decided."""
UNDECIDED_TITLE = "a rule could not be decided in this preview"
LEVEL = "enforcementLevel"
"""Key of a policy's level in a pack's configuration."""
UNKNOWN = "unknown"
"""Key that says what an undecided verdict does: ``warn`` or ``block``."""


def level_of(pack: Pack, policy: str, config: Mapping[str, Mapping[str, object]]) -> Level:
    """Return the level of a policy of a pack, as configured; ``undecided`` is mandatory else."""
    default = Level.MANDATORY if policy == UNDECIDED else pack.level(policy)
    return Level(config.get(policy, {}).get(LEVEL) or default)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with one resource, or that can't be told of it yet."""

    policy: str
    """The rule's name, or ``undecided``."""
    level: Level
    message: str
    urn: str
    rule: str
    path: str
    """The input that shows it, or that is missing."""


@dataclass(frozen=True)
class Judgement:
    """What a pack says of one call."""

    findings: tuple[Finding, ...] = ()
    not_applicable: tuple[tuple[str, str], ...] = ()
    """Rule and reason, where a rule looks at the type but has nothing to say."""


@dataclass(frozen=True)
class Change:
    """What remediation sets on one resource, for one rule."""

    rule: Rule
    values: Mapping[str, object]
    """Inputs by dotted path."""


@dataclass(frozen=True)
class _Placed:
    """A rule as the configuration has it."""

    rule: Rule
    level: Level
    blocks_unknown: bool
    parameters: Inputs
    previous: Stack

    def context(self, stack: Stack | None = None) -> Context:
        if stack is None:
            return Context(self.parameters, previous=self.previous)
        return Context(self.parameters, stack, whole=True, previous=self.previous)


@dataclass
class Judge:
    """A pack as it is configured.

    Args:
        pack: the rules and their default levels.
        config: by policy name ``enforcementLevel``, ``unknown`` and the rule's parameters.
    """

    pack: Pack
    config: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Place the rules that are switched on by the types they look at."""
        self._by_token: dict[str, list[_Placed]] = {}
        self._of_stack: list[_Placed] = []
        self._undecided = level_of(self.pack, UNDECIDED, self.config)
        for rule, _ in self.pack.rules():
            placed = self._place(rule)
            if placed.level is Level.DISABLED:
                continue
            if rule.is_for_stacks:
                self._of_stack.append(placed)
            for facts in rule.looks_at if rule.is_for_resources else ():
                self._by_token.setdefault(facts.token, []).append(placed)
        self.stack_types = frozenset(
            facts.token
            for placed in self._of_stack
            for facts in (*placed.rule.looks_at, *placed.rule.consults)
        )
        """Tokens of the types that the rules on the stack read."""

    def _given(self, policy: str) -> Mapping[str, object]:
        return self.config.get(policy, {})

    def _place(self, rule: Rule) -> _Placed:
        given = self._given(rule.name)
        unknown = given.get(UNKNOWN) or self._given(UNDECIDED).get(UNKNOWN)
        values = rule.values(given)
        return _Placed(
            rule,
            level_of(self.pack, rule.name, self.config),
            blocks_unknown=unknown == "block",
            parameters=values,
            previous=Stack(_earlier(values.items(PREVIOUS.name))),
        )

    def looks_at(self, token: str) -> bool:
        """Tell whether a rule judges single resources of an unversioned type."""
        return token in self._by_token

    def judge(self, resource: Resource) -> Judgement:
        """Judge a resource by the rules that need nothing else."""
        verdicts = [
            (placed, resource, placed.rule.judge(resource, placed.context()))
            for placed in self._by_token.get(resource.token, ())
        ]
        return self._said(verdicts)

    def judge_stack(self, resources: Sequence[Resource]) -> Judgement:
        """Judge a stack by the rules that need all of it."""
        stack = Stack(resources)
        return self._said(
            (placed, resource, verdict)
            for placed in self._of_stack
            for resource, verdict in placed.rule.judge_stack(placed.context(stack))
            if not self._is_said(placed, resource)
        )

    def _is_said(self, placed: _Placed, resource: Resource) -> bool:
        """Tell whether a rule has found the resource wrong already, without the stack."""
        if not placed.rule.is_for_resources:
            return False
        return isinstance(placed.rule.judge(resource, placed.context()), Violated)

    def changes(self, resource: Resource) -> Iterator[Change]:
        """Yield what the rules at level ``remediate`` set on a resource that violates them.

        An input whose value is not known yet is never set.
        """
        for placed in self._by_token.get(resource.token, ()):
            fix = placed.rule.fix
            if placed.level is not Level.REMEDIATE or fix is None:
                continue
            context = placed.context()
            if isinstance(placed.rule.judge(resource, context), Violated):
                values = known_only(resource, fix(resource, context))
                if values:
                    yield Change(placed.rule, values)

    def _said(self, verdicts: Iterable[tuple[_Placed, Resource, Verdict]]) -> Judgement:
        findings: list[Finding] = []
        not_applicable: list[tuple[str, str]] = []
        for placed, resource, verdict in verdicts:
            if isinstance(verdict, Violated):
                findings += [_found(placed, resource, each) for each in verdict.violations]
            elif isinstance(verdict, Undecided) and self._undecided is not Level.DISABLED:
                findings.append(self._open(placed, resource, verdict))
            elif isinstance(verdict, NotApplicable):
                not_applicable.append((placed.rule.name, verdict.reason))
        return Judgement(tuple(findings), tuple(not_applicable))

    def _open(self, placed: _Placed, resource: Resource, verdict: Undecided) -> Finding:
        name = placed.rule.name
        text = f"{name} can't be decided for {resource.name}: {verdict} is not known yet"
        level = self._undecided if placed.blocks_unknown else Level.ADVISORY
        return Finding(UNDECIDED, level, text, resource.urn, name, str(verdict))


def _found(placed: _Placed, resource: Resource, violation: Violation) -> Finding:
    where = f"{violation.path}: " if violation.path else ""
    text = f"{where}{violation.message}; {placed.rule.remediation}"
    # What a remediation leaves wrong must not pass.
    level = Level.MANDATORY if placed.level is Level.REMEDIATE else placed.level
    return Finding(placed.rule.name, level, text, resource.urn, placed.rule.name, violation.path)


def _earlier(given: Iterable[Inputs]) -> Iterator[Resource]:
    """Yield the resources of the last deployment that a configuration holds."""
    for each in given:
        props = each.at("props").value
        yield Resource(
            plain(props) if isinstance(props, Mapping) else {},
            token=unversioned_token(each.text("type") or ""),
            name=each.text("name") or "",
            urn=each.text("urn") or "",
        )


def with_inputs(value: object, token: str, seen: object) -> object:
    """Return what the rules on a stack read of a resource: its inputs, as they were seen before.

    The engine passes *outputs* at the end of a preview or update. azure-native's lack the names
    that make up the id, and in a preview hold an unknown for each input that was left out.
    """
    facts = find_type(token)
    if facts is None or not isinstance(value, Mapping) or not isinstance(seen, Mapping):
        return value
    # No input is called "type", while the outputs of every ARM resource hold its type.
    is_output = "type" in value and value.keys().isdisjoint(facts.path_inputs)
    return {**seen, "id": value.get("id")} if is_output else value
