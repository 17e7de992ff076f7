from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    disk_id,
    fixed,
    machine,
    scale_set,
    secret,
)


def cached(caching: object, sku: object = None, **props: object) -> Props:
    return {"caching": caching, "managedDisk": {"storageAccountType": sku}, **props}


OS = cached("ReadWrite", "Premium_LRS")


def by_id(caching: object) -> Props:
    return {"caching": caching, "managedDisk": {"id": disk_id()}}


def test_vm_disk_caching() -> None:
    assert_outcomes(
        "vm-disk-caching",
        {
            "pass_recommended": machine(
                cached("ReadOnly", "Premium_LRS"), cached("None", "StandardSSD_LRS"), os_disk=OS
            ),
            "pass_odd_case": machine(
                cached("readonly", "PREMIUM_ZRS"), os_disk=cached("READWRITE")
            ),
            "pass_no_kind": machine(cached("None"), os_disk=OS),
            "pass_premium_v2_has_no_cache": machine(cached("None", "PremiumV2_LRS"), os_disk=OS),
            "pass_too_large_for_a_cache": machine(
                cached("None", "Premium_LRS", diskSizeGB=8192.0), os_disk=OS
            ),
            "pass_attached": machine(by_id("ReadOnly"), by_id("None"), os_disk=OS),
            "pass_ephemeral": machine(
                os_disk=cached("ReadOnly", diffDiskSettings={"option": "Local"})
            ),
            "pass_secret": machine(cached(secret("None")), os_disk=OS),
            "pass_no_object": machine("None", None, os_disk=OS),
            "pass_scale_set": scale_set(cached("ReadOnly", "Premium_LRS"), os_disk=OS),
            "fail_absent": machine(),
            "fail_os_disk": machine(os_disk=cached("ReadOnly", "Premium_LRS")),
            "fail_os_disk_absent": machine(os_disk={"createOption": "FromImage"}),
            "fail_absent_on_a_data_disk": machine(cached(None, "Standard_LRS"), os_disk=OS),
            "fail_premium_without_a_cache": machine(cached("None", "Premium_LRS"), os_disk=OS),
            "fail_standard_cached": machine(cached("ReadWrite", "Standard_LRS"), os_disk=OS),
            "fail_standard_cached_for_reads_in_odd_case": machine(
                cached("READONLY", "standard_lrs"), os_disk=OS
            ),
            "fail_premium_v2_cached": machine(cached("ReadOnly", "PremiumV2_LRS"), os_disk=OS),
            "fail_attached": machine(by_id("ReadWrite"), os_disk=OS),
            "fail_unknown_kind": machine(cached("ReadWrite", UNKNOWN_TEXT), os_disk=OS),
            "fail_while_another_is_unknown": machine(UNKNOWN_OBJECT, os_disk=cached("None")),
            "fail_scale_set": scale_set(cached("None", "Premium_LRS"), os_disk=OS),
            "fail_secret_text": machine(cached(secret()), os_disk=OS),
            "undecided_kind": machine(cached("None", UNKNOWN_TEXT), os_disk=OS),
            "undecided_caching": machine(cached(UNKNOWN_TEXT), os_disk=OS),
            "undecided_os_disk": machine(os_disk=UNKNOWN_OBJECT),
        },
    )


def test_caching_is_set_as_is_best() -> None:
    rule = "vm-disk-caching"
    given = machine(cached("None", "Premium_LRS"), cached("None"), by_id("ReadWrite"), os_disk={})
    assert fixed(rule, given) == {
        "storageProfile.osDisk.caching": "ReadWrite",
        "storageProfile.dataDisks[0].caching": "ReadOnly",
        "storageProfile.dataDisks[2].caching": "None",
    }
    assert fixed(rule, machine(cached("ReadWrite", UNKNOWN_TEXT), os_disk=OS)) == {}
    assert fixed(rule, scale_set(os_disk=cached("None"))) == {
        "virtualMachineProfile.storageProfile.osDisk.caching": "ReadWrite"
    }
