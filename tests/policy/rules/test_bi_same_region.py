from dataclasses import replace

from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Undecided, Violated
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_vault,
    depends,
    disk,
    disk_instance,
    resource_group,
    secret,
    verdicts_of,
)

NAME = "bi-same-region"


def vault(location: object = "westeurope", name: str = "bv1", **props: object) -> Resource:
    return backup_vault(name=name, location=location, **props)


def told(location: object) -> Resource:
    return disk_instance(resourceLocation=location)


def test_bi_same_region() -> None:
    north, unknown = disk(location="northeurope"), disk(location=UNKNOWN_TEXT)
    assert_outcomes(
        NAME,
        {
            "pass_disk": [vault(), disk(), disk_instance()],
            "pass_told": [vault(), told("westeurope")],
            "pass_odd_case_and_blanks": [vault("West Europe"), told("WESTEUROPE")],
            "pass_told_while_the_disk_is_unknown": [vault(), unknown, told("westeurope")],
            "pass_secret": [vault(secret("westeurope")), told(secret("West Europe"))],
            "pass_no_instance": [vault(), north],
            "fail_disk": [vault(), north, disk_instance()],
            "fail_told": [vault(), told("northeurope")],
            "fail_told_is_wrong_disk_is_right": [vault(), disk(), told("northeurope")],
            "fail_told_is_right_disk_is_wrong": [vault(), north, told("westeurope")],
            "fail_told_while_the_disk_is_unknown": [vault(), unknown, told("northeurope")],
            "fail_secret": [vault(), told(secret())],
            "skip_disk_elsewhere": [vault(), disk_instance()],
            "skip_blobs": [vault(), disk_instance(datasourceType="x", resourceLocation="north")],
            "undecided_location_absent": [vault(None), disk(), disk_instance()],
            "undecided_location_of_the_disk_absent": [vault(), disk(location=None), told(None)],
            "undecided_location": [vault(UNKNOWN_TEXT), disk(), disk_instance()],
            "undecided_disk": [vault(), disk(), disk_instance(resourceID=UNKNOWN_TEXT)],
            "undecided_told": [vault(), told(UNKNOWN_TEXT)],
            "fail_disk_by_dependency": [
                vault(),
                north,
                depends(disk_instance(resourceID=UNKNOWN_TEXT), "properties", north),
            ],
        },
    )


def test_the_vault_is_the_instances_own() -> None:
    north, other, group = (
        disk(location="northeurope"),
        vault("northeurope", "bv2"),
        resource_group(),
    )
    later = disk_instance(vault=UNKNOWN_TEXT)
    in_group_to_be = disk_instance(inside=UNKNOWN_TEXT)
    assert_outcomes(
        NAME,
        {
            "fail_odd_case": [vault(), north, disk_instance(vault="BV1", inside="RG-BACKUP")],
            "fail_right_vault_of_two": [vault(), other, disk(), disk_instance(vault="bv2")],
            "fail_by_dependency": [vault(), other, disk(), depends(later, "vaultName", other)],
            "fail_group_by_dependency": [
                group,
                vault(),
                north,
                depends(in_group_to_be, "resourceGroupName", group),
            ],
            "skip_vault_elsewhere": [vault(name="bv11"), north, disk_instance()],
            "skip_vault_of_another_group": [vault(), north, disk_instance(inside="rg-backup2")],
            "skip_vault_absent": [vault(), north, disk_instance(vault=None)],
            "undecided_vault": [vault(), north, later],
            "undecided_group": [vault(), north, in_group_to_be],
            "undecided_name_of_the_vault": [
                vault(vaultName=UNKNOWN_TEXT),
                north,
                disk_instance(),
            ],
        },
    )


def test_twins_can_not_be_told_apart() -> None:
    twins = [vault(), replace(vault(), urn="urn:twin")]
    found = verdicts_of(NAME, [*twins, disk(), disk_instance()])
    assert found == [Undecided("vaultName", "bi1")]


def test_names_the_vault() -> None:
    (verdict,) = verdicts_of(NAME, [vault(), told("northeurope")])
    assert isinstance(verdict, Violated)
    assert verdict.violations[0].path == "properties.dataSourceInfo.resourceLocation"
    assert verdict.violations[0].message == "lies in another region than vault bv1"
