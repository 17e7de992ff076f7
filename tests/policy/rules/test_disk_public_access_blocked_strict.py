from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    disk_access_id,
    fixed,
    secret,
)

NAME = "disk-public-access-blocked-strict"


def test_disk_public_access_blocked_strict() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_denied": disk(networkAccessPolicy="DenyAll", publicNetworkAccess="Disabled"),
            "pass_private": disk(
                networkAccessPolicy="AllowPrivate", publicNetworkAccess="Disabled"
            ),
            "pass_odd_case": disk(networkAccessPolicy="denyall", publicNetworkAccess="DISABLED"),
            "pass_secret": disk(
                networkAccessPolicy=secret("DenyAll"), publicNetworkAccess="Disabled"
            ),
            "fail_absent": disk(),
            "fail_absent_access": disk(networkAccessPolicy="DenyAll"),
            "fail_absent_policy": disk(publicNetworkAccess="Disabled"),
            "fail_open": disk(networkAccessPolicy="AllowAll", publicNetworkAccess="Enabled"),
            "fail_blank": disk(networkAccessPolicy="DenyAll", publicNetworkAccess=" "),
            "fail_wrong_kind": disk(networkAccessPolicy="DenyAll", publicNetworkAccess=False),
            "fail_one_open_one_unknown": disk(networkAccessPolicy=UNKNOWN_TEXT),
            "fail_open_policy_and_unknown_access": disk(publicNetworkAccess=UNKNOWN_TEXT),
            "fail_secret_text": disk(networkAccessPolicy=secret(), publicNetworkAccess=secret()),
            "undecided_policy": disk(
                networkAccessPolicy=UNKNOWN_TEXT, publicNetworkAccess="Disabled"
            ),
            "undecided_access": disk(
                networkAccessPolicy="DenyAll", publicNetworkAccess=UNKNOWN_TEXT
            ),
        },
    )


def test_remediation_closes_what_is_open() -> None:
    disabled = {"publicNetworkAccess": "Disabled"}
    assert fixed(NAME, disk()) == {"networkAccessPolicy": "DenyAll", **disabled}
    assert fixed(NAME, disk(networkAccessPolicy="AllowPrivate")) == disabled
    private = disk(diskAccessId=disk_access_id())
    assert fixed(NAME, private) == {"networkAccessPolicy": "AllowPrivate", **disabled}
