from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, fixed, secret, snapshot


def test_snapshot_network_access_restricted() -> None:
    assert_outcomes(
        "snapshot-network-access-restricted",
        {
            "pass_denied": snapshot(networkAccessPolicy="DenyAll"),
            "pass_private": snapshot(networkAccessPolicy="AllowPrivate"),
            "pass_denied_in_lower_case": snapshot(networkAccessPolicy="denyall"),
            "pass_secret": snapshot(networkAccessPolicy=secret("DenyAll")),
            "fail_open": snapshot(networkAccessPolicy="AllowAll"),
            "fail_open_in_lower_case": snapshot(networkAccessPolicy="allowall"),
            "fail_absent": snapshot(),
            "fail_blank": snapshot(networkAccessPolicy=" "),
            "fail_null": snapshot(networkAccessPolicy={"a": None}),
            "fail_not_a_value_of_azure": snapshot(networkAccessPolicy="Denied"),
            "fail_number": snapshot(networkAccessPolicy=0),
            "fail_list": snapshot(networkAccessPolicy=["DenyAll"]),
            "fail_wrong_level": snapshot(properties={"networkAccessPolicy": "DenyAll"}),
            "fail_other_switch_closed": snapshot(publicNetworkAccess="Disabled"),
            "fail_secret_text": snapshot(networkAccessPolicy=secret()),
            "undecided_policy": snapshot(networkAccessPolicy=UNKNOWN_TEXT),
        },
    )
    assert fixed("snapshot-network-access-restricted", snapshot()) == {
        "networkAccessPolicy": "DenyAll"
    }
    assert fixed("snapshot-network-access-restricted", snapshot(diskAccessId=UNKNOWN_TEXT)) == {
        "networkAccessPolicy": "AllowPrivate"
    }
