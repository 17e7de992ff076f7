from typing import Any

from azure_disk_protection.checks.given import run
from azure_disk_protection.checks.places import (
    check_apart,
    check_group,
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


def test_resource_groups_go_by_name() -> None:
    assert messages(check_group(), resource_group_name="rg-1") == messages(check_group()) == []
    assert messages(check_group("to"), to="/subscriptions/s/resourceGroups/rg") == [
        "to: got '/subscriptions/s/resourceGroups/rg', allowed: 1 to 90 letters, digits, '_', "
        "'(', ')', '.' or '-', not ending with '.'; choose another name"
    ]


def test_a_copy_goes_to_another_region() -> None:
    check = check_apart("to", "at")
    assert messages(check, to="northeurope", at="westeurope") == messages(check, to="x") == []
    assert messages(check, to="westeurope", at="West Europe") == [
        "to: got 'westeurope', allowed: a region other than the source's, West Europe; "
        "a cross-region copy needs another region, choose one"
    ]
    assert messages(check, to="chinaeast2", at="westeurope") == [
        "to: got 'chinaeast2', allowed: a region of the source's cloud, AzureCloud; "
        "Azure copies nothing from one of its clouds to another, export it instead"
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
