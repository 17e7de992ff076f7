from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    secret,
)


def test_rsv_managed_identity() -> None:
    assert_outcomes(
        "rsv-managed-identity",
        {
            "pass_system": recovery_vault(identity={"type": "SystemAssigned"}),
            "pass_user": recovery_vault(identity={"type": "UserAssigned"}),
            "pass_both": recovery_vault(identity={"type": "SystemAssigned, UserAssigned"}),
            "pass_other_case": recovery_vault(identity={"type": "systemassigned"}),
            "pass_secret": recovery_vault(identity={"type": secret("SystemAssigned")}),
            "fail_absent": recovery_vault(),
            "fail_null": recovery_vault(identity={"type": None}),
            "fail_none_in_other_case": recovery_vault(identity={"type": "none"}),
            "fail_blank": recovery_vault(identity={"type": " "}),
            "fail_wrong_level": recovery_vault({"identity": {"type": "SystemAssigned"}}),
            "fail_secret_text": recovery_vault(identity={"type": secret()}),
            "undecided_type": recovery_vault(identity={"type": UNKNOWN_TEXT}),
            "undecided_identity": recovery_vault(identity=UNKNOWN_OBJECT),
        },
    )


def test_fix() -> None:
    assert fixed("rsv-managed-identity", recovery_vault()) == {"identity.type": "SystemAssigned"}
