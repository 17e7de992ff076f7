import ast
import sys
from pathlib import Path
from types import ModuleType

import pytest

from azure_disk_policy import rules
from azure_disk_policy.packs import PACKS
from azure_disk_policy.rule import Context, Rule
from azure_disk_policy.stack import Stack
from tests.policy.catalogue import Case, catalogue, resource
from tests.policy.samples import disk, instance, outcome, snapshot, verdicts_of

RULES = [rule for pack in PACKS for rule, _ in pack.rules()]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_metadata_is_whole(rule: Rule) -> None:
    assert rule.check.__name__ == rule.name.replace("-", "_")
    assert rule.check.__doc__
    assert rule.title[0].islower()
    assert not rule.title.endswith(".")
    assert rule.remediation
    assert not rule.remediation.endswith(".")
    assert rule.link.startswith("https://learn.microsoft.com/")
    assert rule.looks_at
    assert bool(rule.consults) <= rule.is_for_stacks
    assert all(each.name and each.control and each.source for each in rule.frameworks)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_parameters_have_schema_default_and_description(rule: Rule) -> None:
    for parameter in rule.parameters:
        schema = parameter.json_schema()
        assert schema["type"]
        assert schema["default"] == parameter.default
        assert schema["description"]


def test_parameters_fall_back_to_their_defaults() -> None:
    rule = rules.load("snapshot-cross-region-copy")
    values = rule.values({"tag": "tier"})
    assert (values.text("tag"), values.text("value")) == ("tier", "critical")


def test_a_stack_rule_judges_each_resource_of_its_types() -> None:
    rule = rules.load("disk-backed-up")
    resources = [disk("d1"), disk("d2"), snapshot(), instance()]
    judged = rule.judge_stack(Context(rule.values({}), Stack(resources)))
    assert [resource.name for resource, _ in judged] == ["d1", "d2"]
    assert rule.judges(disk())
    assert not rule.judges(snapshot())


def sample_names(rule: str) -> set[str]:
    """Return the names of a rule's samples, as its test file has them."""
    path = Path(__file__).parent / "rules" / f"test_{rule.replace('-', '_')}.py"
    return {
        key.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_kind_of_case_is_there(rule: Rule) -> None:
    names = sample_names(rule.name)
    kinds = {
        "pass": any(name.startswith(("pass_", "skip_")) for name in names),
        "fail": any(name.startswith("fail_") for name in names),
        "absent": any("absent" in name for name in names),
        "odd case": any("case" in name for name in names),
        "unknown": any("unknown" in name or name.startswith("undecided_") for name in names),
        "secret": any("secret" in name for name in names),
    }
    assert [kind for kind, found in kinds.items() if not found] == []


def test_every_rule_is_in_exactly_one_pack() -> None:
    folder = Path(rules.__file__).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("[!_]*.py")}
    assert files == {name for pack in PACKS for name in pack.names}


def test_there_is_no_rule_of_another_name() -> None:
    with pytest.raises(ModuleNotFoundError):
        rules.load("no-such-rule")


def test_a_file_holds_the_rule_it_is_named_after(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("azure_disk_policy.rules.other_name")
    module.RULE = rules.load("disk-cmk")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    with pytest.raises(TypeError, match=r"other_name: RULE is not the rule 'other-name'$"):
        rules.load("other-name")


@pytest.mark.parametrize("case", catalogue(), ids=lambda case: case.id)
def test_catalogue_case(case: Case) -> None:
    """Each case of the catalogue, rule by rule; through the packs: ``test_analyzer.py``."""
    found = verdicts_of(
        case.rule,
        [resource(given) for given in case.resources],
        case.parameters,
        previous=[resource(given) for given in case.previous],
    )
    assert (outcome(found) == "fail") == case.fails, found
