from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, disk, fixed, secret

NAME = "disk-public-access-blocked"
ENABLED = "Enabled"


def test_disk_public_access_blocked() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_both": disk(networkAccessPolicy="DenyAll", publicNetworkAccess="Disabled"),
            "pass_denied": disk(networkAccessPolicy="DenyAll"),
            "pass_private": disk(networkAccessPolicy="AllowPrivate", publicNetworkAccess=ENABLED),
            "pass_disabled": disk(networkAccessPolicy="AllowAll", publicNetworkAccess="Disabled"),
            "pass_odd_case": disk(publicNetworkAccess="disABLED"),
            "pass_secret": disk(publicNetworkAccess=secret("Disabled")),
            "pass_one_closed_one_unknown": disk(
                networkAccessPolicy=UNKNOWN_TEXT, publicNetworkAccess="Disabled"
            ),
            "fail_absent": disk(),
            "fail_blank": disk(networkAccessPolicy="", publicNetworkAccess=" "),
            "fail_open": disk(networkAccessPolicy="AllowAll", publicNetworkAccess=ENABLED),
            "fail_open_in_lower_case": disk(networkAccessPolicy="allowall"),
            "fail_wrong_kinds": disk(networkAccessPolicy=["DenyAll"], publicNetworkAccess=False),
            "fail_wrong_level": disk(properties={"publicNetworkAccess": "Disabled"}),
            "fail_secret_text": disk(networkAccessPolicy=secret(), publicNetworkAccess=secret()),
            "undecided_policy": disk(networkAccessPolicy=UNKNOWN_TEXT),
            "undecided_access": disk(publicNetworkAccess=UNKNOWN_TEXT),
        },
    )


def test_remediation_closes_public_access() -> None:
    for sample in (disk(), disk(networkAccessPolicy="AllowAll")):
        assert fixed(NAME, sample) == {"publicNetworkAccess": "Disabled"}
