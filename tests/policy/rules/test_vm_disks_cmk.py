from azure_disk_policy.verdicts import COMPLIANT, Violated
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    attached,
    depends,
    disk,
    disk_id,
    fixed,
    machine,
    scale_set,
    secret,
    verdicts_of,
)

PLAIN = {"managedDisk": {"storageAccountType": "Premium_LRS"}}


def under(set_id: object = ENCRYPTION_SET_ID) -> Props:
    return {"managedDisk": {"diskEncryptionSet": {"id": set_id}}}


def confidential(set_id: object = ENCRYPTION_SET_ID) -> Props:
    profile = {
        "securityEncryptionType": "DiskWithVMGuestState",
        "diskEncryptionSet": {"id": set_id},
    }
    return {"managedDisk": {"securityProfile": profile}}


def test_vm_disks_cmk_of_a_machine_alone() -> None:
    assert_outcomes(
        "vm-disks-cmk",
        {
            "pass_all": machine(under(), under(), os_disk=under()),
            "pass_no_data_disk": machine(os_disk=under()),
            "pass_data_disks_are_null": machine(
                storageProfile={"osDisk": under(), "dataDisks": None}
            ),
            "pass_confidential": machine(os_disk=confidential()),
            "pass_ephemeral": machine(os_disk={**under(), "diffDiskSettings": {"option": "Local"}}),
            "pass_unknown_set": machine(under(UNKNOWN_TEXT), os_disk=under(UNKNOWN_TEXT)),
            "pass_secret_set": machine(under(secret()), os_disk=under()),
            "pass_no_object": machine("disk", 7, None, os_disk=under()),
            "pass_scale_set": scale_set(under(), os_disk=under()),
            "fail_absent": machine(),
            "fail_os_disk": machine(os_disk=PLAIN),
            "fail_second_data_disk": machine(under(), PLAIN, os_disk=under()),
            "fail_data_disk_without_managed_disk": machine({"lun": 0}, os_disk=under()),
            "fail_blank": machine(os_disk=under(" ")),
            "fail_number": machine(os_disk=under(7)),
            "fail_blank_confidential_set": machine(os_disk=confidential("")),
            "fail_set_at_the_wrong_level": machine(
                os_disk={**PLAIN, "diskEncryptionSet": {"id": ENCRYPTION_SET_ID}}
            ),
            "fail_while_another_is_unknown": machine(PLAIN, os_disk=UNKNOWN_OBJECT),
            "fail_scale_set": scale_set(PLAIN, os_disk=under()),
            "fail_one_object": machine(storageProfile={"osDisk": under(), "dataDisks": PLAIN}),
            "fail_secret_type": machine(os_disk={"managedDisk": {"storageAccountType": secret()}}),
            "undecided_os_disk": machine(os_disk=UNKNOWN_OBJECT),
            "undecided_managed_disk": machine(os_disk={"managedDisk": UNKNOWN_OBJECT}),
            "undecided_data_disks": machine(
                storageProfile={"osDisk": under(), "dataDisks": UNKNOWN_LIST}
            ),
        },
    )


def test_vm_disks_cmk_of_disks_that_are_attached() -> None:
    good = disk(encryption={"diskEncryptionSetId": ENCRYPTION_SET_ID})
    subject = machine(attached(disk_id()), os_disk=under())
    odd = machine(attached(disk_id().upper() + "/"), os_disk=under())
    unknown = machine(attached(UNKNOWN_TEXT), os_disk=under())
    assert_outcomes(
        "vm-disks-cmk",
        {
            "skip_disk_is_not_in_the_stack": [subject],
            "skip_other_disk": [subject, disk("d11")],
            "skip_under_a_set": [subject, good],
            "skip_under_a_set_in_odd_case": [odd, good],
            "skip_os_disk": [machine(os_disk=attached(disk_id())), good],
            "skip_by_dependency": [depends(unknown, "storageProfile", good), good],
            "fail_under_none": [subject, disk()],
            "fail_under_none_in_odd_case": [odd, disk()],
            "fail_os_disk": [machine(os_disk=attached(disk_id())), disk()],
            "fail_by_dependency": [depends(unknown, "storageProfile", disk()), disk()],
            "fail_another_disk": machine(attached(UNKNOWN_TEXT), os_disk=PLAIN),
            "undecided_which": [unknown, disk()],
            "undecided_disk": [subject, disk(encryption=UNKNOWN_OBJECT)],
        },
    )
    assert verdicts_of("vm-disks-cmk", [subject, good])[-1] == COMPLIANT


def test_a_known_violation_is_told_without_the_stack() -> None:
    alone, _ = verdicts_of("vm-disks-cmk", machine(PLAIN, os_disk=UNKNOWN_OBJECT))
    assert isinstance(alone, Violated)


def test_the_default_set_is_named_where_there_is_none() -> None:
    rule, configured = "vm-disks-cmk", {"diskEncryptionSetId": ENCRYPTION_SET_ID}
    set_of_disk = "managedDisk.diskEncryptionSet.id"
    both = machine(under(), PLAIN, os_disk=PLAIN)
    assert fixed(rule, both, configured) == {
        f"storageProfile.osDisk.{set_of_disk}": ENCRYPTION_SET_ID,
        f"storageProfile.dataDisks[1].{set_of_disk}": ENCRYPTION_SET_ID,
    }
    assert fixed(rule, scale_set(os_disk=PLAIN), configured) == {
        f"virtualMachineProfile.storageProfile.osDisk.{set_of_disk}": ENCRYPTION_SET_ID
    }
    assert fixed(rule, both) == {}


def test_no_set_is_named_where_it_has_no_place() -> None:
    rule, configured = "vm-disks-cmk", {"diskEncryptionSetId": ENCRYPTION_SET_ID}
    assert fixed(rule, machine(os_disk=confidential(None)), configured) == {}
    assert fixed(rule, machine(os_disk={"vhd": {"uri": "https://st1"}}), configured) == {}
    assert fixed(rule, machine(UNKNOWN_OBJECT, os_disk=UNKNOWN_OBJECT), configured) == {}
    assert fixed(rule, machine(os_disk={"managedDisk": UNKNOWN_OBJECT}), configured) == {}
