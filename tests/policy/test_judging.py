"""Rules of a pack under a configuration, without any protocol."""

import sys
from dataclasses import replace
from types import ModuleType

import pytest

from azure_disk_facts.resource_types import DISK
from azure_disk_policy import rules
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.judging import Judge, with_inputs
from azure_disk_policy.pack import Level, Pack
from azure_disk_policy.packs import EXPOSURE
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated
from tests.policy.samples import UNKNOWN_TEXT, disk, disk_id, made, secret

CLOSED = "disk-network-access-restricted"


def both(resource: Resource, context: Context) -> Verdict:
    """Demand a name, which the resource tells, and a second disk, which the stack tells."""
    if resource.text("diskName") == "bad":
        return violated("diskName", "is bad")
    if not context.whole:
        return NotApplicable("decided with the whole stack")
    return COMPLIANT if len(context.stack.of_type(DISK)) > 1 else violated("", "is alone")


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> Pack:
    """A pack of one rule that judges a resource alone and once more with the stack."""
    module = ModuleType("azure_disk_policy.rules.both")
    likeness = rules.load("disk-cmk")
    module.RULE = replace(likeness, name="both", check=both, scope=Scope.BOTH)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return Pack("a-pack", "a pack", recommended={"both": Level.MANDATORY}, optional={})


def messages(found: object) -> list[str]:
    return [finding.message.split(";")[0] for finding in found.findings]  # type: ignore[attr-defined]


def test_a_rule_for_both_says_each_thing_once(pack: Pack) -> None:
    judge = Judge(pack)
    good, bad = disk("good"), disk("bad")
    assert messages(judge.judge(good)) == []
    assert judge.judge(good).not_applicable == (("both", "decided with the whole stack"),)
    assert messages(judge.judge_stack([good])) == ["is alone"]
    assert messages(judge.judge(bad)) == ["diskName: is bad"]
    assert messages(judge.judge_stack([bad])) == []
    assert messages(judge.judge_stack([good, bad])) == []


def test_an_optional_rule_is_off_until_it_has_a_level(pack: Pack) -> None:
    optional = replace(pack, recommended={}, optional={"both": Level.ADVISORY})
    assert optional.level("both") is Level.DISABLED
    assert not Judge(optional).looks_at(DISK.token)
    judge = Judge(optional, {"both": {"enforcementLevel": "advisory"}})
    assert [found.level for found in judge.judge(disk("bad")).findings] == [Level.ADVISORY]


def remediating() -> Judge:
    return Judge(EXPOSURE, {CLOSED: {"enforcementLevel": "remediate"}})


def test_remediation_sets_what_violates(monkeypatch: pytest.MonkeyPatch) -> None:
    fixing(monkeypatch, {"networkAccessPolicy": "DenyAll"})
    (change,) = remediating().changes(disk(networkAccessPolicy="AllowAll"))
    assert (change.rule.name, change.values) == (CLOSED, {"networkAccessPolicy": "DenyAll"})
    assert list(remediating().changes(disk(networkAccessPolicy="AllowPrivate"))) == []


def fixing(monkeypatch: pytest.MonkeyPatch, values: dict[str, object]) -> Rule:
    rule = rules.load(CLOSED)
    module = sys.modules["azure_disk_policy.rules.disk_network_access_restricted"]
    fixed = replace(rule, fix=setting(values))
    monkeypatch.setattr(module, "RULE", fixed)
    return fixed


def test_remediation_never_overwrites_a_value_that_is_not_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fixing(monkeypatch, {"networkAccessPolicy": "DenyAll", "tags.closed": "yes"})
    assert list(remediating().changes(disk(networkAccessPolicy=UNKNOWN_TEXT))) == []
    (change,) = remediating().changes(disk(tags={"closed": UNKNOWN_TEXT}))
    assert change.values == {"networkAccessPolicy": "DenyAll"}


def test_other_levels_set_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    fixing(monkeypatch, {"networkAccessPolicy": "DenyAll"})
    assert list(Judge(EXPOSURE).changes(disk())) == []


def test_what_remediation_leaves_wrong_is_mandatory() -> None:
    (found,) = [each for each in remediating().judge(disk()).findings if each.policy == CLOSED]
    assert found.level is Level.MANDATORY


def test_inputs_stand_in_for_outputs() -> None:
    token, inputs = DISK.token, {"diskName": "d1"}
    outputs = {"type": "Microsoft.Compute/disks", "id": disk_id()}
    assert with_inputs(outputs, token, inputs) == {"diskName": "d1", "id": disk_id()}
    assert with_inputs(outputs, token, None) == outputs
    assert with_inputs({"diskName": "d2"}, token, inputs) == {"diskName": "d2"}
    assert with_inputs(outputs, "aws:s3:Bucket", inputs) == outputs


def test_the_last_deployment_is_read_from_the_configuration(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[tuple[str, str, object]]] = []

    def remember(_: Resource, context: Context) -> Verdict:
        seen.append([(each.token, each.name, each.value) for each in context.previous.resources])
        return COMPLIANT

    module = sys.modules["azure_disk_policy.rules.both"]
    monkeypatch.setattr(module, "RULE", replace(module.RULE, check=remember))
    earlier = {
        "type": "azure-native:compute/v20240302:Disk",
        "name": "d0",
        "props": {"sku": secret("x")},
    }
    Judge(pack, {"both": {"previous": [earlier]}}).judge(disk())
    assert seen == [[(DISK.token, "d0", {"sku": "x"})]]


def test_other_types_have_no_verdict() -> None:
    judge = Judge(EXPOSURE)
    other = made("azure-native:web:WebApp", "app", {})
    assert (judge.judge(other), judge.judge_stack([other])) == (
        Judge(EXPOSURE).judge(other),
        Judge(EXPOSURE).judge_stack([other]),
    )
    assert judge.judge(other).findings == ()
