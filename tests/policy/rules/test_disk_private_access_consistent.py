from collections.abc import Callable

import pytest

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    disk_access_id,
    secret,
    snapshot,
)

PRIVATE = "AllowPrivate"


@pytest.mark.parametrize("build", [disk, snapshot])
def test_disk_private_access_consistent(build: Callable[..., Resource]) -> None:
    def given(policy: object = None, access: object = None) -> Resource:
        return build(networkAccessPolicy=policy, diskAccessId=access)

    assert_outcomes(
        "disk-private-access-consistent",
        {
            "pass_absent": build(),
            "pass_private": given(PRIVATE, disk_access_id()),
            "pass_private_in_lower_case": given("allowprivate", disk_access_id().upper()),
            "pass_private_with_unknown_access": given(PRIVATE, UNKNOWN_TEXT),
            "pass_denied": given("DenyAll"),
            "pass_open_with_blank_access": given("AllowAll", " "),
            "pass_secret": given(PRIVATE, secret()),
            "fail_private_with_absent_access": given(PRIVATE),
            "fail_private_with_blank_access": given(PRIVATE, ""),
            "fail_private_with_object": given(PRIVATE, {"id": disk_access_id()}),
            "fail_denied_with_access": given("DenyAll", disk_access_id()),
            "fail_open_with_access_in_odd_case": given("ALLOWALL", disk_access_id()),
            "fail_absent_policy_with_access": given(None, disk_access_id()),
            "fail_denied_with_unknown_access": given("DenyAll", UNKNOWN_TEXT),
            "fail_secret_policy_with_access": given(secret(), disk_access_id()),
            "undecided_policy": given(UNKNOWN_TEXT, disk_access_id()),
        },
    )
