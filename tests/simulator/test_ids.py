import uuid

from hypothesis import given
from hypothesis import strategies as st

from azure_disk_simulator import ids


@given(st.integers(), st.integers(0, 10**6))
def test_ids_follow_from_seed_and_number(seed: int, number: int) -> None:
    made = ids.identifier(seed, number)
    assert made == ids.identifier(seed, number) != ids.identifier(seed, number + 1)
    assert uuid.UUID(made).version == 4


@given(st.text(), st.text())
def test_derived_ids_follow_from_their_parts(one: str, other: str) -> None:
    assert ids.derived(one, other) == ids.derived(one, other)
    assert ids.derived("a", "B") == ids.derived("A", "b") != ids.derived("a", "c")
