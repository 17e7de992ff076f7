from dataclasses import replace

import pytest

from azure_disk_facts.arm_id import ArmId
from azure_disk_policy.families import backup_instance
from azure_disk_policy.families.backup_instance import (
    NO_DISK,
    NO_IDS,
    demand_of_disk,
    demand_of_groups,
    group_ids,
    group_in,
    id_type,
    other_datasource,
    vault_of,
)
from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, violated
from tests.policy.samples import (
    SNAPSHOT_GROUP_ID,
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    backup_policy,
    backup_vault,
    depends,
    disk,
    disk_id,
    disk_instance,
    instance,
    policy_id,
)

DISK_TYPE = "Microsoft.Compute/disks"
OTHER = NotApplicable("the instance is not of a disk")


def test_paths_are_azure_natives() -> None:
    assert instance().text(backup_instance.DISK_ID) == disk_id()
    assert instance().text(backup_instance.POLICY_ID) == policy_id()
    whole = disk_instance(resourceLocation="westeurope")
    assert whole.text(backup_instance.DATASOURCE_TYPE) == DISK_TYPE
    assert whole.text(backup_instance.RESOURCE_TYPE) == DISK_TYPE
    assert whole.text(backup_instance.LOCATION) == "westeurope"
    assert whole.text(backup_instance.VAULT) == "bv1"


@pytest.mark.parametrize(
    ("info", "other"),
    [
        ({}, None),
        ({"datasourceType": "microsoft.compute/DISKS", "resourceType": "x"}, None),
        ({"datasourceType": "x"}, OTHER),
        ({"datasourceType": None, "resourceType": "x"}, OTHER),
        ({"datasourceType": None, "resourceType": None}, None),
        ({"datasourceType": " ", "resourceType": " ", "resourceID": SNAPSHOT_GROUP_ID}, OTHER),
        ({"datasourceType": None, "resourceType": None, "resourceID": "d1"}, None),
    ],
)
def test_the_datasource_says_what_an_instance_is_of(
    info: dict[str, object], other: NotApplicable | None
) -> None:
    assert other_datasource(disk_instance(**info)) == other


def test_type_by_id() -> None:
    assert id_type(disk_instance()) == DISK_TYPE
    assert id_type(disk_instance(resourceID="d1")) is None
    with pytest.raises(UnknownInputError, match=r"^properties\.dataSourceInfo\.resourceID$"):
        id_type(disk_instance(resourceID=UNKNOWN_TEXT))


def test_the_vault_of_instances_and_policies() -> None:
    vault, other = backup_vault(), backup_vault(name="bv2")
    stack = Stack([other, vault])
    assert vault_of(disk_instance(), stack) is vault
    assert vault_of(backup_policy(), stack) is vault
    assert vault_of(disk_instance(vault="BV2"), stack) is other
    assert vault_of(disk_instance(vault="bv3"), stack) is None
    assert vault_of(disk_instance(vault=None), stack) is None
    assert vault_of(disk_instance(inside="rg-other"), stack) is None
    later = depends(disk_instance(vault=UNKNOWN_TEXT), "vaultName", other)
    assert vault_of(later, stack) is other


@pytest.mark.parametrize(
    ("vaults", "of", "message"),
    [
        ([backup_vault()], disk_instance(vault=UNKNOWN_TEXT), "bi1: vaultName"),
        ([backup_vault(vaultName=UNKNOWN_TEXT)], disk_instance(), "bv1: vaultName"),
        ([backup_vault(), replace(backup_vault(), urn="urn:2")], disk_instance(), "bi1: vaultName"),
    ],
)
def test_vaults_that_can_not_be_told(vaults: list[Resource], of: Resource, message: str) -> None:
    with pytest.raises(UnknownInputError, match=f"^{message}$"):
        vault_of(of, Stack(vaults))


def test_demands_of_the_disk() -> None:
    def wrong(found: Resource) -> str | None:
        return "is large" if found.number("diskSizeGB") else None

    def judged(*disks: Resource) -> object:
        return demand_of_disk(disk_instance(), Stack(disks), wrong)

    assert judged() == NO_DISK
    assert judged(disk()) == COMPLIANT
    large = violated("properties.dataSourceInfo.resourceID", "disk d1 is large")
    assert judged(disk("d2", diskSizeGB=0), disk(diskSizeGB=7)) == large
    with pytest.raises(UnknownInputError, match=r"^d1: diskSizeGB$"):
        judged(disk(diskSizeGB=UNKNOWN_TEXT))


def test_groups_of_the_operational_store() -> None:
    gaps = Gaps()
    stores = [
        {"dataStoreType": "operationalSTORE", "resourceGroupId": "a"},
        {"dataStoreType": "VaultStore", "resourceGroupId": "b"},
        {"resourceGroupId": UNKNOWN_TEXT},
        {},
        7,
    ]
    found = group_ids(disk_instance(stores=stores), gaps)
    path = "properties.policyInfo.policyParameters.dataStoreParametersList"
    assert [(each.path, each.value) for each in found] == [
        (f"{path}[0].resourceGroupId", "a"),
        (f"{path}[2].resourceGroupId", UNKNOWN),
        (f"{path}[3].resourceGroupId", None),
        (f"{path}[4].resourceGroupId", None),
    ]
    assert gaps.first is None
    assert group_ids(disk_instance(stores=UNKNOWN_LIST), gaps) == []
    assert str(gaps.first) == path


def test_ids_of_groups() -> None:
    group = group_in(Inputs(f"{SNAPSHOT_GROUP_ID.upper()}/"))
    assert group is not None
    assert group.resource_group == "RG-SNAP"
    subscription = SNAPSHOT_GROUP_ID.split("/resource")[0]
    assert [group_in(Inputs(each)) for each in ("rg", subscription, disk_id(), None)] == [None] * 4


def test_demands_between_groups_and_disk() -> None:
    def wrong(group: ArmId, of: ArmId) -> str | None:
        return "is odd" if (group.name, of.name) == ("rg-snap", "d1") else None

    path = "properties.policyInfo.policyParameters.dataStoreParametersList[0].resourceGroupId"
    assert demand_of_groups(disk_instance(), wrong) == violated(path, "is odd")
    assert demand_of_groups(disk_instance(f"{SNAPSHOT_GROUP_ID}2"), wrong) == COMPLIANT
    assert demand_of_groups(disk_instance("rg"), wrong) == NO_IDS
    assert demand_of_groups(disk_instance(resourceID="d1"), wrong) == NO_IDS
    assert demand_of_groups(disk_instance(datasourceType="x"), wrong) == OTHER
    with pytest.raises(UnknownInputError):
        demand_of_groups(disk_instance(UNKNOWN_TEXT), wrong)
