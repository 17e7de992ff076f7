from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, fixed, secret, snapshot


def test_snapshot_public_network_access_disabled() -> None:
    assert_outcomes(
        "snapshot-public-network-access-disabled",
        {
            "pass_disabled": snapshot(publicNetworkAccess="Disabled"),
            "pass_disabled_in_upper_case": snapshot(publicNetworkAccess="DISABLED"),
            "pass_secret": snapshot(publicNetworkAccess=secret("Disabled")),
            "fail_enabled": snapshot(publicNetworkAccess="Enabled"),
            "fail_absent": snapshot(),
            "fail_blank": snapshot(publicNetworkAccess=""),
            "fail_boolean": snapshot(publicNetworkAccess=False),
            "fail_object": snapshot(publicNetworkAccess={"Disabled": True}),
            "fail_other_switch_closed": snapshot(networkAccessPolicy="DenyAll"),
            "fail_secret_text": snapshot(publicNetworkAccess=secret()),
            "undecided_switch": snapshot(publicNetworkAccess=UNKNOWN_TEXT),
        },
    )
    assert fixed("snapshot-public-network-access-disabled", snapshot()) == {
        "publicNetworkAccess": "Disabled"
    }
