from typing import Any

import pytest

from azure_disk_analysis.check.links import Links, is_unknown, key_of, raw_at
from azure_disk_analysis.deployment import Resource
from azure_disk_facts import resource_types as types
from azure_disk_facts.wire import UNKNOWN_TEXT, UNKNOWN_TEXTS
from tests.analysis import samples
from tests.analysis.check.changes import declared, depending, existing

SOURCE = ("creationData", "sourceResourceId")
DISKS = [types.DISK]
OTHER = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups"


def new_disk(name: str = "web", **inputs: Any) -> Resource:
    given = {"resourceGroupName": "rg-bakery", "diskName": name, "location": samples.HOME}
    return declared(types.DISK, name, {**given, **inputs})


def new_snapshot(name: str = "monday", source: Any = UNKNOWN_TEXT, **inputs: Any) -> Resource:
    creation = {"createOption": "Copy", "sourceResourceId": source}
    given = {"location": samples.HOME, "creationData": creation, **inputs}
    return declared(types.SNAPSHOT, name, given)


def name_of(resource: Resource | None) -> str | None:
    return None if resource is None else resource.logical_name


@pytest.mark.parametrize(
    ("value", "expected"),
    [("web", False), (3, False), (None, False), (f"{UNKNOWN_TEXT}-os", True)]
    + [(text, True) for text in sorted(UNKNOWN_TEXTS)],
)
def test_marks_of_what_is_not_known(value: object, *, expected: bool) -> None:
    assert is_unknown(value) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"a": {"b": 1}}, 1),
        ({"a": UNKNOWN_TEXT}, UNKNOWN_TEXT),
        ({"a": {"b": UNKNOWN_TEXT}}, UNKNOWN_TEXT),
        ({"a": "text"}, None),
        ({}, None),
        (None, None),
    ],
)
def test_what_is_unknown_above_a_path_is_unknown_there(values: object, expected: object) -> None:
    assert raw_at(values, ("a", "b")) == expected


def test_ids_are_held_in_one_spelling() -> None:
    assert key_of("/A/B/") == "/a/b"


@pytest.mark.parametrize("text", [samples.disk_id().upper(), f"{samples.disk_id()}/"])
def test_an_id_is_followed_in_any_spelling(text: str) -> None:
    snapshot = new_snapshot(source=text)
    links = Links([existing(samples.disk()), snapshot])
    assert name_of(links.target(snapshot, SOURCE, DISKS)) == "web"


def test_an_id_of_another_type_is_not_followed() -> None:
    snapshot = new_snapshot(source=samples.disk_id())
    links = Links([existing(samples.disk()), snapshot])
    assert links.target(snapshot, SOURCE, [types.SNAPSHOT]) is None


@pytest.mark.parametrize("source", [samples.disk_id("other"), None, 3, {"a": 1}])
def test_what_the_stack_lacks_is_not_found(source: object) -> None:
    snapshot = new_snapshot(source=source)
    links = Links([existing(samples.disk()), snapshot])
    assert links.target(snapshot, SOURCE, DISKS) is None


def test_an_id_that_a_new_resource_will_have_is_followed() -> None:
    """The subscription is not compared: a program's inputs don't tell it."""
    literal = f"{OTHER}/RG-bakery/providers/Microsoft.Compute/disks/web"
    snapshot = new_snapshot(source=literal)
    links = Links([new_disk(), snapshot])
    assert name_of(links.target(snapshot, SOURCE, DISKS)) == "web"
    assert links.id_of(new_disk()) == literal.replace("RG-bakery", "rg-bakery")


def test_of_two_that_will_have_one_id_none_is_taken() -> None:
    again = declared(types.DISK, "again", new_disk().inputs)
    snapshot = new_snapshot(source=samples.disk_id())
    links = Links([new_disk(), again, snapshot])
    assert links.target(snapshot, SOURCE, DISKS) is None


def test_ids_are_planned_in_the_subscription_of_what_exists() -> None:
    links = Links([existing(samples.snapshot()), new_disk("new")])
    assert links.id_of(new_disk("new")) == samples.disk_id("new")
    assert links.id_of(existing(samples.snapshot())) == samples.snapshot_id()


def test_without_any_id_no_subscription_is_made_up() -> None:
    assert (
        Links([new_disk()])
        .id_of(new_disk())
        .startswith("/subscriptions/00000000-0000-0000-0000-000000000000/")
    )


