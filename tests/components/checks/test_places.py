from typing import Any

from azure_disk_protection.checks.given import run
from azure_disk_protection.checks.places import (
    check_apart,
    check_region,
    check_same_region,
    check_same_subscription,
)
from tests.components.recording import DISK_ID, OTHER_SUBSCRIPTION, SET_ID, SUBSCRIPTION


def messages(check: Any, **values: Any) -> list[str]:
    return [str(problem) for problem in run([check], values)]


def test_regions() -> None:
    assert messages(check_region(), location="West Europe") == messages(check_region()) == []
    assert messages(check_region(), location="atlantis") == [
        "location: got 'atlantis', allowed: the name of an Azure region, for example "
        "westeurope; correct the name"
    ]


def test_a_copy_goes_to_another_region() -> None:
    check = check_apart("to", "at")
    assert messages(check, to="northeurope", at="westeurope") == messages(check, to="x") == []
    assert messages(check, to="westeurope", at="West Europe") == [
        "to: got 'westeurope', allowed: a region other than the source's, West Europe; "
        "a cross-region copy needs another region, choose one"
    ]


def test_some_things_lie_in_one_region() -> None:
    check = check_same_region("vault", "disk", "move it")
    assert messages(check, vault="westeurope", disk="West Europe") == messages(check) == []
    assert messages(check, vault="northeurope", disk="westeurope") == [
        "vault: got 'northeurope', allowed: westeurope; move it"
    ]


def test_some_things_lie_in_one_subscription() -> None:
    check = check_same_subscription("set", "disk", "move it")
    elsewhere = SET_ID.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)
    assert messages(check, set=SET_ID.upper(), disk=DISK_ID) == []
    assert messages(check, set=SET_ID) == messages(check, set="x", disk=DISK_ID) == []
    assert messages(check, set=elsewhere, disk=DISK_ID) == [
        f"set: got '{elsewhere}', allowed: an id in subscription {SUBSCRIPTION}; move it"
    ]
