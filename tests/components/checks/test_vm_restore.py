from datetime import timedelta
from typing import Any

import pytest

from azure_disk_facts.disks import SecurityType
from azure_disk_protection.checks.vm_restore import (
    DEFAULT_MAX_SPREAD,
    lun_of,
    machine_problems,
    security_type_of_machine,
)
from tests.components.recording import GROUP, SET_ID, SNAPSHOT_ID

SUBNET_ID = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/net/subnets/machines"
NIC_ID = f"{GROUP}/providers/Microsoft.Network/networkInterfaces/nic"
OS: dict[str, Any] = {"snapshot_id": SNAPSHOT_ID, "sku": "Premium_LRS", "os_type": "Linux"}
CONFIDENTIAL: dict[str, Any] = {
    **OS,
    "security_type": "ConfidentialVM_DiskEncryptedWithCustomerKey",
    "hyper_v_generation": "V2",
}
GUEST_STATE: dict[str, Any] = {
    **CONFIDENTIAL,
    "security_type": "ConfidentialVM_VMGuestStateOnlyEncryptedWithPlatformKey",
}
DATA: dict[str, Any] = {"snapshot_id": f"{SNAPSHOT_ID}-data", "sku": "Premium_LRS"}
MACHINE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "vm_size": "Standard_D4s_v5",
    "os_disk": OS,
    "subnet_id": SUBNET_ID,
    "disk_encryption_set_id": SET_ID,
}


def problems(**inputs: Any) -> list[str]:
    values = {name: value for name, value in {**MACHINE, **inputs}.items() if value is not None}
    return [str(problem) for problem in machine_problems(values)]


def test_a_good_machine() -> None:
    assert problems(data_disks={"0": DATA, "63": DATA}) == []


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        (
            {"subnet_id": None},
            "subnetId: got nothing, allowed: the id of a subnet in subnetId, or of an interface in "
            "networkInterfaceId; a machine is connected through one of them, give exactly one",
        ),
        (
            {"network_interface_id": NIC_ID},
            f"networkInterfaceId: got {NIC_ID!r}, allowed: the id of a subnet in subnetId, or of "
            "an interface in networkInterfaceId; a machine is connected through one of them, give "
            "exactly one",
        ),
        (
            {"subnet_id": None, "network_interface_id": NIC_ID, "private_ip_address": "10.0.0.4"},
            "privateIpAddress: got '10.0.0.4', allowed: nothing with networkInterfaceId; remove "
            "it, the interface has its own",
        ),
        (
            {"private_ip_address": "10.0.0"},
            "privateIpAddress: got '10.0.0', allowed: an IPv4 address of the subnet; correct it",
        ),
        (
            {"data_disks": {"01": DATA}},
            f"dataDisks: got { ({'01': DATA})!r}, allowed: keys 0 to 63, the disks' LUNs, without "
            "leading zeros; correct the key '01'",
        ),
        (
            {"max_spread": "five"},
            "maxSpread: got 'five', allowed: an ISO 8601 duration such as PT5M or PT30S; correct "
            "it",
        ),
        (
            {
                "os_disk": {**OS, "taken": "2026-03-01T06:00:00Z"},
                "data_disks": {"0": {**DATA, "taken": "2026-03-01T06:06:00Z"}},
            },
            "maxSpread: got nothing, allowed: 0:06:00 or more: that lies between osDisk and "
            "dataDisks.0; choose points of one moment, or say with maxSpread that these may differ "
            "so much: each disk is as it was at its own point, and a file system or database over "
            "several disks may not survive that",
        ),
        (
            {"os_disk": {**OS, "taken": "yesterday"}},
            "osDisk.taken: got 'yesterday', allowed: a moment with a UTC offset such as "
            "2026-03-01T06:00:00Z; give the snapshot's timeCreated",
        ),
        (
            {"data_disks": {"0": {**DATA, "snapshot_size_gib": 4096, "caching": "ReadOnly"}}},
            "dataDisks.0.caching: got 'ReadOnly', allowed: None for this Premium_LRS disk; such a "
            "disk takes no host cache, remove it",
        ),
        (
            {"secure_boot": True},
            "secureBoot: got True, allowed: nothing, unless osDisk.securityType is given; give "
            "the security type of the machine that was lost, or remove it",
        ),
        (
            {"os_disk": {**OS, "security_type": "TrustedLaunch"}},
            "osDisk.hyperVGeneration: got nothing, allowed: V2; state it: such a disk is "
            "generation 2",
        ),
        (
            {"os_disk": CONFIDENTIAL, "encryption_at_host": True},
            "encryptionAtHost: got True, allowed: false where the whole OS disk is confidential; "
            "Azure takes one of the two only, remove it",
        ),
        (
            {"os_disk": CONFIDENTIAL, "secure_boot": False},
            "secureBoot: got False, allowed: true where the whole OS disk is confidential; its key "
            "is released to what has started securely, remove the input",
        ),
        (
            {"os_disk": GUEST_STATE, "vtpm": False},
            "vtpm: got False, allowed: true for a confidential machine; it proves by its virtual "
            "TPM what it is, remove the input",
        ),
        (
            {"os_disk": {**OS, "snapshot_location": "northeurope"}},
            "location: got 'westeurope', allowed: the snapshot's region, northeurope; restore "
            "there, or copy the snapshot here first with SnapshotCopy",
        ),
        (
            {"os_disk": {**OS, "snapshot_size_gib": 64, "size_gib": 32}},
            "osDisk.sizeGib: got 32, allowed: at least 64 GiB, the size of the snapshot; choose a "
            "larger size or leave it out; no disk shrinks",
        ),
        (
            {"data_disks": {"0": DATA}, "disk_encryption_set_id": None},
            "diskEncryptionSetId: got nothing, allowed: the id of a disk encryption set in the "
            "same region; give it, or set encryptionType to EncryptionAtRestWithPlatformKey",
        ),
        (
            {"imports": {"data-1-disk": SET_ID}},
            f"imports: got { ({'data-1-disk': SET_ID})!r}, allowed: vm, nic, os-disk; remove "
            "'data-1-disk'",
        ),
    ],
)
def test_what_azure_would_refuse(inputs: dict[str, Any], expected: str) -> None:
    assert sorted(set(problems(**inputs))) == [expected]


