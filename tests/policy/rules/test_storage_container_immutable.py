from typing import Any

from azure_disk_facts.arm_types.neighbours import BLOB_IMMUTABILITY
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_NUMBER,
    UNKNOWN_TEXT,
    assert_outcomes,
    blob_container,
    depends,
    made,
    secret,
    storage_account,
)

NAME = "storage-container-immutable"


def policy(days: object = 7, **props: object) -> Resource:
    given = {
        "resourceGroupName": "rg-export",
        "accountName": "stvhdexport",
        "containerName": "vhds",
        "immutabilityPeriodSinceCreationInDays": days,
        **props,
    }
    return made(BLOB_IMMUTABILITY.token, "policy", given)


def account(state: object = None, *, enabled: object = True, **props: Any) -> Resource:
    setting = {"enabled": enabled, "immutabilityPolicy": {"state": state}}
    return storage_account(immutableStorageWithVersioning=setting, **props)


def test_storage_container_immutable() -> None:
    container = blob_container()
    bare = storage_account()
    of_account = depends(blob_container(accountName=UNKNOWN_TEXT), "accountName", bare)
    unnamed = policy(containerName=UNKNOWN_TEXT)
    assert_outcomes(
        NAME,
        {
            "pass_policy": [container, policy()],
            "pass_other_case": [container, policy(accountName="STVHDEXPORT", containerName="VHDS")],
            "pass_float": [container, policy(7.0)],
            "pass_account": [container, account()],
            "pass_account_unlocked": [container, account("Unlocked", enabled="true")],
            "pass_account_by_dependency": [
                depends(blob_container(accountName=UNKNOWN_TEXT), "accountName", account()),
                account(),
            ],
            "pass_policy_by_dependency": [container, depends(unnamed, "containerName", container)],
            "pass_unknown_accounts_of_one_origin": [
                of_account,
                depends(policy(accountName=UNKNOWN_TEXT), "accountName", bare),
                bare,
            ],
            "pass_unknown_account_of_that_name": [
                container,
                depends(policy(accountName=UNKNOWN_TEXT), "accountName", bare),
                bare,
            ],
            "pass_secret": [container, policy(secret(7), containerName=secret("vhds"))],
            "pass_no_container": [bare],
            "fail_absent": [container],
            "fail_bare_account": [container, bare],
            "fail_no_days": [container, policy(None)],
            "fail_zero_days": [container, policy(0)],
            "fail_account_off": [container, account(enabled=False)],
            "fail_account_disabled_in_other_case": [container, account("DISABLED")],
            "fail_other_account": [container, account(accountName="stvhdexport2")],
            "fail_policy_of_another_container": [container, policy(containerName="vhds2")],
            "fail_policy_of_another_account": [container, policy(accountName="stvhdexport2")],
            "fail_policy_of_another_group": [container, policy(resourceGroupName="rg-export2")],
            "fail_policy_of_another_account_by_dependency": [
                container,
                depends(
                    policy(accountName=UNKNOWN_TEXT),
                    "accountName",
                    storage_account("stvhdexport2"),
                ),
                storage_account("stvhdexport2"),
            ],
            "fail_off_whatever_the_state": [container, account(UNKNOWN_TEXT, enabled=False)],
            "fail_secret_text": [container, policy(secret())],
            "undecided_days": [container, policy(UNKNOWN_NUMBER)],
            "undecided_container": [container, unnamed],
            "undecided_account_of_the_policy": [container, policy(accountName=UNKNOWN_TEXT)],
            "undecided_account": [blob_container(accountName=UNKNOWN_TEXT), account()],
            "undecided_switch": [container, account(enabled=UNKNOWN_BOOL)],
            "undecided_state": [container, account(UNKNOWN_TEXT)],
        },
    )


def test_only_containers_for_exports() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_policy": [blob_container(), policy(), storage_account()],
            "skip_other_account": [blob_container(), storage_account()],
            "fail_exports": [blob_container(), storage_account(tags={"purpose": "VHD-export"})],
            "fail_account_elsewhere": [blob_container()],
            "undecided_tag": [blob_container(), storage_account(tags={"purpose": UNKNOWN_TEXT})],
        },
        {"tag": "purpose"},
    )
