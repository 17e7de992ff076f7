from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk_id,
    machine,
    scale_set,
    secret,
)

MANAGED = {"managedDisk": {"storageAccountType": "Standard_LRS"}}
BLOB = "https://st1.blob.core.windows.net/vhds/d1.vhd"
UNMANAGED = {"vhd": {"uri": BLOB}}


def test_vm_uses_managed_disks() -> None:
    assert_outcomes(
        "vm-uses-managed-disks",
        {
            "pass_managed": machine(MANAGED, os_disk=MANAGED),
            "pass_attached": machine({"managedDisk": {"id": disk_id()}}, os_disk=MANAGED),
            "pass_absent": machine(),
            "pass_neither": machine({"lun": 0}, os_disk={"createOption": "FromImage"}),
            "pass_empty": machine({"vhd": {}}, os_disk={"vhd": {"uri": " "}}),
            "pass_no_object": machine("vhd", 7, None, os_disk=MANAGED),
            "pass_scale_set": scale_set(MANAGED, os_disk={"vhdContainers": []}),
            "pass_secret": machine(os_disk=secret(MANAGED)),
            "pass_at_the_wrong_level": machine(os_disk=MANAGED, vhd={"uri": BLOB}),
            "fail_os_disk": machine(os_disk=UNMANAGED),
            "fail_both": machine(os_disk={**MANAGED, **UNMANAGED}),
            "fail_data_disk": machine(MANAGED, UNMANAGED, os_disk=MANAGED),
            "fail_unknown_place": machine(os_disk={"vhd": {"uri": UNKNOWN_TEXT}}),
            "fail_while_another_is_unknown": machine(UNKNOWN_OBJECT, os_disk=UNMANAGED),
            "fail_place_in_odd_case": machine(os_disk={"vhd": {"uri": BLOB.upper()}}),
            "fail_secret_place": machine(os_disk={"vhd": {"uri": secret()}}),
            "fail_scale_set_containers": scale_set(os_disk={"vhdContainers": [BLOB]}),
            "fail_scale_set_image": scale_set(os_disk={"image": {"uri": BLOB}}),
            "undecided_os_disk": machine(os_disk=UNKNOWN_OBJECT),
            "undecided_data_disk": machine(UNKNOWN_OBJECT, os_disk=MANAGED),
            "undecided_data_disks": machine(
                storageProfile={"osDisk": MANAGED, "dataDisks": UNKNOWN_LIST}
            ),
        },
    )
    one = {"osDisk": MANAGED, "dataDisks": UNMANAGED}
    assert_outcomes("vm-uses-managed-disks", {"fail_one_object": machine(storageProfile=one)})