@pytest.mark.parametrize(
    "inputs",
    [
        {
            "os_disk": {**OS, "taken": "2026-03-01T06:00:00Z"},
            "data_disks": {"0": {**DATA, "taken": "2026-03-01T07:05:00+01:00"}},
        },
        {
            "max_spread": "PT6M",
            "os_disk": {**OS, "taken": "2026-03-01T06:00:00Z"},
            "data_disks": {"0": {**DATA, "taken": "2026-03-01T06:06:00Z"}},
        },
        {"zone": "1", "data_disks": {"0": {**DATA, "sku": "Premium_ZRS"}}},
        {"os_disk": {**OS, "security_type": "TrustedLaunch", "hyper_v_generation": "V2"}},
        {"os_disk": CONFIDENTIAL},
        {"os_disk": CONFIDENTIAL, "encryption_at_host": False},
        {"os_disk": GUEST_STATE, "encryption_at_host": True, "secure_boot": False},
    ],
)
def test_what_azure_takes(inputs: dict[str, Any]) -> None:
    assert problems(**inputs) == []


@pytest.mark.parametrize(
    ("text", "lun"), [("0", 0), ("63", 63), ("64", None), ("-1", None), ("x", None), ("07", None)]
)
def test_luns(text: str, lun: int | None) -> None:
    assert lun_of(text) == lun


def test_a_machine_starts_as_its_disk_says() -> None:
    """A11."""
    assert security_type_of_machine(None) is None
    assert security_type_of_machine(SecurityType.TRUSTED_LAUNCH) == "TrustedLaunch"
    assert security_type_of_machine(SecurityType.CONFIDENTIAL_PLATFORM_KEY) == "ConfidentialVM"
    assert timedelta(minutes=5) == DEFAULT_MAX_SPREAD
