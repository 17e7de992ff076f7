import pytest

from azure_disk_analysis.check.change import Action, Change
from azure_disk_analysis.check.report import Position
from azure_disk_analysis.deployment import Resource
from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_id import resource_group_id
from tests.analysis import samples
from tests.analysis.check.changes import change, declared, existing

LINE = Position(file="main.py", line=12)
GROUP_ROW = samples.row(
    types.RESOURCE_GROUP,
    resource_group_id(samples.SUBSCRIPTION, "rg-bakery"),
    {"location": samples.HOME},
)


def test_resources_are_found_by_urn_and_id() -> None:
    found = change([samples.disk()], [declared(types.DISK, "new", {})])
    web = existing(samples.disk())
    assert found.old == {web.urn: web}
    assert found.by_id == {samples.disk_id().lower(): web}
    assert list(found.new) == [samples.urn(types.DISK.token, "new")]
    assert list(found.estate.disks) == [samples.disk_id().lower()]


def test_a_subject_has_the_line_of_its_nearest_ancestor() -> None:
    component = Resource("urn:component", "my:index:Disks", is_custom=False, parent="urn:stack")
    child = existing({**samples.disk(), "parent": "urn:component"})
    found = change([child, component], positions={"urn:component": LINE})
    subject = found.subject(child)
    assert (subject.name, subject.type, subject.position) == ("web", types.DISK.token, LINE)
    assert found.subject(existing(samples.snapshot())).position is None


def test_its_own_line_comes_first() -> None:
    child = existing({**samples.disk(), "parent": "urn:component"})
    own = Position(file="main.py", line=3)
    found = change([child], positions={"urn:component": LINE, child.urn: own})
    assert found.subject(child).position == own


def test_parents_that_run_in_a_circle_have_no_line() -> None:
    one = Resource("urn:one", "t:m:T", parent="urn:two")
    two = Resource("urn:two", "t:m:T", parent="urn:one")
    assert Change((one, two), ()).subject(one).position is None


@pytest.mark.parametrize(
    ("action", "retained", "goes", "is_left"),
    [
        (Action.DELETE, False, True, False),
        (Action.DELETE, True, False, True),
        (Action.FORGET, False, False, True),
    ],
)
def test_what_is_forgotten_or_retained_is_left_in_azure(
    action: Action, *, retained: bool, goes: bool, is_left: bool
) -> None:
    web = existing({**samples.disk(), "retainOnDelete": retained})
    found = change([web], actions={"web": action})
    assert found.goes(web) is goes
    assert found.left == ((web,) if is_left else ())


def test_what_stays_is_neither_gone_nor_left() -> None:
    web = existing(samples.disk())
    for action in ({}, {"web": Action.UPDATE}):
        found = change([web], actions=action)
        assert not found.goes(web)
        assert found.left == ()


def test_a_replacement_goes_and_a_retained_one_does_not() -> None:
    actions = {"web": Action.REPLACE}
    assert change([samples.disk()], actions=actions).goes(existing(samples.disk()))
    kept = existing({**samples.disk(), "retainOnDelete": True})
    assert not change([kept], actions=actions).goes(kept)


def test_what_moves_to_another_urn_is_not_left() -> None:
    web = existing(samples.disk())
    moved = existing({**samples.disk(), "urn": samples.urn(types.DISK.token, "renamed")})
    found = change([web], [moved], {"web": Action.FORGET})
    assert found.left == ()
    assert list(found.pairs(types.DISK)) == [(moved, web, moved)]


def test_a_group_that_goes_takes_along_what_lies_in_it() -> None:
    web = existing({**samples.disk(), "retainOnDelete": True})
    group_name = "rg-bakery"
    found = change([GROUP_ROW, web], actions={group_name: Action.DELETE, "web": Action.DELETE})
    assert found.goes(web)
    assert found.left == ()
    elsewhere = existing(samples.snapshot())
    assert not found.goes(elsewhere)


def test_ids_that_are_none_lie_in_no_group() -> None:
    assert Change.group_of(Resource("urn", "t:m:T", id="text")) == ""
    assert Change.group_of(existing(GROUP_ROW)) == ""
    assert Change.group_of(existing(samples.disk())) == GROUP_ROW["id"].lower()


def test_each_disk_is_shown_beside_what_it_was() -> None:
    before = [samples.disk(), samples.disk("old"), samples.disk("kept")]
    new = declared(types.DISK, "new", {"diskName": "new", "resourceGroupName": "rg"})
    after = [existing(samples.disk()), new]
    actions = {"old": Action.DELETE, "kept": Action.FORGET, "new": Action.CREATE}
    pairs = change(before, after, actions).pairs(types.DISK)
    names = [
        (shown.logical_name, old and old.logical_name, new and new.logical_name)
        for shown, old, new in pairs
    ]
    assert names == [
        ("web", "web", "web"),
        ("new", None, "new"),
        ("kept", "kept", "kept"),
        ("old", "old", None),
    ]


def test_a_namesake_of_what_goes_is_something_else_and_a_replacement_is_not() -> None:
    inputs = {"resourceGroupName": "rg-bakery", "diskName": "web"}
    namesake = declared(types.DISK, "web2", inputs)
    actions = {"web": Action.DELETE, "web2": Action.CREATE}
    pairs = change([samples.disk()], [namesake], actions).pairs(types.DISK)
    assert sorted((old is None, new is None) for _, old, new in pairs) == [
        (False, True),
        (True, False),
    ]
    replaced = declared(types.DISK, "web", inputs)
    (pair,) = change([samples.disk()], [replaced], {"web": Action.REPLACE}).pairs(types.DISK)
    assert all(each is not None for each in pair)
