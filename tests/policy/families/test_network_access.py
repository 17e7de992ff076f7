from typing import Any

import pytest

from azure_disk_policy.families.network_access import (
    close_both_switches,
    demand_both_switches,
    demand_private_access,
    deny_export,
    restrict_export,
)
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import COMPLIANT, Violated, Violation, violated
from tests.policy.samples import UNKNOWN_TEXT, disk, disk_access_id

POLICY, ACCESS, PUBLIC = "networkAccessPolicy", "diskAccessId", "publicNetworkAccess"
OPEN = "is absent, which means AllowAll, not DenyAll or AllowPrivate"
PRIVATE_ACCESS = {ACCESS: disk_access_id()}


def test_both_switches_are_said() -> None:
    assert demand_both_switches(disk()) == Violated(
        (
            Violation(POLICY, OPEN),
            Violation(PUBLIC, "is absent, which means Enabled, not Disabled"),
        )
    )


def test_private_export_and_disk_access_go_together() -> None:
    assert demand_private_access(disk()) is COMPLIANT
    assert demand_private_access(disk(networkAccessPolicy="allowprivate")) == violated(
        ACCESS, "is absent, and networkAccessPolicy AllowPrivate needs it"
    )
    assert demand_private_access(disk(**PRIVATE_ACCESS)) == violated(
        POLICY, "is not AllowPrivate, and only that takes a diskAccessId"
    )


@pytest.mark.parametrize(
    ("inputs", "restricted", "denied"),
    [
        ({}, {POLICY: "DenyAll"}, {POLICY: "DenyAll"}),
        ({ACCESS: " "}, {POLICY: "DenyAll"}, {POLICY: "DenyAll"}),
        (PRIVATE_ACCESS, {POLICY: "AllowPrivate"}, {POLICY: "DenyAll", ACCESS: None}),
        ({ACCESS: UNKNOWN_TEXT}, {POLICY: "AllowPrivate"}, {POLICY: "DenyAll", ACCESS: None}),
    ],
)
def test_what_closes_export_goes_with_the_disk_access(
    inputs: Any, restricted: Any, denied: Any
) -> None:
    assert restrict_export(disk(**inputs), Context()) == restricted
    assert deny_export(disk(**inputs), Context()) == denied


def test_a_switch_that_is_closed_stays_as_it_is() -> None:
    private = disk(networkAccessPolicy="AllowPrivate", **PRIVATE_ACCESS)
    assert close_both_switches(private, Context()) == {PUBLIC: "Disabled"}
    unknown = disk(networkAccessPolicy=UNKNOWN_TEXT)
    assert close_both_switches(unknown, Context()) == {PUBLIC: "Disabled"}
    both = {POLICY: "DenyAll", PUBLIC: "Disabled"}
    assert close_both_switches(disk(), Context()) == both
