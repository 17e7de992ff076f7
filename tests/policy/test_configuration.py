from typing import Any

import pytest

from azure_disk_policy.configuration import ConfigurationError, read_configuration
from azure_disk_policy.judging import Judge
from azure_disk_policy.pack import Level
from azure_disk_policy.packs import ENCRYPTION, EXPOSURE, PACKS, RETENTION
from azure_disk_policy.presets import rules_of
from tests.policy.samples import disk


def problems(given: Any) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(given)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return list(caught.value.problems)


@pytest.mark.parametrize("given", [{}, {"rules": None, "presets": None, "unknown": None}])
def test_nothing_configured(given: dict[str, Any]) -> None:
    read = read_configuration(given)
    assert read == {pack.name: {"undecided": {"unknown": "warn"}} for pack in PACKS}


def test_a_level_alone_or_with_parameters() -> None:
    read = read_configuration(
        {
            "unknown": "block",
            "rules": {
                "disk-cmk": "advisory",
                "disk-export-denied": {"level": "mandatory", "unknown": "warn"},
                "snapshot-cross-region-copy": {"tag": "tier"},
            },
        }
    )
    undecided = {"undecided": {"unknown": "block"}}
    assert read[ENCRYPTION.name] == {**undecided, "disk-cmk": {"enforcementLevel": "advisory"}}
    assert read[EXPOSURE.name] == {
        **undecided,
        "disk-export-denied": {"enforcementLevel": "mandatory", "unknown": "warn"},
    }
    assert read[RETENTION.name] == {
        **undecided,
        "snapshot-cross-region-copy": {"enforcementLevel": "advisory", "tag": "tier"},
    }


def test_a_preset_switches_on_what_serves_its_controls() -> None:
    read = read_configuration({"presets": ["cis"], "rules": {"disk-cmk": "disabled"}})
    switched = {name for config in read.values() for name in config} - {"undecided"}
    assert switched == set(rules_of("cis")) | {"disk-cmk"}
    assert read[ENCRYPTION.name]["disk-cmk"] == {"enforcementLevel": "disabled"}
    assert read[ENCRYPTION.name]["kv-purge-protection"] == {"enforcementLevel": "mandatory"}


def test_a_judge_takes_it() -> None:
    read = read_configuration({"rules": {"disk-export-denied": "mandatory"}})
    found = Judge(EXPOSURE, read[EXPOSURE.name]).judge(disk()).findings
    assert ("disk-export-denied", Level.MANDATORY) in [(each.policy, each.level) for each in found]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], "got list, allowed: a mapping with presets, unknown, rules"),
        ({"rules": ["a"]}, "rules: allowed: a mapping of rules to levels or parameters"),
        ({"presets": "cis"}, "presets: allowed: a list of names"),
        (
            {"preset": []},
            "preset: got 'preset', allowed: presets, unknown, rules; did you mean presets?",
        ),
        ({"unknown": "stop"}, "unknown: got 'stop', allowed: warn, block"),
        (
            {"presets": ["ciss"]},
            "presets: got 'ciss', allowed: cis, mcsb, nist-800-53, iso-27001, pci-dss; "
            "did you mean cis?",
        ),
        (
            {"rules": {"disk-cmkk": "advisory"}},
            "rules.disk-cmkk: got 'disk-cmkk', allowed: the name of a rule; did you mean disk-cmk?",
        ),
        (
            {"rules": {"disk-cmk": "off"}},
            "rules.disk-cmk: got 'off', allowed: advisory, mandatory, remediate, disabled",
        ),
        (
            {"rules": {"disk-cmk": 5}},
            "rules.disk-cmk: got 5, allowed: a level or a mapping of parameters",
        ),
        (
            {"rules": {"disk-cmk": {"level": "off"}}},
            "rules.disk-cmk.level: got 'off', allowed: advisory, mandatory, remediate, disabled",
        ),
        (
            {"rules": {"disk-backed-up": {"unknown": "x"}}},
            "rules.disk-backed-up.unknown: got 'x', allowed: warn, block",
        ),
        (
            {"rules": {"snapshot-cross-region-copy": {"tga": "x"}}},
            "rules.snapshot-cross-region-copy.tga: got 'tga', "
            "allowed: tag, value, level, unknown; did you mean tag?",
        ),
        (
            {"rules": {"snapshot-cross-region-copy": {"tag": 3}}},
            "rules.snapshot-cross-region-copy.tag: 3 is not of type 'string'; "
            "tag of critical disks",
        ),
    ],
)
def test_mistakes(given: Any, expected: str) -> None:
    assert problems(given) == [expected]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(problems({"unknown": "x", "presets": ["y"], "rules": {"z": 1}})) == 3
