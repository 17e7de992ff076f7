from typing import Any

import pulumi

from azure_disk_facts.wire import SECRET_SIGNATURE, SIGNATURE_KEY, UNKNOWN_TEXT
from azure_disk_simulator.doors.mock_values import marked_outputs, plain_inputs, unwrapped
from azure_disk_simulator.doors.values import UNKNOWN


def secret(value: Any) -> dict[str, Any]:
    return {SIGNATURE_KEY: SECRET_SIGNATURE, "value": value}


def test_inputs_lose_secret_markers_and_nulls() -> None:
    given = {"a": secret({"b": 1.0}), "c": [secret("x")], "d": {"e": secret(1)}, "f": 2, "g": None}
    plain, secrets = plain_inputs(given)
    assert plain == {"a": {"b": 1}, "c": ["x"], "d": {"e": 1}, "f": 2}
    assert secrets == {"a", "c", "d"}


def test_unknowns_of_pulumi_are_recognised() -> None:
    unknown = pulumi.output.UNKNOWN
    assert unwrapped([unknown, UNKNOWN_TEXT, 1.5]) == [UNKNOWN, UNKNOWN, 1.5]


def test_outputs_are_secret_where_inputs_were() -> None:
    outputs = {"a": {"b": UNKNOWN}, "c": [UNKNOWN, 1]}
    assert marked_outputs(outputs, frozenset({"a"})) == {
        "a": secret({"b": UNKNOWN_TEXT}),
        "c": [UNKNOWN_TEXT, 1],
    }