def test_what_has_no_name_yet_is_known_by_its_urn() -> None:
    bare = declared(types.DISK, "bare", {"diskName": UNKNOWN_TEXT, "resourceGroupName": "rg"})
    component = Resource("urn:component", "my:index:Disks")
    links = Links([bare, component])
    assert links.id_of(bare) == bare.urn
    assert links.id_of(component) == "urn:component"
    assert links.of_urn(bare.urn) is bare
    assert links.of_urn("urn:other") is None


def test_an_unknown_id_is_that_of_what_it_was_made_from() -> None:
    one, other = new_disk("one"), new_disk("other")
    snapshot = depending(new_snapshot(), creationData=other, tags=one)
    links = Links([one, other, snapshot])
    assert name_of(links.target(snapshot, SOURCE, DISKS)) == "other"


def test_without_that_it_is_the_only_one_that_the_resource_needs() -> None:
    one, other = new_disk("one"), new_disk("other")
    only = declared(
        types.SNAPSHOT, "s", new_snapshot().inputs, needs=frozenset({one.urn, "urn:provider"})
    )
    both = declared(
        types.SNAPSHOT, "t", new_snapshot().inputs, needs=frozenset({one.urn, other.urn})
    )
    links = Links([one, other, only, both])
    assert name_of(links.target(only, SOURCE, DISKS)) == "one"
    assert links.target(both, SOURCE, DISKS) is None, "nobody tells which"


def test_what_depends_on_nothing_names_nothing() -> None:
    snapshot = new_snapshot()
    assert Links([new_disk(), snapshot]).target(snapshot, SOURCE, DISKS) is None


def test_types_are_looked_for_in_order() -> None:
    first = new_snapshot("first", source=samples.disk_id())
    snapshot = declared(
        types.SNAPSHOT, "s", new_snapshot().inputs, needs=frozenset({first.urn, new_disk().urn})
    )
    links = Links([new_disk(), first, snapshot])
    found = links.target(snapshot, SOURCE, [types.DISK, types.SNAPSHOT])
    assert name_of(found) == "web"


def test_envelopes_are_looked_into() -> None:
    inputs = {"properties": {"dataSourceInfo": {"resourceID": UNKNOWN_TEXT}}}
    instance = depending(declared(types.BACKUP_INSTANCE, "backup", inputs), properties=new_disk())
    links = Links([new_disk(), instance])
    assert name_of(links.target(instance, ("dataSourceInfo", "resourceID"), DISKS)) == "web"


def new_copy(name: str, *needs: Resource, location: str = samples.AWAY) -> Resource:
    creation = {"createOption": "CopyStart", "sourceResourceId": UNKNOWN_TEXT}
    urns = frozenset(each.urn for each in needs)
    return declared(
        types.SNAPSHOT, name, {"location": location, "creationData": creation}, needs=urns
    )


def test_a_copy_is_of_the_snapshot_it_names() -> None:
    copy = declared(
        types.SNAPSHOT,
        "copy",
        {"creationData": {"createOption": "CopyStart", "sourceResourceId": samples.snapshot_id()}},
    )
    links = Links([existing(samples.snapshot()), copy])
    assert name_of(links.copied(copy, SOURCE)) == "monday"
    assert Links([copy]).copied(copy, SOURCE) is None


def test_a_copy_is_not_of_the_copy_it_waits_for() -> None:
    """Copies of one disk go one at a time, so that each depends on the one before (rule B10)."""
    monday, tuesday = new_snapshot("monday"), new_snapshot("tuesday")
    first = new_copy("first", monday)
    second = new_copy("second", tuesday, first)
    links = Links([monday, tuesday, first, second])
    assert name_of(links.copied(first, SOURCE)) == "monday"
    assert name_of(links.copied(second, SOURCE)) == "tuesday"


def test_a_copy_in_a_third_region_is_of_the_snapshot_too() -> None:
    monday = new_snapshot("monday")
    first = new_copy("first", monday)
    second = new_copy("second", monday, first, location="swedencentral")
    assert name_of(Links([monday, first, second]).copied(second, SOURCE)) == "monday"


def test_of_two_snapshots_that_a_copy_needs_none_is_taken() -> None:
    monday, tuesday = new_snapshot("monday"), new_snapshot("tuesday")
    copy = new_copy("copy", monday, tuesday)
    assert Links([monday, tuesday, copy]).copied(copy, SOURCE) is None


def test_a_copy_that_needs_nothing_is_of_nothing_known() -> None:
    copy = new_copy("copy")
    assert Links([copy]).copied(copy, SOURCE) is None


def test_a_copy_within_its_region_is_of_what_it_needs() -> None:
    monday = new_snapshot("monday", location=samples.AWAY)
    copy = new_copy("copy", monday)
    assert name_of(Links([monday, copy]).copied(copy, SOURCE)) == "monday"
