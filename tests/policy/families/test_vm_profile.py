import pytest

from azure_disk_policy.families.vm_profile import (
    attached_disk,
    data_disks,
    in_profile,
    is_confidential,
    is_under_ade,
    os_disk,
)
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    attached,
    depends,
    disk,
    disk_id,
    machine,
    machine_extension,
    scale_set,
    scale_set_extension,
)

ADE = ("Microsoft.Azure.Security", "AzureDiskEncryption")


def test_a_scale_set_has_a_profile_of_its_machines() -> None:
    assert in_profile(machine(), "storageProfile") == "storageProfile"
    assert in_profile(scale_set(), "storageProfile") == "virtualMachineProfile.storageProfile"


def test_disks_and_where_they_stand() -> None:
    given = scale_set({"lun": 0}, 7, None, UNKNOWN_OBJECT, os_disk={"name": "os"})
    within = "virtualMachineProfile.storageProfile"
    assert os_disk(given).path == f"{within}.osDisk"
    assert [each.path for each in data_disks(given)] == [
        f"{within}.dataDisks[0]",
        f"{within}.dataDisks[3]",
    ]
    assert os_disk(machine()).value is None


def test_confidential_machines() -> None:
    assert is_confidential(machine(securityProfile={"securityType": "CONFIDENTIALVM"}))
    assert is_confidential(scale_set(securityProfile={"securityType": "ConfidentialVM"}))
    assert not is_confidential(machine(securityProfile={"securityType": "TrustedLaunch"}))
    assert not is_confidential(machine())


def test_ade_of_a_machine_or_scale_set() -> None:
    assert is_under_ade(machine(), Stack([machine(), machine_extension(*ADE)]))
    assert is_under_ade(scale_set(), Stack([scale_set(), scale_set_extension(*ADE)]))
    assert not is_under_ade(scale_set(), Stack([machine(), machine_extension(*ADE)]))
    assert is_under_ade(machine(os_disk={"encryptionSettings": {"enabled": True}}), Stack())


def test_an_unknown_extension_is_named() -> None:
    subject, unknown = machine(), machine_extension(ADE[0], UNKNOWN_TEXT)
    with pytest.raises(UnknownInputError, match=r"^ext1: type$"):
        is_under_ade(subject, Stack([subject, unknown]))


def test_the_disk_that_is_attached() -> None:
    subject, first, second = machine(attached(disk_id())), disk(), disk("d2")
    (own,) = data_disks(subject)
    assert attached_disk(subject, own, Stack([second, first])) is first
    assert attached_disk(subject, own, Stack([second])) is None
    assert attached_disk(subject, os_disk(subject), Stack([first])) is None


def test_an_unknown_disk_is_told_by_the_only_dependency() -> None:
    unknown, first, second = machine(attached(UNKNOWN_TEXT)), disk(), disk("d2")
    stack = Stack([first, second])
    one = depends(unknown, "storageProfile", first)
    assert attached_disk(one, data_disks(one)[0], stack) is first
    both = depends(unknown, "storageProfile", first, second)
    with pytest.raises(
        UnknownInputError, match=r"^vm1: storageProfile.dataDisks\[0\].managedDisk.id$"
    ):
        attached_disk(both, data_disks(both)[0], stack)


def test_a_disk_whose_name_is_not_known_may_be_the_one() -> None:
    subject, nameless = machine(attached(disk_id())), disk(diskName=UNKNOWN_TEXT)
    with pytest.raises(
        UnknownInputError, match=r"^vm1: storageProfile.dataDisks\[0\].managedDisk.id$"
    ):
        attached_disk(subject, data_disks(subject)[0], Stack([nameless]))
