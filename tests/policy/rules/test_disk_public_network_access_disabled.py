from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, disk, fixed, secret


def test_disk_public_network_access_disabled() -> None:
    assert_outcomes(
        "disk-public-network-access-disabled",
        {
            "pass_disabled": disk(publicNetworkAccess="Disabled"),
            "pass_disabled_in_upper_case": disk(publicNetworkAccess="DISABLED"),
            "pass_secret": disk(publicNetworkAccess=secret("Disabled")),
            "fail_enabled": disk(publicNetworkAccess="Enabled"),
            "fail_absent": disk(),
            "fail_blank": disk(publicNetworkAccess=""),
            "fail_boolean": disk(publicNetworkAccess=False),
            "fail_object": disk(publicNetworkAccess={"Disabled": True}),
            "fail_other_switch_closed": disk(networkAccessPolicy="DenyAll"),
            "fail_secret_text": disk(publicNetworkAccess=secret()),
            "undecided_switch": disk(publicNetworkAccess=UNKNOWN_TEXT),
        },
    )


def test_remediation_closes_it() -> None:
    for sample in (disk(), disk(publicNetworkAccess="enabled")):
        assert fixed("disk-public-network-access-disabled", sample) == {
            "publicNetworkAccess": "Disabled"
        }
