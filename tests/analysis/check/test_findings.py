from collections.abc import Mapping

import pytest

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.findings import Said, rule_findings
from azure_disk_analysis.check.report import FindingLevel, Position, RuleFinding, Subject
from azure_disk_analysis.deployment import Resource
from azure_disk_policy import rules
from azure_disk_policy.configuration import PackConfig

PACK = "azure-disk-encryption"
RULE = rules.load("disk-cmk")
TOKEN = "azure-native:compute:Disk"
URN = f"urn:pulumi:dev::shop::{TOKEN}::web"
AT = Position(file="__main__.py", line=14)
CHANGE = Change((), (Resource(URN, TOKEN),), {}, {URN: AT})
BROKEN = f"{RULE.title}\nencryption.type: is a platform key's; {RULE.remediation}"
OPEN = (
    "a rule could not be decided in this preview\n"
    "disk-cmk can't be decided for web: encryption.type is not known yet"
)


def found(*messages: str, policy: str = "disk-cmk", **config: PackConfig) -> list[RuleFinding]:
    said = [Said(PACK, policy, message, URN) for message in messages]
    return list(rule_findings(said, CHANGE, {PACK: config.get("config", {})}))


def test_a_finding_has_all_that_its_rule_tells() -> None:
    (only,) = found(BROKEN)
    assert (only.policy, only.rule, only.pack) == ("disk-cmk", "disk-cmk", PACK)
    assert (only.path, only.message) == ("encryption.type", "is a platform key's")
    assert (only.title, only.remediation, only.link) == (RULE.title, RULE.remediation, RULE.link)
    assert (only.level, only.severity) == (FindingLevel.MANDATORY, RULE.severity.value)
    assert only.frameworks == tuple(f"{each.name} {each.control}" for each in RULE.frameworks)
    assert only.subject == Subject(urn=URN, name="web", type=TOKEN, position=AT)


def test_what_is_said_twice_is_found_once() -> None:
    assert len(found(BROKEN, BROKEN)) == 1
    assert len(found(BROKEN, BROKEN.replace("platform", "other"))) == 2


@pytest.mark.parametrize(
    ("message", "path", "text"),
    [
        (f"title\nhas no set; {RULE.remediation}", "", "has no set"),
        (f"title\ntags.a-b[0]: is odd; {RULE.remediation}", "tags.a-b[0]", "is odd"),
        ("title\nis odd; do it otherwise", "", "is odd; do it otherwise"),
        ("of one line", "", "of one line"),
    ],
)
def test_paths_and_messages(message: str, path: str, text: str) -> None:
    (only,) = found(message)
    assert (only.path, only.message) == (path, text)


def test_a_rule_that_is_not_decided_is_named_with_the_missing_input() -> None:
    (only,) = found(OPEN, policy="undecided")
    assert (only.policy, only.rule, only.path) == ("undecided", "disk-cmk", "encryption.type")
    assert only.title == "a rule could not be decided in this preview"
    assert only.message == "disk-cmk can't be decided for web: encryption.type is not known yet"
    assert only.level is FindingLevel.ADVISORY


@pytest.mark.parametrize(
    ("config", "level"),
    [
        ({}, FindingLevel.ADVISORY),
        ({"undecided": {"unknown": "block"}}, FindingLevel.MANDATORY),
        ({"disk-cmk": {"unknown": "block"}}, FindingLevel.MANDATORY),
        (
            {"undecided": {"unknown": "block"}, "disk-cmk": {"unknown": "warn"}},
            FindingLevel.ADVISORY,
        ),
        (
            {"undecided": {"unknown": "block", "enforcementLevel": "advisory"}},
            FindingLevel.ADVISORY,
        ),
    ],
)
def test_the_configuration_says_whether_what_is_not_decided_blocks(
    config: PackConfig, level: FindingLevel
) -> None:
    (only,) = found(OPEN, policy="undecided", config=config)
    assert only.level is level


@pytest.mark.parametrize(
    ("given", "level"),
    [
        ("advisory", FindingLevel.ADVISORY),
        ("mandatory", FindingLevel.MANDATORY),
        # What a remediation leaves wrong must not pass.
        ("remediate", FindingLevel.MANDATORY),
    ],
)
def test_the_configuration_gives_the_level(given: str, level: FindingLevel) -> None:
    (only,) = found(BROKEN, config={"disk-cmk": {"enforcementLevel": given}})
    assert only.level is level


def test_fingerprints_hang_on_rule_resource_and_input_alone() -> None:
    def mark(message: str, config: Mapping[str, dict[str, object]] = {}) -> str:
        (only,) = found(message, config=dict(config))
        return only.fingerprint

    other = BROKEN.replace("is a platform key's", "is odd")
    assert mark(BROKEN) == mark(other)
    assert mark(BROKEN) == mark(BROKEN, {"disk-cmk": {"enforcementLevel": "advisory"}})
    assert mark(BROKEN) != mark(BROKEN.replace("encryption.type", "encryption"))


def test_a_resource_that_nobody_knows_is_named_by_its_urn() -> None:
    (only,) = rule_findings([Said(PACK, "disk-cmk", BROKEN, URN)], Change((), ()), {})
    assert only.subject == Subject(urn=URN, name="web", type="", position=None)
