import pytest

from azure_disk_policy.families.machine_keys import (
    may_take_set,
    without_set,
    without_set_in_stack,
)
from azure_disk_policy.families.vm_profile import data_disks
from azure_disk_policy.inputs import UNKNOWN, Inputs, UnknownInputError
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import Violation
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    Props,
    attached,
    disk,
    disk_id,
    machine,
)


def test_a_disk_without_a_set() -> None:
    wrong = Violation("disk.managedDisk.diskEncryptionSet.id", "names no disk encryption set")
    assert without_set(Inputs({}, "disk")) == wrong
    assert without_set(Inputs(attached(disk_id()), "disk")) is None


def test_an_attached_disk_is_judged_by_its_own_resource() -> None:
    subject = machine(attached(disk_id()))
    (given,) = data_disks(subject)
    path = "storageProfile.dataDisks[0].managedDisk.id"
    good = disk(encryption={"diskEncryptionSetId": ENCRYPTION_SET_ID})
    unknown = disk(encryption=UNKNOWN_OBJECT)
    assert without_set_in_stack(subject, Stack(), given) is None
    assert without_set_in_stack(subject, Stack([good]), given) is None
    wrong = Violation(path, "is disk d1, under no customer's key")
    assert without_set_in_stack(subject, Stack([disk()]), given) == wrong
    with pytest.raises(UnknownInputError, match=r"^d1: encryption$"):
        without_set_in_stack(subject, Stack([unknown]), given)


@pytest.mark.parametrize(
    ("given", "may"),
    [
        ({"managedDisk": {"storageAccountType": "Premium_LRS"}}, True),
        ({}, True),
        ({"managedDisk": {"diskEncryptionSet": {"id": ENCRYPTION_SET_ID}}}, False),
        ({"managedDisk": {"securityProfile": {"securityEncryptionType": "x"}}}, False),
        ({"vhd": {"uri": "https://st1"}}, False),
        ({"managedDisk": UNKNOWN}, False),
        (None, False),
    ],
)
def test_disks_that_remediation_may_put_under_a_set(given: Props | None, *, may: bool) -> None:
    assert may_take_set(Inputs(given)) is may
