from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, fixed, secret, storage_account


def test_storage_public_network_disabled() -> None:
    assert_outcomes(
        "storage-public-network-disabled",
        {
            "pass_disabled": storage_account(publicNetworkAccess="Disabled"),
            "pass_perimeter": storage_account(publicNetworkAccess="SecuredByPerimeter"),
            "pass_other_case": storage_account(publicNetworkAccess="DISABLED"),
            "pass_secret": storage_account(publicNetworkAccess=secret("Disabled")),
            "fail_enabled": storage_account(publicNetworkAccess="Enabled"),
            "fail_other_case": storage_account(publicNetworkAccess="enabled"),
            "fail_unknown_to_azure": storage_account(publicNetworkAccess="Some"),
            "fail_secret_text": storage_account(publicNetworkAccess=secret()),
            "fail_absent": storage_account(publicNetworkAccess=None),
            "fail_blank": storage_account(publicNetworkAccess=" "),
            "fail_wrong_kind": storage_account(publicNetworkAccess=[]),
            "undecided_unknown": storage_account(publicNetworkAccess=UNKNOWN_TEXT),
        },
    )


def test_fix() -> None:
    wrong = storage_account(publicNetworkAccess="Enabled")
    assert fixed("storage-public-network-disabled", wrong) == {"publicNetworkAccess": "Disabled"}
