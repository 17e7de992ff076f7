from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    copy,
    disk,
    secret,
    snapshot,
)


def policies(of_disk: object, of_snapshot: object) -> list[Resource]:
    return [disk(networkAccessPolicy=of_disk), snapshot(networkAccessPolicy=of_snapshot)]


def public(of_disk: object, of_snapshot: object) -> list[Resource]:
    return [disk(publicNetworkAccess=of_disk), snapshot(publicNetworkAccess=of_snapshot)]


def test_snapshot_network_not_looser() -> None:
    closed = {"networkAccessPolicy": "DenyAll", "publicNetworkAccess": "Disabled"}
    assert_outcomes(
        "snapshot-network-not-looser",
        {
            "pass_same": [disk(**closed), snapshot(**closed)],
            "pass_closer": policies("AllowPrivate", "DenyAll"),
            "pass_odd_case": policies("ALLOWPRIVATE", "allowprivate"),
            "pass_both_absent": [disk(), snapshot()],
            "pass_disk_open": policies("AllowAll", "AllowAll"),
            "pass_disk_open_snapshot_unknown": policies("AllowAll", UNKNOWN_TEXT),
            "pass_no_value_of_azure": policies("Closed", None),
            "pass_secret": policies(secret("DenyAll"), secret("DenyAll")),
            "skip_disk_is_not_in_the_stack": [snapshot()],
            "fail_absent_is_not_inherited": [disk(**closed), snapshot()],
            "fail_looser": policies("DenyAll", "AllowPrivate"),
            "fail_looser_in_odd_case": policies("denyall", "allowall"),
            "fail_no_value_of_azure": policies("AllowPrivate", "Private"),
            "fail_public": public("Disabled", "Enabled"),
            "fail_public_absent": public("disabled", None),
            "fail_public_while_policy_unknown": [
                disk(**closed),
                snapshot(networkAccessPolicy=UNKNOWN_TEXT),
            ],
            "fail_copy": [disk(**closed), snapshot(incremental=True, **closed), copy()],
            "fail_secret_text": policies("DenyAll", secret()),
            "undecided_policy": policies("DenyAll", UNKNOWN_TEXT),
            "undecided_policy_of_disk": policies(UNKNOWN_TEXT, None),
            "undecided_public": public("Disabled", UNKNOWN_TEXT),
        },
    )
