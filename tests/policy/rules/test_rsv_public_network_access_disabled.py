from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    secret,
)


def test_rsv_public_network_access_disabled() -> None:
    assert_outcomes(
        "rsv-public-network-access-disabled",
        {
            "pass_disabled": recovery_vault({"publicNetworkAccess": "Disabled"}),
            "pass_other_case": recovery_vault({"publicNetworkAccess": "disabled"}),
            "pass_secret": recovery_vault({"publicNetworkAccess": secret("Disabled")}),
            "fail_enabled": recovery_vault({"publicNetworkAccess": "Enabled"}),
            "fail_absent": recovery_vault({}),
            "fail_no_properties": recovery_vault(),
            "fail_blank": recovery_vault({"publicNetworkAccess": " "}),
            "fail_wrong_level": recovery_vault(publicNetworkAccess="Disabled"),
            "fail_secret_text": recovery_vault({"publicNetworkAccess": secret()}),
            "undecided_access": recovery_vault({"publicNetworkAccess": UNKNOWN_TEXT}),
            "undecided_properties": recovery_vault(UNKNOWN_OBJECT),
        },
    )


def test_fix() -> None:
    changes = fixed("rsv-public-network-access-disabled", recovery_vault())
    assert changes == {"properties.publicNetworkAccess": "Disabled"}
