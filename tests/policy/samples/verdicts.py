"""The one way to run a rule over samples."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from azure_disk_policy import rules
from azure_disk_policy.families.fixes import changed
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import Compliant, NotApplicable, Undecided, Verdict, Violated
from tests.policy.samples.values import MARK, Props, Sample


def verdicts_of(
    name: str,
    sample: Sample,
    parameters: Mapping[str, object] | None = None,
    *,
    previous: Sequence[Resource] = (),
) -> list[Verdict]:
    """Return a rule's verdicts as the engine asks for them: each resource alone, then the stack."""
    rule = rules.load(name)
    resources = [sample] if isinstance(sample, Resource) else list(sample)
    values = rule.values(parameters or {})
    verdicts: list[Verdict] = []
    if rule.is_for_resources:
        alone = Context(values, previous=Stack(previous))
        verdicts += [rule.judge(one, alone) for one in resources if rule.judges(one)]
    if rule.is_for_stacks:
        whole = Context(values, Stack(resources), whole=True, previous=Stack(previous))
        verdicts += [verdict for _, verdict in rule.judge_stack(whole)]
    return verdicts


def fixed(name: str, sample: Resource, parameters: Mapping[str, object] | None = None) -> Props:
    """Return what a rule's remediation sets, after asserting that it is then compliant."""
    rule = rules.load(name)
    assert rule.fix is not None
    context = Context(rule.values(parameters or {}))
    changes = dict(rule.fix(sample, context))
    after = replace(sample, value=changed(sample.value, changes))
    if changes:
        assert isinstance(rule.judge(after, context), Compliant), rule.judge(after, context)
    return changes


def outcome(verdicts: Sequence[Verdict]) -> str:
    """Return the first word of the name that a case with these verdicts has to have."""
    for kind, word in ((Violated, "fail"), (Undecided, "undecided"), (NotApplicable, "skip")):
        if any(isinstance(verdict, kind) for verdict in verdicts):
            return word
    return "pass"


def assert_outcomes(
    name: str,
    samples: Mapping[str, Sample],
    parameters: Mapping[str, object] | None = None,
    *,
    previous: Sequence[Resource] = (),
) -> None:
    """Assert that exactly the samples named ``fail_...`` fail, ``pass_...`` pass, and so on.

    ``skip_`` is for resources a rule has nothing to say of, ``undecided_`` for unknown inputs. No
    verdict may hold the text of :data:`MARK`.
    """
    verdicts = {
        case: verdicts_of(name, sample, parameters, previous=previous)
        for case, sample in samples.items()
    }
    wrong = {
        case: found for case, found in verdicts.items() if outcome(found) != case.split("_", 1)[0]
    }
    assert not wrong, wrong
    assert MARK not in str(verdicts)
