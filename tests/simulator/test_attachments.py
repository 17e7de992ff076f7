from typing import Any

import pytest

from azure_disk_simulator.paths import merged
from tests.simulator.estate import Estate, Json, refusal, refused
from tests.simulator.machines import (
    INTERFACES,
    MACHINES,
    attached,
    machine_body,
    os_disk,
    put_interface,
    put_machine,
    put_subnet,
)

DISKS = "Microsoft.Compute/disks"


def machine_with(estate: Estate, data: dict[int, Json], **changes: Any) -> Json:
    body = machine_body(os_disk(estate, zones=changes.get("zones")), put_interface(estate), data)
    return estate.put(MACHINES, "vm", merged(body, changes))


def test_an_attached_disk_shows_its_machine(estate: Estate) -> None:
    machine = put_machine(estate)
    disk = estate.azure.get(estate.id(DISKS, "data"))
    assert (disk["managedBy"], disk["properties"]["diskState"]) == (machine["id"], "Attached")
    assert "managedByExtended" not in disk


def test_an_attached_disk_cannot_be_deleted(estate: Estate) -> None:
    """A20."""
    machine = put_machine(estate)
    assert refusal(lambda: estate.azure.delete(estate.id(DISKS, "data"))) == (
        409,
        "OperationNotAllowed",
        f"Disk data is attached to VM {machine['id']}.",
    )


def test_data_disks_grow_online_and_os_disks_do_not(estate: Estate) -> None:
    """A9."""
    put_machine(estate)
    assert estate.disk("data", size=128)["properties"]["diskSizeGB"] == 128
    with refused("OperationNotAllowed", match="ChangeDiskSizeWhileAttachedNotAllowed: Cannot"):
        os_disk(estate, size=128)
    with refused("OperationNotAllowed", match="Cannot resize disk data while it is attached"):
        estate.disk("data", size=4096)


@pytest.mark.parametrize(
    "change",
    [
        {"sku": {"name": "StandardSSD_LRS"}},
        {"properties": {"maxShares": 2}},
        {"properties": {"encryption": {"type": "EncryptionAtRestWithPlatformAndCustomerKeys"}}},
    ],
)
def test_what_only_a_free_disk_changes(estate: Estate, change: Json) -> None:
    """A13, A19, C14."""
    if "encryption" in change.get("properties", {}):
        made = estate.encryption_set(
            properties={"encryptionType": change["properties"]["encryption"]["type"]}
        )
        change["properties"]["encryption"]["diskEncryptionSetId"] = made["id"]
    put_machine(estate)
    with refused("OperationNotAllowed", match="of disk data while it is attached to running VM"):
        estate.disk("data", **change)
    estate.azure.delete(estate.id(MACHINES, "vm"))
    assert estate.disk("data", **change)


def test_a_disk_is_on_one_machine_unless_it_is_shared(estate: Estate) -> None:
    """A19."""
    plain, shared = (
        estate.disk("plain"),
        estate.disk("shared", size=1024, properties={"maxShares": 2}),
    )
    first = machine_with(estate, {0: plain, 1: shared})
    nic = put_interface(estate, "nic2", put_subnet(estate))
    other = os_disk(estate, "os2")
    with refused("ConflictingUserInput", match="Cannot attach the disk plain to VM .*vm2 because"):
        estate.put(MACHINES, "vm2", machine_body(other, nic, {0: plain}))
    second = estate.put(MACHINES, "vm2", machine_body(other, nic, {0: shared}))
    assert estate.azure.get(shared["id"])["managedByExtended"] == [first["id"], second["id"]]


def test_luns(estate: Estate) -> None:
    body = machine_body(os_disk(estate), put_interface(estate))
    disks = body["properties"]["storageProfile"]["dataDisks"]
    disks += [attached(estate.disk("a"), lun=1), attached(estate.disk("b"), lun=1.0)]
    with refused("InvalidParameter", match="A disk at LUN 1 already exists"):
        estate.put(MACHINES, "vm", body)
    disks[1]["lun"] = 64
    with refused("InvalidParameter", match="'64' of parameter 'dataDisk.lun' is out of range"):
        estate.put(MACHINES, "vm", body)
    disks[1]["lun"] = None
    with refused("InvalidParameter", match="out of range"):
        estate.put(MACHINES, "vm", body)


@pytest.mark.parametrize(
    ("machine", "disk", "where"),
    [(["1"], None, "not zonal"), (["1"], ["2"], "in zone '2'"), (None, ["2"], "in zone '2'")],
)
def test_disks_lie_in_the_machines_zone(
    estate: Estate, machine: list[str] | None, disk: list[str] | None, where: str
) -> None:
    """A8."""
    with refused("BadRequest", match=f"because the disk is {where}"):
        machine_with(estate, {0: estate.disk("d", zones=disk)}, zones=machine)


