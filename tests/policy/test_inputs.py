from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs, UnknownInputError, plain, same
from tests.policy.samples import UNKNOWN_BOOL, UNKNOWN_LIST, UNKNOWN_OBJECT, UNKNOWN_TEXT, secret

JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=True) | st.text() | st.just(UNKNOWN_TEXT),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["a", "b", "tags"]), inner),
    max_leaves=12,
)


def of(value: object) -> Inputs:
    return Inputs(plain({"a": value}))


@pytest.mark.parametrize("value", [None, "", "  ", [], {}])
def test_absent_null_and_blank_are_one(value: object) -> None:
    assert of(value).text("a") is None
    assert not of(value).present("a")
    assert not Inputs({}).present("a")


def test_present_counts_what_is_unknown() -> None:
    assert of(UNKNOWN_TEXT).present("a")
    assert of(0).present("a")
    assert of({"b": 1}).present("a")
    with pytest.raises(UnknownInputError, match=r"^a$"):
        of(UNKNOWN_OBJECT).present("a.b")


@pytest.mark.parametrize(
    ("value", "text"),
    [(" x ", "x"), (5.0, "5"), (2.5, "2.5"), (True, "true"), (["x"], None), ({"x": 1}, None)],
)
def test_text(value: object, text: str | None) -> None:
    assert of(value).text("a") == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, True), ("TRUE", True), (" false ", False), ("yes", None), (1, None), ([True], None)],
)
def test_boolean(value: object, expected: object) -> None:
    assert of(value).boolean("a") is expected


@pytest.mark.parametrize(
    ("value", "number"),
    [(90.0, 90), ("90", 90), (" 7 ", 7), ("nan", None), (True, None), ("P7D", None), ([7], None)],
)
def test_number(value: object, number: float | None) -> None:
    assert of(value).number("a") == number


def test_a_single_value_is_a_list_of_one() -> None:
    assert [item.path for item in of({"b": 1}).items("a")] == ["a"]
    assert [item.path for item in of([{"b": 1}, None, 7]).items("a")] == ["a[0]", "a[2]"]
    assert of("").items("a") == []
    assert Inputs({}).items("a") == []


def test_wrong_kinds_on_the_way_read_as_absent() -> None:
    for value in ("text", 7, ["b"], True):
        assert of(value).text("a.b.c") is None


def test_unknowns_are_named_by_their_path() -> None:
    inputs = of({"b": UNKNOWN_BOOL, "c": [{"d": UNKNOWN_TEXT}, UNKNOWN_OBJECT], "e": UNKNOWN_LIST})
    first, second = inputs.items("a.c")
    reads: dict[str, Callable[[], object]] = {
        "a.b": partial(inputs.boolean, "a.b"),
        "a.c[0].d": partial(first.text, "d"),
        "a.c[1]": partial(second.text, "d"),
        "a.e": partial(inputs.items, "a.e"),
    }
    for path, read in reads.items():
        with pytest.raises(UnknownInputError) as caught:
            read()
        assert caught.value.path == path


def test_the_error_names_another_resource() -> None:
    assert str(UnknownInputError("sku.name", "d1")) == "d1: sku.name"
    assert str(UnknownInputError("sku.name")) == "sku.name"


def test_plain_unwraps_secrets_and_marks_unknowns() -> None:
    assert plain({"a": secret([UNKNOWN_TEXT]), "b": (1,)}) == {"a": [UNKNOWN], "b": [1]}


def test_keys_may_hold_dots() -> None:
    assert of({"backup.exempt": "x"}).at("a").at_key("backup.exempt").scalar() == "x"
    assert of("text").at("a").at_key("b").scalar() is None


def test_gaps_keep_the_first_unknown() -> None:
    gaps = Gaps()
    gaps.settle()
    inputs = Inputs({"a": UNKNOWN, "b": UNKNOWN, "c": "x"})
    found = [gaps.read(partial(inputs.text, name)) for name in "abc"]
    assert found == [None, None, "x"]
    with pytest.raises(UnknownInputError, match=r"^a$"):
        gaps.settle()


def test_case_does_not_matter() -> None:
    assert same("DenyAll", "denyall")
    assert not same("DenyAll", "Deny")


@given(JSON, st.sampled_from(["a", "a.b", "a.b.a", "tags.a"]))
def test_no_shape_of_data_crashes_a_reader(value: object, path: str) -> None:
    inputs = Inputs(plain({"a": value, "tags": value}))
    for read in (inputs.text, inputs.boolean, inputs.number, inputs.items, inputs.present):
        with suppress(UnknownInputError):
            read(path)
