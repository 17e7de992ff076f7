from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    machine,
    machine_extension,
    scale_set,
    scale_set_extension,
    secret,
)

ADE = ("Microsoft.Azure.Security", "AzureDiskEncryptionForLinux")
MONITOR = ("Microsoft.Azure.Monitor", "AzureMonitorLinuxAgent")


def at_host(value: object) -> Props:
    return {"securityProfile": {"encryptionAtHost": value}}


ON: Props = {"securityProfile": {"encryptionAtHost": True}}


def test_vm_no_ade_with_host_encryption() -> None:
    encrypted = machine(**ON)
    assert_outcomes(
        "vm-no-ade-with-host-encryption",
        {
            "pass_at_host_alone": [encrypted],
            "pass_ade_alone": [machine(), machine_extension(*ADE)],
            "pass_absent": [machine()],
            "pass_off": [machine(**at_host("False")), machine_extension(*ADE)],
            "pass_other_extension": [encrypted, machine_extension(*MONITOR)],
            "pass_ade_of_another_machine": [
                machine(name="vm2", **ON),
                machine_extension(*ADE),
            ],
            "pass_unknown_switch_without_ade": [machine(**at_host(UNKNOWN_BOOL))],
            "pass_unknown_publisher_without_host": [machine(), machine_extension(UNKNOWN_TEXT, 7)],
            "pass_ade_switched_off": [
                machine(os_disk={"encryptionSettings": {"enabled": False}}, **ON)
            ],
            "fail_both": [encrypted, machine_extension(*ADE)],
            "fail_both_in_odd_case": [
                machine(**at_host("TRUE")),
                machine_extension(ADE[0].upper(), ADE[1].lower()),
            ],
            "fail_ade_of_the_disk": [
                machine(os_disk={"encryptionSettings": {"enabled": True}}, **ON)
            ],
            "fail_scale_set": [scale_set(**ON), scale_set_extension(*ADE)],
            "fail_secret_kind": [encrypted, machine_extension(ADE[0], secret(ADE[1]))],
            "pass_secret_text": [encrypted, machine_extension(ADE[0], secret())],
            "undecided_switch": [machine(**at_host(UNKNOWN_BOOL)), machine_extension(*ADE)],
            "undecided_kind": [encrypted, machine_extension(ADE[0], UNKNOWN_TEXT)],
        },
    )
