import pytest

from azure_disk_policy import rules
from azure_disk_policy.presets import PRESETS, rules_of


@pytest.mark.parametrize("preset", PRESETS)
def test_each_preset_holds_exactly_the_rules_of_its_framework(preset: str) -> None:
    found = rules_of(preset)
    assert len(found) == len(set(found)) > 0
    for name in found:
        names = [framework.name for framework in rules.load(name).frameworks]
        assert any(each.startswith(PRESETS[preset]) for each in names)


def test_there_is_no_other() -> None:
    with pytest.raises(KeyError):
        rules_of("none")
