from collections.abc import Iterator
from typing import Any

import pulumi
import pytest

from azure_disk_facts.names import KEY_NAME
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.checks.given import (
    Given,
    check_id,
    check_imports,
    check_name,
    check_range,
    run,
)
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import LATER
from tests.components.recording import DISK_ID, record

DISKS = "Microsoft.Compute/disks"


def messages(check: Any, **values: Any) -> list[str]:
    return [str(problem) for problem in run([check], values, "here")]


def test_values_by_their_kind() -> None:
    given = Given({"text": "a", "number": 4.0, "flag": True, "sku": "Premium_LRS", "id": DISK_ID})
    assert given.text("text") == "a"
    assert given.text("number") is None
    assert given.number("number") == 4
    assert given.flag("flag") is True
    assert given.choice("sku", DiskSku) is DiskSku.PREMIUM_LRS
    identifier = given.arm_id("id")
    assert identifier is not None
    assert identifier.name == "d"
    assert given.arm_id("text") is None
    assert not given.has("absent")
    assert given.choice("absent", DiskSku) is None


def test_what_is_known_later_is_given_but_not_known() -> None:
    def program() -> None:
        given = Given({"output": pulumi.Output.from_input("a"), "later": LATER})
        for name in ("output", "later"):
            assert given.has(name)
            assert given.known(name) is None
            assert given.text(name) is None

    record(program)


def test_problems_have_schema_paths() -> None:
    def check(given: Given) -> Iterator[Problem]:
        yield given.problem("size_gib", "more", "add some")

    assert messages(check, size_gib=1) == ["here.sizeGib: got 1, allowed: more; add some"]
    assert messages(check) == ["here.sizeGib: got nothing, allowed: more; add some"]


@pytest.mark.parametrize("values", [{}, {"key": "books"}])
def test_names_that_azure_takes(values: dict[str, str]) -> None:
    assert messages(check_name("key", KEY_NAME), **values) == []


def test_names_that_azure_refuses() -> None:
    assert messages(check_name("key", KEY_NAME), key="my books") == [
        "here.key: got 'my books', allowed: 1 to 127 letters, digits or hyphens; "
        "choose another name"
    ]


def test_ranges() -> None:
    check = check_range("days", (7, 90), "days")
    assert messages(check, days=7) == messages(check, days=90) == messages(check) == []
    expected = "allowed: 7 to 90 days; choose a number in that range"
    assert messages(check, days=6) == [f"here.days: got 6, {expected}"]
    assert messages(check, days=91) == [f"here.days: got 91, {expected}"]


def test_ids() -> None:
    check = check_id("disk", DISKS)
    assert messages(check, disk=DISK_ID) == messages(check) == []
    for wrong in ("disk", DISK_ID.replace("disks", "images")):
        assert messages(check, disk=wrong) == [
            f"here.disk: got {wrong!r}, allowed: the id of a {DISKS}; give the resource's id"
        ]


def test_imports() -> None:
    check = check_imports(the_disk=DISKS)
    assert messages(check, imports={"the-disk": DISK_ID}) == messages(check) == []
    # What is no text has been refused already, where it was read.
    assert messages(check, imports={"the-disk": LATER}) == []
    assert messages(check, imports={"disk": DISK_ID}) == [
        f"here.imports: got {{'disk': {DISK_ID!r}}}, allowed: the-disk; remove 'disk'"
    ]
