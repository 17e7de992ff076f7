from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    machine,
    machine_extension,
    secret,
    snapshot,
)

PUBLISHER, LINUX = "Microsoft.Azure.Security", "AzureDiskEncryptionForLinux"


def machine_with(enabled: object) -> Resource:
    return machine(os_disk={"encryptionSettings": {"enabled": enabled}})


def test_disks_and_snapshots() -> None:
    for build in (disk, snapshot):
        assert_outcomes(
            "disk-ade-not-used",
            {
                "pass_absent": build(),
                "pass_off": build(encryptionSettingsCollection={"enabled": False}),
                "pass_off_in_odd_case": build(encryptionSettingsCollection={"enabled": "FALSE"}),
                "pass_absent_switch": build(encryptionSettingsCollection={}),
                "pass_collection_is_a_list": build(encryptionSettingsCollection=[True]),
                "pass_secret_text": build(encryptionSettingsCollection={"enabled": secret()}),
                "fail_on": build(encryptionSettingsCollection={"enabled": True}),
                "fail_on_in_odd_case": build(encryptionSettingsCollection={"enabled": "True"}),
                "fail_secret": build(encryptionSettingsCollection=secret({"enabled": True})),
                "undecided_switch": build(encryptionSettingsCollection={"enabled": UNKNOWN_BOOL}),
                "undecided_collection": build(encryptionSettingsCollection=UNKNOWN_OBJECT),
            },
        )


def test_machines_and_extensions() -> None:
    assert_outcomes(
        "disk-ade-not-used",
        {
            "pass_machine_absent": machine(),
            "pass_machine_off": machine_with(enabled=False),
            "pass_machine_switch_of_disks": machine(encryptionSettingsCollection={"enabled": True}),
            "fail_machine_on": machine_with(enabled=True),
            "undecided_machine": machine_with(UNKNOWN_BOOL),
            "pass_extension": machine_extension("Microsoft.Azure.Monitor", "AzureMonitor"),
            "pass_extension_of_another_publisher": machine_extension("Mine", LINUX),
            "fail_extension": machine_extension(PUBLISHER, "AzureDiskEncryption"),
            "fail_extension_in_lower_case": machine_extension(PUBLISHER.lower(), LINUX.lower()),
            "pass_secret_type": machine_extension(PUBLISHER, secret()),
            "undecided_extension": machine_extension(PUBLISHER, UNKNOWN_TEXT),
        },
    )
