import copy

import pytest
from google.protobuf import struct_pb2
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts.wire import OUTPUT_SIGNATURE, SECRET_SIGNATURE, SIGNATURE_KEY, UNKNOWN_TEXT
from azure_disk_simulator.doors.values import UNKNOWN, from_struct, has_unknowns, to_struct

SCALARS = st.one_of(
    st.text(max_size=20),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.just(UNKNOWN),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=8), VALUES, max_size=6))
def test_structs_round_trip(values: dict[str, object]) -> None:
    assert from_struct(to_struct(values)) == values


def test_whole_numbers_come_back_as_integers() -> None:
    assert [repr(value) for value in from_struct(to_struct({"a": [128.0, 0.5]}))["a"]] == [
        "128",
        "0.5",
    ]


def test_nulls_are_left_out_of_objects_and_kept_in_lists() -> None:
    assert from_struct(to_struct({"a": None, "b": {"c": None}, "d": [None, 1]})) == {
        "b": {},
        "d": [None, 1],
    }


def test_secrets_lose_their_marker() -> None:
    secret = {SIGNATURE_KEY: SECRET_SIGNATURE, "value": {"deep": "hush"}}
    assert from_struct(to_struct({"tags": [secret]})) == {"tags": [{"deep": "hush"}]}


def test_output_values_are_known_or_unknown() -> None:
    known = {SIGNATURE_KEY: OUTPUT_SIGNATURE, "value": 1, "secret": True}
    unknown = {SIGNATURE_KEY: OUTPUT_SIGNATURE}
    assert from_struct(to_struct({"a": known, "b": unknown})) == {"a": 1, "b": UNKNOWN}


@pytest.mark.parametrize(
    "text",
    [
        UNKNOWN_TEXT,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ],
)
def test_unknowns_of_every_kind_are_recognised(text: str) -> None:
    struct = struct_pb2.Struct()
    struct["a"] = text
    assert from_struct(struct)["a"] is UNKNOWN


def test_unknowns_are_found_at_any_depth() -> None:
    assert has_unknowns({"a": [{"b": UNKNOWN}]})
    assert not has_unknowns({"a": [{"b": None}], "c": ""})


def test_an_unknown_is_one_and_the_same_after_copying() -> None:
    assert copy.deepcopy({"a": [UNKNOWN]})["a"][0] is UNKNOWN
    assert copy.copy(UNKNOWN) is UNKNOWN
    assert repr(UNKNOWN) == "UNKNOWN"


def test_an_unknown_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError) as error:
        bool(UNKNOWN)
    assert str(error.value) == (
        "an unknown value is neither true nor false: compare it with UNKNOWN"
    )


def test_values_pulumi_does_not_have_are_refused() -> None:
    with pytest.raises(TypeError) as error:
        to_struct({"a": {1, 2}})
    assert str(error.value) == "cannot send a value of type set to pulumi"
