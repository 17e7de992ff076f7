from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    encryption_set,
    fixed,
    secret,
)

USER = (
    f"{SUBSCRIPTION}/resourceGroups/rg-keys/providers"
    "/Microsoft.ManagedIdentity/userAssignedIdentities/id1"
)


def with_identity(kind: object = None, ids: object = None) -> Resource:
    return encryption_set(identity={"type": kind, "userAssignedIdentities": ids})


def test_des_managed_identity() -> None:
    assert_outcomes(
        "des-managed-identity",
        {
            "pass_system": with_identity("SystemAssigned"),
            "pass_system_in_other_case": with_identity("systemASSIGNED"),
            "pass_user": with_identity("UserAssigned", [USER]),
            "pass_user_as_arm_has_it": with_identity("UserAssigned", {USER: {}}),
            "pass_user_alone_in_place_of_a_list": with_identity("UserAssigned", USER),
            "pass_both": with_identity("SystemAssigned, UserAssigned", [USER]),
            "pass_unknown_id": with_identity("UserAssigned", [UNKNOWN_TEXT]),
            "pass_unknown_ids": with_identity("UserAssigned", UNKNOWN_LIST),
            "pass_secret": with_identity(secret("SystemAssigned")),
            "fail_absent": encryption_set(),
            "fail_identity_is_empty": encryption_set(identity={}),
            "fail_blank": with_identity(" "),
            "fail_none": with_identity("None"),
            "fail_ids_without_a_type": with_identity(None, [USER]),
            "fail_user_without_ids": with_identity("UserAssigned"),
            "fail_user_with_no_ids": with_identity("UserAssigned", []),
            "fail_user_with_blank_ids": with_identity("userassigned", ["", None, 5]),
            "fail_user_with_no_ids_as_arm_has_it": with_identity("UserAssigned", {}),
            "fail_both_without_ids": with_identity("SystemAssigned,UserAssigned"),
            "fail_identity_is_a_text": encryption_set(identity="SystemAssigned"),
            "fail_wrong_level": encryption_set(type="SystemAssigned"),
            "fail_secret_text": with_identity(secret()),
            "undecided_type": with_identity(UNKNOWN_TEXT),
            "undecided_identity": encryption_set(identity=UNKNOWN_OBJECT),
        },
    )


def test_an_identity_is_given() -> None:
    system = {"identity.type": "SystemAssigned"}
    assert fixed("des-managed-identity", encryption_set()) == system
    assert fixed("des-managed-identity", with_identity("UserAssigned")) == system
    assert fixed("des-managed-identity", with_identity("None", {USER: {}})) == {
        "identity.type": "UserAssigned"
    }
