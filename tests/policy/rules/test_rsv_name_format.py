from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    MARK,
    UNKNOWN_TEXT,
    assert_outcomes,
    secret,
    verdicts_of,
)


def test_rsv_name_format() -> None:
    assert_outcomes(
        "rsv-name-format",
        {
            "pass_letters": recovery_vault(vaultName="rsv-Prod-01"),
            "pass_any_case": recovery_vault(vaultName="RSV"),
            "pass_shortest": recovery_vault(vaultName="rs"),
            "pass_longest": recovery_vault(vaultName="v" * 50),
            "pass_absent": recovery_vault(vaultName=None),
            "pass_blank": recovery_vault(vaultName=""),
            "pass_secret": recovery_vault(vaultName=secret("rsv1")),
            "fail_digit_first": recovery_vault(vaultName="1vault"),
            "fail_hyphen_first": recovery_vault(vaultName="-rsv"),
            "fail_underscore": recovery_vault(vaultName="rsv_1"),
            "fail_period": recovery_vault(vaultName="rsv.1"),
            "fail_other_letters": recovery_vault(vaultName="tr\u00e9sor"),
            "fail_one_letter": recovery_vault(vaultName="r"),
            "fail_long": recovery_vault(vaultName="v" * 51),
            "fail_number": recovery_vault(vaultName=7),
            "fail_secret_text": recovery_vault(vaultName=secret(f"{MARK}_1")),
            "undecided_name": recovery_vault(vaultName=UNKNOWN_TEXT),
        },
    )


def test_the_message_tells_the_form() -> None:
    (verdict,) = verdicts_of("rsv-name-format", recovery_vault(vaultName="1vault"))
    assert "2 to 50 letters, digits or hyphens, starting with a letter" in str(verdict)
