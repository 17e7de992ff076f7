import pytest

from azure_disk_policy.families.tags import has_tags, is_tagged, tag_path
from azure_disk_policy.inputs import UnknownInputError
from tests.policy.samples import UNKNOWN_OBJECT, UNKNOWN_TEXT, disk, secret


@pytest.mark.parametrize(
    "tags", [{"a": ""}, {"a": "b"}, {"a": UNKNOWN_TEXT}, {"a": secret()}, {"a": 5}]
)
def test_a_tag_is_a_tag_whatever_its_value(tags: object) -> None:
    assert has_tags(disk(tags=tags))


@pytest.mark.parametrize("tags", [None, {}, "a", ["a"], {"a": None}, {" ": "b"}])
def test_what_is_no_tag(tags: object) -> None:
    assert not has_tags(disk(tags=tags))
    assert not is_tagged(disk(tags=tags), "a")


@pytest.mark.parametrize("value", ["b", UNKNOWN_TEXT, secret(), 5, False])
def test_a_tag_has_a_value(value: object) -> None:
    assert is_tagged(disk(tags={"Cost.Centre": value}), "cost.centre")


@pytest.mark.parametrize("value", ["", " ", None, ["b"], {"b": "c"}, secret(" ")])
def test_a_tag_has_no_value(value: object) -> None:
    assert not is_tagged(disk(tags={"a": value}), "a")


def test_unknown_tags_do_not_tell() -> None:
    for ask in (has_tags, lambda resource: is_tagged(resource, "a")):
        with pytest.raises(UnknownInputError, match=r"^tags$"):
            ask(disk(tags=UNKNOWN_OBJECT))


def test_a_tag_is_set_as_it_is_spelt() -> None:
    assert tag_path(disk(), "owner") == "tags.owner"
    assert tag_path(disk(tags={"OWNER": ""}), "owner") == "tags.OWNER"
    assert tag_path(disk(), "cost.centre") is None
    assert tag_path(disk(), "cost[1]") is None
    assert tag_path(disk(tags=UNKNOWN_OBJECT), "owner") is None
