from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_vault,
    fixed,
    secret,
)


def test_bv_managed_identity() -> None:
    assert_outcomes(
        "bv-managed-identity",
        {
            "pass_system": backup_vault(identity={"type": "SystemAssigned"}),
            "pass_user": backup_vault(identity={"type": "UserAssigned"}),
            "pass_both": backup_vault(identity={"type": "SystemAssigned, UserAssigned"}),
            "pass_both_without_blank": backup_vault(
                identity={"type": "SystemAssigned,UserAssigned"}
            ),
            "pass_other_case": backup_vault(identity={"type": "systemassigned"}),
            "pass_secret": backup_vault(identity={"type": secret("SystemAssigned")}),
            "fail_absent": backup_vault(),
            "fail_null": backup_vault(identity={"type": None}),
            "fail_none": backup_vault(identity={"type": "None"}),
            "fail_none_in_other_case": backup_vault(identity={"type": "none"}),
            "fail_blank": backup_vault(identity={"type": " "}),
            "fail_identity_is_a_text": backup_vault(identity="SystemAssigned"),
            "fail_wrong_level": backup_vault({"identity": {"type": "SystemAssigned"}}),
            "fail_secret_text": backup_vault(identity={"type": secret()}),
            "undecided_type": backup_vault(identity={"type": UNKNOWN_TEXT}),
            "undecided_identity": backup_vault(identity=UNKNOWN_OBJECT),
        },
    )


def test_fix() -> None:
    assert fixed("bv-managed-identity", backup_vault()) == {"identity.type": "SystemAssigned"}
