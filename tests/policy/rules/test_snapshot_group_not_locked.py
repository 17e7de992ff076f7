from azure_disk_facts.arm_types import neighbours
from azure_disk_facts.resource_types import BACKUP_INSTANCE
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    group_lock,
    lock,
    made,
    resource_group,
    secret,
)

GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-snap"
OTHER_SUBSCRIPTION = "/subscriptions/99999999-2222-3333-4444-555555555555"
OF_SUBSCRIPTION = made(neighbours.LOCK_OF_SUBSCRIPTION.token, "all", {"level": "CanNotDelete"})


def kept_in(group: object = GROUP) -> Resource:
    return stored({"policyParameters": {"dataStoreParametersList": [{"resourceGroupId": group}]}})


def stored(policy_info: object) -> Resource:
    props: Props = {"vaultName": "bv1", "properties": {"policyInfo": policy_info}}
    return made(BACKUP_INSTANCE.token, "bi1", props)


def test_snapshot_group_not_locked() -> None:
    group, other = resource_group("rg-snap"), resource_group("rg-other")
    unknown = depends(kept_in(UNKNOWN_TEXT), "properties", group)
    snapshot = f"{GROUP}/providers/Microsoft.Compute/snapshots/s1"
    assert_outcomes(
        "snapshot-group-not-locked",
        {
            "pass_no_lock": [kept_in()],
            "pass_no_lock_group_unknown": [kept_in(UNKNOWN_TEXT)],
            "pass_absent": [kept_in(None), group_lock("rg-snap")],
            "pass_not_specified": [kept_in(), group_lock("rg-snap", "NotSpecified")],
            "pass_other_group": [kept_in(), group_lock("rg-data")],
            "pass_group_of_longer_name": [kept_in(), group_lock("rg-snap-2")],
            "pass_scope_of_longer_name": [kept_in(), lock(f"{GROUP}2")],
            "pass_snapshot_in_the_group": [kept_in(), lock(snapshot)],
            "pass_group_of_another_subscription": [
                kept_in(),
                lock(GROUP.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)),
            ],
            "pass_another_subscription": [kept_in(), lock(OTHER_SUBSCRIPTION)],
            "pass_made_from_another_group": [unknown, group, group_lock("rg-data")],
            "pass_group_is_no_id": [kept_in("rg-snap"), group_lock("rg-snap")],
            "pass_group_id_is_a_snapshot": [kept_in(snapshot), group_lock("rg-snap")],
            "pass_secret_group": [kept_in(secret()), group_lock("rg-snap")],
            "pass_secret_scope": [kept_in(), lock(secret())],
            "fail_lock_of_group": [kept_in(), group_lock("rg-snap")],
            "fail_read_only": [kept_in(), group_lock("rg-snap", "readonly")],
            "fail_other_case": [kept_in(GROUP.upper() + "/"), group_lock("Rg-Snap")],
            "fail_scope": [kept_in(), lock(GROUP)],
            "fail_scope_in_other_case": [kept_in(), lock(GROUP.lower() + "/")],
            "fail_subscription": [kept_in(), lock(SUBSCRIPTION)],
            "fail_lock_of_subscription": [kept_in(), OF_SUBSCRIPTION],
            "fail_one_store": [
                stored(
                    {"policyParameters": {"dataStoreParametersList": {"resourceGroupId": GROUP}}}
                ),
                group_lock("rg-snap"),
            ],
            "fail_declared_group": [
                group,
                kept_in(),
                depends(lock(UNKNOWN_TEXT), "scope", group),
            ],
            "fail_group_by_dependency": [group, unknown, group_lock("rg-snap")],
            "fail_all_by_dependency": [
                group,
                unknown,
                depends(group_lock(UNKNOWN_TEXT), "resourceGroupName", group),
            ],
            "fail_secret_lock_group": [kept_in(secret(GROUP)), group_lock(secret("rg-snap"))],
            "undecided_group": [kept_in(UNKNOWN_TEXT), group_lock("rg-snap")],
            "undecided_stores": [
                stored({"policyParameters": {"dataStoreParametersList": UNKNOWN_LIST}}),
                group_lock("rg-snap"),
            ],
            "undecided_scope": [kept_in(), lock(UNKNOWN_TEXT)],
            "undecided_level": [kept_in(), group_lock("rg-snap", UNKNOWN_TEXT)],
            "undecided_which_of_two_origins": [
                group,
                made(other.token, "other", {"resourceGroupName": "rg-other"}),
                depends(
                    stored(UNKNOWN_OBJECT),
                    "properties",
                    group,
                    made(other.token, "other", {}),
                ),
                group_lock("rg-snap"),
            ],
        },
    )
