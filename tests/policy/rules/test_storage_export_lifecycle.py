from azure_disk_facts.arm_types.neighbours import BLOB_LIFECYCLE
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import violated
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    made,
    secret,
    storage_account,
    verdicts_of,
)

NAME = "storage-export-lifecycle"
MODIFIED = "daysAfterModificationGreaterThan"


def lifecycle(rules: object, **props: object) -> Resource:
    given = {
        "resourceGroupName": "rg-export",
        "accountName": "stvhdexport",
        "managementPolicyName": "default",
        "policy": {"rules": rules},
        **props,
    }
    return made(BLOB_LIFECYCLE.token, "lifecycle", given)


def rule(days: object, age: str = MODIFIED, **props: object) -> Props:
    actions = {"baseBlob": {"delete": {age: days}}}
    return {"name": "r1", "type": "Lifecycle", "definition": {"actions": actions}, **props}


def deleting(days: object, **props: object) -> Resource:
    return lifecycle([rule(days)], **props)


def test_storage_export_lifecycle() -> None:
    account = storage_account()
    tiering = {"definition": {"actions": {"baseBlob": {"tierToCool": {MODIFIED: 7}}}}}
    versions = {"definition": {"actions": {"version": {"delete": {MODIFIED: 7}}}}}
    unnamed = deleting(7, accountName=UNKNOWN_TEXT)
    alone = {
        "pass_alone": deleting(30),
        "fail_alone": deleting(31),
        "undecided_alone": deleting(UNKNOWN_NUMBER),
    }
    with_account = {
        "pass_after_creation": lifecycle([rule("30", "daysAfterCreationGreaterThan")]),
        "pass_after_access": lifecycle([rule(7.0, "daysAfterLastAccessTimeGreaterThan")]),
        "pass_without_a_list": lifecycle(rule(7)),
        "pass_enabled_in_other_case": lifecycle([rule(7, enabled="TRUE")]),
        "pass_names_in_other_case": deleting(
            7, accountName="STVHDEXPORT", resourceGroupName="RG-EXPORT"
        ),
        "pass_one_of_several": lifecycle([tiering, rule(365), rule(7)]),
        "pass_beside_unknown": lifecycle([UNKNOWN_OBJECT, rule(7)]),
        "pass_by_dependency": depends(unnamed, "accountName", account),
        "pass_secret": deleting(secret(7)),
        "fail_a_day_late": deleting(31),
        "fail_off": lifecycle([rule(7, enabled=False)]),
        "fail_absent_rules": lifecycle(None),
        "fail_tiers_only": lifecycle([tiering]),
        "fail_versions_only": lifecycle([versions]),
        "fail_wrong_kinds": lifecycle([7, "x", [], {"definition": "delete"}]),
        "fail_off_whatever_the_age": lifecycle([rule(UNKNOWN_NUMBER, enabled=False)]),
        "fail_secret_text": deleting(secret()),
        "undecided_age": deleting(UNKNOWN_NUMBER),
        "undecided_switch": lifecycle([rule(7, enabled=UNKNOWN_BOOL)]),
        "undecided_rules": lifecycle(UNKNOWN_LIST),
        "undecided_policy": lifecycle([], policy=UNKNOWN_OBJECT),
        "undecided_account": unnamed,
    }
    # What is in the stack beside its account is not judged by itself.
    told = {
        case if not case.startswith("pass_") else case.replace("pass_", "skip_"): [account, policy]
        for case, policy in with_account.items()
    }
    assert_outcomes(
        NAME,
        {
            **alone,
            **told,
            "fail_absent": account,
            "fail_of_another_account": [account, deleting(7, accountName="stvhdexport2")],
            "fail_of_another_group": [account, deleting(7, resourceGroupName="rg-export2")],
        },
    )


def test_the_account_is_what_is_judged() -> None:
    account, policy = verdicts_of(NAME, [storage_account(), deleting(365)], {"maxDays": 90})
    assert account == violated("", "no lifecycle rule deletes blobs within 90 days")
    assert "judged with its account" in str(policy)


def test_configured() -> None:
    samples = {"pass_quarter": deleting(90), "fail_a_day_late": deleting(91)}
    assert_outcomes(NAME, samples, {"maxDays": 90})
