from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    disk_access_id,
    fixed,
    secret,
)


def test_disk_network_access_restricted() -> None:
    assert_outcomes(
        "disk-network-access-restricted",
        {
            "pass_denied": disk(networkAccessPolicy="DenyAll"),
            "pass_private": disk(networkAccessPolicy="AllowPrivate"),
            "pass_denied_in_lower_case": disk(networkAccessPolicy="denyall"),
            "pass_secret": disk(networkAccessPolicy=secret("DenyAll")),
            "fail_open": disk(networkAccessPolicy="AllowAll"),
            "fail_open_in_lower_case": disk(networkAccessPolicy="allowall"),
            "fail_absent": disk(),
            "fail_blank": disk(networkAccessPolicy=" "),
            "fail_null": disk(networkAccessPolicy={"a": None}),
            "fail_not_a_value_of_azure": disk(networkAccessPolicy="Denied"),
            "fail_number": disk(networkAccessPolicy=0),
            "fail_list": disk(networkAccessPolicy=["DenyAll"]),
            "fail_wrong_level": disk(properties={"networkAccessPolicy": "DenyAll"}),
            "fail_other_switch_closed": disk(publicNetworkAccess="Disabled"),
            "fail_secret_text": disk(networkAccessPolicy=secret()),
            "undecided_policy": disk(networkAccessPolicy=UNKNOWN_TEXT),
        },
    )


def test_remediation_closes_it() -> None:
    for sample in (disk(), disk(networkAccessPolicy="AllowAll")):
        assert fixed("disk-network-access-restricted", sample) == {"networkAccessPolicy": "DenyAll"}
    private = fixed("disk-network-access-restricted", disk(diskAccessId=disk_access_id()))
    assert private == {"networkAccessPolicy": "AllowPrivate"}
