"""What a rule is: one function and everything there is to say of it, in one place.

A rule has no level; packs give it one. Docs, configuration schemas and reports are made from here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from azure_disk_facts.resource_types import ResourceTypeFacts
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import Verdict, settle


class Severity(str, Enum):
    """How bad a violation is, by the sources the rule comes from."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Scope(str, Enum):
    """What has to be at hand to judge a resource."""

    RESOURCE = "resource"
    """The resource alone."""
    STACK = "stack"
    """All resources of the stack."""
    BOTH = "both"
    """The resource alone where its own inputs tell, else all resources of the stack."""


@dataclass(frozen=True)
class Framework:
    """A control that the rule serves, as a source maps it."""

    name: str
    control: str
    source: str
    """Who says so."""


@dataclass(frozen=True)
class Parameter:
    """Something a pack's configuration may set for the rule."""

    name: str
    schema: Mapping[str, object]
    """JSON schema without ``default`` and ``description``."""
    default: object
    description: str

    def json_schema(self) -> dict[str, object]:
        """Return the whole JSON schema of the parameter."""
        return {**self.schema, "default": self.default, "description": self.description}


@dataclass(frozen=True)
class Context:
    """What a rule may look at beside the resource under judgement."""

    parameters: Inputs = field(default_factory=lambda: Inputs({}))
    """The rule's parameters, defaults filled in."""
    stack: Stack = field(default_factory=Stack)
    """All resources for a stack rule; empty for a resource rule."""
    whole: bool = False
    """Whether ``stack`` is all there is; not while a rule of scope ``BOTH`` sees one resource."""
    previous: Stack = field(default_factory=Stack)
    """The resources of the last deployment, as far as they are given (parameter ``previous``)."""


Check = Callable[[Resource, Context], Verdict]
Fix = Callable[[Resource, Context], Mapping[str, object]]
"""Returns what to set for a resource that violates: inputs by dotted path; empty when it can't be
told. It never replaces a resource, and never takes away protection."""


@dataclass(frozen=True)
class Rule:
    """A named question about resources of some types, answered by a pure function."""

    name: str
    title: str
    """The demand as one sentence, without a period."""
    severity: Severity
    looks_at: tuple[ResourceTypeFacts, ...]
    """Types the rule judges; a stack rule may consult others."""
    check: Check
    remediation: str
    """What to do about a violation."""
    link: str
    """Page that explains the matter."""
    scope: Scope = Scope.RESOURCE
    frameworks: tuple[Framework, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    consults: tuple[ResourceTypeFacts, ...] = ()
    """Further types that a stack rule reads."""
    fix: Fix | None = None
    """What level ``remediate`` sets; only for rules that judge the resource alone."""

    def judges(self, resource: Resource) -> bool:
        """Tell whether the rule has a say on a resource."""
        return any(resource.is_a(facts) for facts in self.looks_at)

    def values(self, config: Mapping[str, object]) -> Inputs:
        """Return the parameters as configured, with defaults for what is left out."""
        defaults = {parameter.name: parameter.default for parameter in self.parameters}
        return Inputs({**defaults, **config})

    @property
    def is_for_resources(self) -> bool:
        """Whether the rule judges resources one by one, as they are registered."""
        return self.scope is not Scope.STACK

    @property
    def is_for_stacks(self) -> bool:
        """Whether the rule judges the stack, when all is registered."""
        return self.scope is not Scope.RESOURCE

    def judge(self, resource: Resource, context: Context) -> Verdict:
        """Return the verdict on one resource; undecided when it hangs on an unknown input."""
        return settle(lambda: self.check(resource, context))

    def judge_stack(self, context: Context) -> Iterator[tuple[Resource, Verdict]]:
        """Return the verdict on each resource of the stack that the rule has a say on."""
        for facts in self.looks_at:
            for resource in context.stack.of_type(facts):
                yield resource, self.judge(resource, context)
