from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, disk, fixed, secret

NAME = "disk-data-access-auth-mode"
ENTRA = "AzureActiveDirectory"


def test_disk_data_access_auth_mode() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_entra": disk(dataAccessAuthMode=ENTRA),
            "pass_entra_in_lower_case": disk(dataAccessAuthMode=ENTRA.lower()),
            "pass_secret": disk(dataAccessAuthMode=secret(ENTRA)),
            "fail_absent": disk(),
            "fail_none": disk(dataAccessAuthMode="None"),
            "fail_blank": disk(dataAccessAuthMode=" "),
            "fail_list": disk(dataAccessAuthMode=[ENTRA]),
            "fail_boolean": disk(dataAccessAuthMode=True),
            "fail_wrong_level": disk(properties={"dataAccessAuthMode": ENTRA}),
            "fail_secret_text": disk(dataAccessAuthMode=secret()),
            "undecided_mode": disk(dataAccessAuthMode=UNKNOWN_TEXT),
        },
    )


def test_remediation_asks_for_a_token() -> None:
    for sample in (disk(), disk(dataAccessAuthMode="none")):
        assert fixed(NAME, sample) == {"dataAccessAuthMode": ENTRA}
