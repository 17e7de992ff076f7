from typing import Any

from azure_disk_facts.arm_types.neighbours import SCALE_SET
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    machine,
    made,
    scale_set,
    secret,
)


def at_host(value: object) -> Props:
    return {"securityProfile": {"encryptionAtHost": value}}


ON: Props = {"securityProfile": {"encryptionAtHost": True}}
OFF: Props = {"securityProfile": {"encryptionAtHost": False}}


def confidential(kind: object, **props: Any) -> Resource:
    disk = {"managedDisk": {"securityProfile": {"securityEncryptionType": kind}}}
    return machine(os_disk=disk, **props)


def test_vm_encryption_at_host() -> None:
    assert_outcomes(
        "vm-encryption-at-host",
        {
            "pass_on": machine(**ON),
            "pass_text_in_odd_case": machine(**at_host("TRUE")),
            "pass_scale_set": scale_set(**ON),
            "pass_secret": machine(**at_host(secret(value=True))),
            "fail_off": machine(**OFF),
            "fail_text": machine(**at_host("false")),
            "fail_absent": machine(),
            "fail_null": machine(**at_host(None)),
            "fail_number": machine(**at_host(1)),
            "fail_at_the_wrong_level": machine(encryptionAtHost=True),
            "fail_scale_set_off": scale_set(**at_host("False")),
            "fail_scale_set_absent": scale_set(),
            "fail_scale_set_at_the_top": made(
                SCALE_SET.token, "set1", {"virtualMachineProfile": {}, **ON}
            ),
            "fail_machine_with_a_profile": machine(virtualMachineProfile=ON),
            "fail_secret_text": machine(**at_host(secret())),
            "undecided_switch": machine(**at_host(UNKNOWN_BOOL)),
            "undecided_profile": machine(securityProfile=UNKNOWN_OBJECT),
            "undecided_switch_of_scale_set": scale_set(**at_host(UNKNOWN_BOOL)),
        },
    )


def test_it_is_switched_on_unless_the_disk_rules_it_out() -> None:
    rule, path = "vm-encryption-at-host", "securityProfile.encryptionAtHost"
    assert fixed(rule, machine()) == {path: True}
    assert fixed(rule, scale_set()) == {f"virtualMachineProfile.{path}": True}
    assert fixed(rule, confidential("VMGuestStateOnly")) == {path: True}
    assert fixed(rule, confidential("diskwithvmgueststate")) == {}
    assert fixed(rule, confidential(UNKNOWN_TEXT)) == {}
