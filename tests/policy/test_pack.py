import pytest

from azure_disk_policy.pack import Level, Pack

PACK = Pack(
    "a-pack",
    "a pack",
    recommended={"disk-cmk": Level.MANDATORY},
    optional={"snapshot-cmk": Level.ADVISORY},
)


def test_recommended_rules_are_on_and_optional_ones_off() -> None:
    assert PACK.names == ("disk-cmk", "snapshot-cmk")
    assert [(rule.name, level) for rule, level in PACK.rules()] == [
        ("disk-cmk", Level.MANDATORY),
        ("snapshot-cmk", Level.DISABLED),
    ]


def test_each_rule_has_a_level_once_it_is_on() -> None:
    assert PACK.level_when_on("disk-cmk") is Level.MANDATORY
    assert PACK.level_when_on("snapshot-cmk") is Level.ADVISORY
    with pytest.raises(KeyError):
        PACK.level_when_on("disk-backed-up")
    assert PACK.level("disk-backed-up") is Level.DISABLED
