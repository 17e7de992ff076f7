import pytest

from tests.simulator.estate import Estate, Json, refused


def put(estate: Estate, **properties: object) -> Json:
    lock = f"{estate.group}/providers/Microsoft.Authorization/locks/keep"
    return estate.azure.put(lock, {"properties": properties})


def test_is_shown_as_it_was_made(estate: Estate) -> None:
    made = put(estate, level="cannotdelete", notes="why")
    assert made["properties"] == {"level": "CanNotDelete", "notes": "why"}
    assert made["type"] == "Microsoft.Authorization/locks"
    assert put(estate, level="ReadOnly")["properties"] == {"level": "ReadOnly"}


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        ({}, "Required parameter 'properties.level' is missing"),
        ({"level": "NotSpecified"}, "Allowed values are: CanNotDelete, ReadOnly"),
        ({"level": "ReadOnly", "notes": "x" * 513}, "longer than 512 characters"),
    ],
)
def test_refuses(estate: Estate, properties: Json, why: str) -> None:
    with refused("InvalidParameter", match=why):
        put(estate, **properties)
