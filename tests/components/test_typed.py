from typing import get_origin

from azure_disk_protection.typed import NotRequired, TypedDict


class Example(TypedDict):
    always: str
    sometimes: NotRequired[str]


def test_knows_required_keys_on_every_python() -> None:
    assert Example.__required_keys__ == {"always"}
    origin: object = get_origin(Example.__annotations__["sometimes"])
    assert origin is NotRequired