def test_zone_redundant_disks_go_anywhere(estate: Estate) -> None:
    redundant = estate.disk("d", sku={"name": "Premium_ZRS"})
    assert machine_with(estate, {0: redundant}, zones=["1"])


def test_disks_lie_in_the_machines_region(estate: Estate) -> None:
    away = estate.disk("d", location="northeurope")
    with refused("NotFound", match="disks/d is not found"):
        machine_with(estate, {0: away})


def test_the_disk_is_there(estate: Estate) -> None:
    with refused("NotFound", match="disks/none is not found"):
        machine_with(estate, {0: {"id": estate.id(DISKS, "none")}})


def test_a_disk_that_is_being_exported_cannot_be_attached(estate: Estate) -> None:
    """A20: the first sentence is observed."""
    disk = estate.disk("data", properties={"networkAccessPolicy": "AllowAll"})
    machine_with(estate, {})
    request = {"access": "Read", "durationInSeconds": 3600}
    estate.azure.grant_access(disk["id"], request, storage_url="https://x")
    body = machine_body(
        {"id": estate.id(DISKS, "os")}, {"id": estate.id(INTERFACES, "nic")}, {0: disk}
    )
    assert refusal(lambda: estate.put(MACHINES, "vm", body)) == (
        409,
        "OperationNotAllowed",
        "There is an active shared access signature outstanding for disk data. Call EndGetAccess "
        "before attempting the operation.",
    )
    estate.azure.revoke_access(disk["id"])
    estate.put(MACHINES, "vm", body)


def test_a_disk_with_an_open_upload_cannot_be_attached(estate: Estate) -> None:
    upload = {"creationData": {"createOption": "Upload", "uploadSizeBytes": 20_972_032}}
    waiting = estate.disk("d", size=None, properties=upload)
    with refused("OperationNotAllowed", match="in state ReadyToUpload and cannot be attached"):
        machine_with(estate, {0: waiting})


@pytest.mark.parametrize(
    ("disk", "text"),
    [
        ({"size": 4096}, "supported for disk with size greater than 4095 GB"),
        ({"size": 1024, "properties": {"maxShares": 2}}, "supported for a shared disk"),
    ],
)
def test_host_caches(estate: Estate, disk: Json, text: str) -> None:
    """A3, A19."""
    body = machine_body(os_disk(estate), put_interface(estate))
    cached = attached(estate.disk("d", **disk), lun=0, caching="ReadOnly")
    body["properties"]["storageProfile"]["dataDisks"] = [cached]
    with refused("BadRequest", match=f"Only Disk CachingType 'None' is {text}"):
        estate.put(MACHINES, "vm", body)
    cached["caching"] = "none"
    assert estate.put(MACHINES, "vm", body)


def test_premium_v2_has_no_host_cache(estate: Estate) -> None:
    """A3."""
    body = machine_body(os_disk(estate, zones=["1"]), put_interface(estate))
    cached = attached(estate.v2_disk(), lun=0, caching="ReadOnly")
    body["properties"]["storageProfile"]["dataDisks"] = [cached]
    with refused("BadRequest", match="for disk of SKU 'PremiumV2_LRS'"):
        estate.put(MACHINES, "vm", {**body, "zones": ["1"]})


def test_ultra_disks_need_the_machines_capability(estate: Estate) -> None:
    ultra = estate.disk("u", sku={"name": "UltraSSD_LRS"}, zones=["1"])
    with refused("InvalidParameter", match="additionalCapabilities.ultraSSDEnabled is set"):
        machine_with(estate, {0: ultra}, zones=["1"])
    nic = {"id": estate.id(INTERFACES, "nic")}
    body = machine_body(os_disk(estate, zones=["1"]), nic, {0: ultra})
    body["properties"]["additionalCapabilities"] = {"ultraSSDEnabled": True}
    assert estate.put(MACHINES, "vm", {**body, "zones": ["1"]})


def test_the_os_disk_has_an_operating_system(estate: Estate) -> None:
    nic = put_interface(estate)
    with refused("InvalidParameter", match="Disk blank has no operating system"):
        estate.put(MACHINES, "vm", machine_body(estate.disk("blank"), nic))
    windows = os_disk(estate, "w", properties={"osType": "Windows"})
    with refused("InvalidParameter", match="'Linux' of parameter 'osDisk.osType' is not that of"):
        estate.put(MACHINES, "vm", machine_body(windows, nic))


def test_security_types_agree(estate: Estate) -> None:
    """A11."""
    nic = put_interface(estate)
    body = machine_body(os_disk(estate), nic)
    body["properties"]["securityProfile"] = {"securityType": "TrustedLaunch"}
    assert refusal(lambda: estate.put(MACHINES, "vm", body)) == (
        400,
        "BadRequest",
        "Security type of VM is not compatible with the security type of attached OS Disk.",
    )
