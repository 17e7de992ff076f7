from dataclasses import replace

from azure_disk_policy.families.fixes import changed
from azure_disk_policy.inputs import plain
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_vault,
    depends,
    disk_id,
    disk_instance,
    policy_id,
    resource_group,
    secret,
    verdicts_of,
)

NAME = "bi-policy-in-same-vault"
BLOBS = "Microsoft.Storage/storageAccounts/blobServices"


def policy(**names: object) -> Resource:
    found = backup_policy()
    return replace(found, value=plain(changed(found.value, names)))


def bound(instance: Resource, *others: Resource) -> Resource:
    return depends(instance, "properties", *others)


def test_bi_policy_in_same_vault() -> None:
    foreign = policy_id().replace("/bv1/", "/bv2/")
    unknown, elsewhere = disk_instance(policy=UNKNOWN_TEXT), policy(vaultName="bv2")
    assert_outcomes(
        NAME,
        {
            "pass_same": [policy(), disk_instance()],
            "pass_not_in_the_stack": [disk_instance()],
            "pass_odd_case": [policy(), disk_instance(policy=policy_id().upper() + "/")],
            "pass_by_dependency": [policy(), bound(unknown, policy())],
            "pass_secret": [policy(), disk_instance(policy=secret(policy_id()))],
            "pass_vault_name_absent": [disk_instance(vault=None)],
            "fail_another": [elsewhere, disk_instance(policy=foreign)],
            "fail_another_that_is_not_in_the_stack": [disk_instance(policy=foreign)],
            "fail_name_is_a_prefix": [disk_instance(vault="bv11")],
            "fail_vault_of_that_name_in_another_group": [disk_instance(inside="rg-backup2")],
            "fail_by_dependency": [policy(), elsewhere, bound(unknown, elsewhere)],
            "fail_group_by_dependency": [
                policy(resourceGroupName="rg-backup2"),
                bound(unknown, policy()),
            ],
            "fail_another_while_the_group_is_unknown": [
                disk_instance(policy=foreign, inside=UNKNOWN_TEXT)
            ],
            "fail_absent": [policy(), disk_instance(policy=" ")],
            "fail_id_of_a_disk": [disk_instance(policy=disk_id())],
            "fail_secret": [disk_instance(policy=secret())],
            "undecided_id": [policy(), unknown],
            "undecided_id_without_policies": [unknown],
            "undecided_vault": [disk_instance(vault=UNKNOWN_TEXT)],
            "undecided_group": [disk_instance(inside=UNKNOWN_TEXT)],
        },
    )


def test_vaults_by_dependency() -> None:
    one, two, group = backup_vault(), backup_vault(name="bv2"), resource_group()
    unnamed = backup_vault(vaultName=UNKNOWN_TEXT)
    later = disk_instance(policy=UNKNOWN_TEXT, vault=UNKNOWN_TEXT)
    of_one = depends(policy(vaultName=UNKNOWN_TEXT), "vaultName", one)
    of_two = depends(policy(vaultName=UNKNOWN_TEXT), "vaultName", two)

    def in_one(of: Resource) -> Resource:
        return replace(
            later, property_dependencies={"vaultName": (one.urn,), "properties": (of.urn,)}
        )

    assert_outcomes(
        NAME,
        {
            "pass_same": [one, two, of_one, in_one(of_one)],
            "pass_literal_id": [
                one,
                depends(disk_instance(vault=UNKNOWN_TEXT), "vaultName", one),
            ],
            "pass_group": [
                group,
                depends(disk_instance(inside=UNKNOWN_TEXT), "resourceGroupName", group),
            ],
            "fail_other": [one, two, of_two, in_one(of_two)],
            "fail_literal_id": [
                one,
                two,
                depends(disk_instance(vault=UNKNOWN_TEXT), "vaultName", two),
            ],
            "undecided_policy": [one, policy(vaultName=UNKNOWN_TEXT), in_one(policy())],
            "undecided_vault": [one, of_one, bound(later, of_one)],
            "undecided_name_of_the_vault": [
                unnamed,
                depends(disk_instance(vault=UNKNOWN_TEXT), "vaultName", unnamed),
            ],
        },
    )


def test_datasource() -> None:
    def of(kinds: object) -> Resource:
        return backup_policy(datasourceTypes=kinds)

    assert_outcomes(
        NAME,
        {
            "pass_odd_case": [of("microsoft.compute/DISKS"), disk_instance()],
            "pass_one_of_two": [of([BLOBS, "Microsoft.Compute/disks"]), disk_instance()],
            "pass_blobs": [of([BLOBS]), disk_instance(datasourceType=BLOBS)],
            "pass_kinds_absent": [of(None), disk_instance()],
            "pass_nothing_told": [
                of([BLOBS]),
                disk_instance(datasourceType=None, resourceID=None),
            ],
            "fail_other": [of([BLOBS]), disk_instance()],
            "fail_type_by_id": [of([BLOBS]), disk_instance(datasourceType=None)],
            "fail_type_absent_of_the_policy": [of([" "]), disk_instance()],
            "fail_by_dependency": [
                of([BLOBS]),
                bound(disk_instance(policy=UNKNOWN_TEXT), backup_policy()),
            ],
            "fail_secret": [of([secret()]), disk_instance()],
            "undecided_kinds": [of(UNKNOWN_LIST), disk_instance()],
            "undecided_type": [of([BLOBS]), disk_instance(datasourceType=UNKNOWN_TEXT)],
        },
    )


def test_says_what_is_wrong() -> None:
    other = disk_instance(policy=policy_id().replace("/bv1/", "/bv2/"))
    blobs = replace(backup_policy(datasourceTypes=[BLOBS]), name="for-blobs")
    found = verdicts_of(NAME, [blobs, other, disk_instance(), disk_instance(policy="")])
    messages = [each.violations[0].message for each in found if isinstance(each, Violated)]
    assert messages == [
        "is a policy of another vault",
        "policy for-blobs is not for this type of datasource",
        "is not the id of a backup vault's policy",
    ]
