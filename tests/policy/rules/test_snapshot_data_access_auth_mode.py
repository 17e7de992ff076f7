from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, fixed, secret, snapshot


def test_snapshot_data_access_auth_mode() -> None:
    assert_outcomes(
        "snapshot-data-access-auth-mode",
        {
            "pass_token": snapshot(dataAccessAuthMode="AzureActiveDirectory"),
            "pass_odd_case": snapshot(dataAccessAuthMode="azureactivedirectory"),
            "pass_secret": snapshot(dataAccessAuthMode=secret("AzureActiveDirectory")),
            "fail_none": snapshot(dataAccessAuthMode="None"),
            "fail_absent": snapshot(),
            "fail_blank": snapshot(dataAccessAuthMode="  "),
            "fail_wrong_kind": snapshot(dataAccessAuthMode=True),
            "fail_secret_text": snapshot(dataAccessAuthMode=secret()),
            "undecided_mode": snapshot(dataAccessAuthMode=UNKNOWN_TEXT),
        },
    )
    assert fixed("snapshot-data-access-auth-mode", snapshot()) == {
        "dataAccessAuthMode": "AzureActiveDirectory"
    }
