"""The rules in this process; that the engine's packs say the same: test_fast_path.py."""

import pytest

from azure_disk_analysis.check.findings import Said
from azure_disk_cli.check.judged import judged
from azure_disk_policy import rules
from azure_disk_policy.configuration import PackConfig
from tests.policy.samples import UNKNOWN_TEXT, disk

PACK = "azure-disk-encryption"
NOBODY = {"encryption": {"type": "EncryptionAtRestWithPlatformKey"}}


def said(policy: str, config: dict[str, PackConfig], **inputs: object) -> list[Said]:
    return [each for each in judged([disk("web", **inputs)], config) if each.policy == policy]


@pytest.mark.parametrize("level", ["advisory", "mandatory", "remediate"])
def test_a_finding_is_said_as_the_packs_say_it(level: str) -> None:
    rule = rules.load("disk-cmk")
    (only,) = said("disk-cmk", {PACK: {"disk-cmk": {"enforcementLevel": level}}}, **NOBODY)
    assert (only.pack, only.urn) == (PACK, disk("web").urn)
    assert only.message.startswith(f"{rule.title}\nencryption.")
    assert only.message.endswith(f"; {rule.remediation}")


def test_a_rule_that_is_off_says_nothing() -> None:
    config: dict[str, PackConfig] = {PACK: {"disk-cmk": {"enforcementLevel": "disabled"}}}
    assert said("disk-cmk", config, **NOBODY) == []


def test_what_is_not_known_is_undecided() -> None:
    open_ones = said("undecided", {}, encryption=UNKNOWN_TEXT)
    assert (
        "a rule could not be decided in this preview\n"
        "disk-cmk can't be decided for web: encryption is not known yet"
    ) in {each.message for each in open_ones}


def test_a_stack_is_judged_as_a_whole() -> None:
    assert said("disk-backed-up", {})
