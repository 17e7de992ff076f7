from azure_disk_facts.arm_types.neighbours import MACHINE_EXTENSION
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    machine,
    machine_extension,
    made,
    scale_set,
    scale_set_extension,
    secret,
)

ADE = ("Microsoft.Azure.Security", "AzureDiskEncryption")
LINUX = ("microsoft.azure.security", "AZUREDISKENCRYPTIONFORLINUX")
MONITOR = ("Microsoft.Azure.Monitor", "AzureMonitorLinuxAgent")


def at_host(value: object) -> Props:
    return {"securityProfile": {"encryptionAtHost": value}}


ON: Props = {"securityProfile": {"encryptionAtHost": True}}
OFF: Props = {"securityProfile": {"encryptionAtHost": False}}


def inline(*kind: object) -> Props:
    extension = {"name": "ade", "publisher": kind[0], "type": kind[1]}
    return {"extensionProfile": {"extensions": [None, 7, extension]}}


def elsewhere(**names: object) -> Props:
    return {"resourceGroupName": "rg-vm", "vmName": "vm1", "vmExtensionName": "ade", **names}


def test_vm_ade_or_encryption_at_host() -> None:
    subject = machine()

    def extension(**names: object) -> Resource:
        kind = {"publisher": ADE[0], "type": ADE[1]}
        return made(MACHINE_EXTENSION.token, "ade", {**elsewhere(**names), **kind})

    assert_outcomes(
        "vm-ade-or-encryption-at-host",
        {
            "pass_at_host": [machine(**ON)],
            "pass_at_host_as_text_in_odd_case": [machine(**at_host("True"))],
            "pass_ade": [subject, machine_extension(*ADE)],
            "pass_ade_for_linux_in_odd_case": [subject, machine_extension(*LINUX)],
            "pass_names_in_odd_case": [
                subject,
                extension(vmName="VM1", resourceGroupName="RG-VM"),
            ],
            "pass_ade_by_dependency": [
                subject,
                depends(extension(vmName=UNKNOWN_TEXT), "vmName", subject),
            ],
            "pass_ade_with_unknown_switch": [
                machine(**at_host(UNKNOWN_BOOL)),
                machine_extension(*ADE),
            ],
            "pass_ade_of_the_disk": [
                machine(os_disk={"encryptionSettings": {"enabled": "true"}}),
            ],
            "pass_secret_kind": [subject, machine_extension(secret(ADE[0]), secret(ADE[1]))],
            "pass_scale_set": [scale_set(**ON)],
            "pass_scale_set_inline": [scale_set(**inline(*ADE))],
            "pass_scale_set_extension": [scale_set(), scale_set_extension(*LINUX)],
            "fail_absent": [subject],
            "fail_off": [machine(**OFF)],
            "fail_other_extension": [subject, machine_extension(*MONITOR)],
            "fail_other_publisher": [subject, machine_extension(MONITOR[0], ADE[1])],
            "fail_ade_of_another_machine": [subject, extension(vmName="vm11")],
            "fail_ade_in_another_group": [subject, extension(resourceGroupName="rg-vm2")],
            "fail_scale_set_at_the_top": [scale_set(), machine_extension(*ADE)],
            "fail_scale_set_inline": [scale_set(**inline(*MONITOR))],
            "fail_secret_text": [machine(**at_host(secret())), machine_extension(secret(), "x")],
            "undecided_switch": [machine(**at_host(UNKNOWN_BOOL))],
            "undecided_publisher": [subject, machine_extension(UNKNOWN_TEXT, ADE[1])],
            "undecided_machine_of_extension": [subject, extension(vmName=UNKNOWN_TEXT)],
            "undecided_extension_of_scale_set": [scale_set(**inline(ADE[0], UNKNOWN_TEXT))],
        },
    )
