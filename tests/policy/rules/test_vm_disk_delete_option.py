from dataclasses import replace

from azure_disk_policy.inputs import UNKNOWN
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    machine,
    scale_set,
    secret,
)


def option(value: object) -> Props:
    return {"deleteOption": value}


def in_mode(mode: object, given: Resource) -> Resource:
    assert isinstance(given.value, dict)
    return replace(given, value={**given.value, "orchestrationMode": mode})


def test_vm_disk_delete_option() -> None:
    flexible = scale_set({"lun": 0})
    assert_outcomes(
        "vm-disk-delete-option",
        {
            "pass_detach": machine(option("Detach"), option("detach")),
            "pass_absent": machine({"lun": 0}, os_disk={}),
            "pass_no_data_disk": machine(os_disk=option("Delete")),
            "pass_os_disk_stays": machine(os_disk=option("Detach")),
            "pass_unknown_option_of_os_disk": machine(os_disk=option(UNKNOWN_TEXT)),
            "pass_no_object": machine("Delete", None),
            "pass_secret": machine(option(secret("Detach"))),
            "pass_scale_set": scale_set(option("Detach")),
            "pass_scale_set_absent": scale_set({"lun": 0}),
            "pass_uniform_scale_set": in_mode("Uniform", flexible),
            "fail_delete": machine(option("Delete")),
            "fail_delete_in_odd_case": machine(option("Detach"), option("DELETE")),
            "fail_no_option_of_azure": machine(option("Keep")),
            "fail_while_another_is_unknown": machine(option(UNKNOWN_TEXT), option("Delete")),
            "fail_secret_text": machine(option(secret())),
            "fail_scale_set": scale_set(option("Delete")),
            "fail_flexible_scale_set_absent": in_mode("flexible", flexible),
            "undecided_option": machine(option(UNKNOWN_TEXT)),
            "undecided_disks": machine(storageProfile={"dataDisks": UNKNOWN_LIST}),
            "undecided_mode": in_mode(UNKNOWN, flexible),
        },
    )
    given = machine(option("Detach"), option("Delete"), os_disk=option("Delete"))
    assert fixed("vm-disk-delete-option", given) == {
        "storageProfile.dataDisks[1].deleteOption": "Detach"
    }
    assert fixed("vm-disk-delete-option", scale_set(option("Delete"))) == {
        "virtualMachineProfile.storageProfile.dataDisks[0].deleteOption": "Detach"
    }
