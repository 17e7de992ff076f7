import pytest

from azure_disk_policy.families.scope_ids import above_groups, is_nested, is_within, parsed
from tests.policy.samples import SUBSCRIPTION, disk_id

MANAGEMENT_GROUP = "/providers/Microsoft.Management/managementGroups/mg1"
GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-data"


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("/", "the root"),
        (MANAGEMENT_GROUP, "a management group"),
        (MANAGEMENT_GROUP.upper() + "/", "a management group"),
        (SUBSCRIPTION, "a subscription"),
        (SUBSCRIPTION[1:] + "/", "a subscription"),
        (GROUP, None),
        (disk_id(), None),
        (f"{SUBSCRIPTION}/providers/Microsoft.Insights/diagnosticSettings/d1", None),
        ("/subscriptions", None),
        ("rg-data", None),
        (None, None),
    ],
)
def test_what_stands_above_groups(scope: str | None, words: str | None) -> None:
    assert above_groups(scope) == words


def test_a_scope_may_lack_its_first_slash() -> None:
    assert parsed(GROUP[1:]) == parsed(GROUP)
    assert parsed("rg-data") is None


def test_ids_nest_by_whole_segments() -> None:
    assert is_within(disk_id(), GROUP.upper() + "/")
    assert is_within(GROUP, GROUP)
    assert not is_within(f"{GROUP}2", GROUP)
    assert not is_within(GROUP, disk_id())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (disk_id(), GROUP),
        (GROUP, disk_id()),
        ("/", disk_id()),
        (disk_id(), MANAGEMENT_GROUP),
    ],
)
def test_scopes_are_nested_either_way(left: str, right: str) -> None:
    assert is_nested(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [(disk_id(), disk_id("d2")), (disk_id(), "rg-data"), (None, "/")]
)
def test_scopes_that_have_nothing_in_common(left: str | None, right: str) -> None:
    assert not is_nested(left, right)
