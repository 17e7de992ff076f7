from datetime import timedelta

import pytest

from azure_disk_facts.limits import MAX_INCREMENTAL_SNAPSHOTS_PER_DISK
from tests.simulator.estate import Estate, Json, refusal, refused


@pytest.mark.parametrize("sku", ["StandardSSD_LRS", "gold"])
def test_skus_of_snapshots(estate: Estate, sku: str) -> None:
    """B4: Azure's own text."""
    disk = estate.disk()
    assert refusal(lambda: estate.snapshot("s", disk, sku={"name": sku})) == (
        400,
        "InvalidParameter",
        f"SKU {sku} is not supported for resource type Snapshot in this region. Supported SKUs for "
        "this region are Premium_LRS,Standard_LRS,Standard_ZRS",
    )


def test_zone_redundant_snapshots_need_zones(estate: Estate) -> None:
    """B4."""
    disk = estate.disk(location="westus")
    with refused("InvalidParameter", match="for this region are Premium_LRS,Standard_LRS$"):
        estate.snapshot("s", disk, location="westus", sku={"name": "Standard_ZRS"})
    made = estate.snapshot("s", disk, location="westus")
    assert made["sku"]["name"] == "Standard_LRS"


def test_the_sku_follows_the_last_snapshot_of_the_disk(estate: Estate) -> None:
    """B4."""
    disk = estate.disk()
    assert estate.snapshot("one", disk)["sku"]["name"] == "Standard_ZRS"
    estate.snapshot("two", disk, sku={"name": "standard_lrs"})
    assert estate.snapshot("three", disk)["sku"] == {"name": "Standard_LRS", "tier": "Standard"}


def test_premium_snapshots_are_full(estate: Estate) -> None:
    """B4."""
    disk = estate.disk()
    premium = {"name": "Premium_LRS"}
    with refused("InvalidParameter", match="not supported for incremental snapshot 's'"):
        estate.snapshot("s", disk, sku=premium)
    assert estate.snapshot("s", disk, sku=premium, properties={"incremental": False})


@pytest.mark.parametrize("sku", ["PremiumV2_LRS", "UltraSSD_LRS"])
def test_premium_v2_and_ultra_have_incremental_snapshots_only(estate: Estate, sku: str) -> None:
    """B3."""
    disk = estate.v2_disk(sku={"name": sku})
    assert refusal(lambda: estate.snapshot("s", disk, properties={"incremental": False})) == (
        400,
        "BadRequest",
        f"Snapshot 's' must be incremental: full snapshots of disks of SKU '{sku}' are not "
        "supported.",
    )
    assert estate.snapshot("s", disk)


@pytest.mark.parametrize("option", ["Upload", "Empty", "FromImage"])
def test_options_of_snapshots(estate: Estate, option: str) -> None:
    """B5."""
    with refused("InvalidParameter", match="are: Copy, CopyStart, Import, CopyFromSanSnapshot"):
        estate.snapshot("s", estate.disk(), properties={"creationData": {"createOption": option}})


def test_a_disk_of_another_region_is_not_found(estate: Estate) -> None:
    """B9."""
    disk = estate.disk()
    assert refusal(lambda: estate.snapshot("s", disk, location="northeurope")) == (
        404,
        "NotFound",
        f"Resource {disk['id']} is not found.",
    )
    with refused("NotFound"):
        estate.snapshot("s", {"id": estate.id("Microsoft.Compute/disks", "none")})


def test_copies_start_from_incremental_snapshots(estate: Estate) -> None:
    """B10."""
    disk = estate.disk()
    assert refusal(lambda: estate.copy("c", disk)) == (
        400,
        "InvalidParameter",
        "Entity not of expected type",
    )
    full = estate.snapshot("full", disk, properties={"incremental": False})
    text = "Snapshot 'c' with createOption CopyStart must be incremental, and so must its source"
    with refused("InvalidParameter", match=text):
        estate.copy("c", full)
    snapshot = estate.snapshot("s", disk)
    with refused("InvalidParameter", match=text):
        estate.copy("c", snapshot, properties={"incremental": False})


def test_the_speed_is_for_copies_only(estate: Estate) -> None:
    """B10."""
    disk = estate.disk()
    fast: Json = {"creationData": {"provisionedBandwidthCopySpeed": "enhanced"}}
    with refused("InvalidParameter", match="only supported for snapshots with createOption CopySt"):
        estate.snapshot("s", disk, properties=fast)
    copy = estate.copy("c", estate.snapshot("s", disk), properties=fast)
    assert copy["properties"]["creationData"]["provisionedBandwidthCopySpeed"] == "Enhanced"


def test_one_copy_of_a_disk_at_a_time_and_in_order(estate: Estate) -> None:
    """B10."""
    disk = estate.disk()
    one, two = estate.snapshot("one", disk), estate.snapshot("two", disk)
    estate.copy("c2", two)
    assert refusal(lambda: estate.copy("c1", one)) == (
        409,
        "OperationNotAllowed",
        f"Snapshot '{one['id']}' cannot be copied yet: a copy of another snapshot of the same disk "
        "is in progress.",
    )
    other = estate.snapshot("other", estate.disk("e"))
    assert estate.copy("c3", other)
    estate.azure.advance(timedelta(hours=1))
    assert refusal(lambda: estate.copy("c1", one))[2] == (
        f"Snapshot '{one['id']}' cannot be copied to 'northeurope': a later snapshot of the same "
        "disk has been copied there; snapshots must be copied in the order they were created."
    )
    assert estate.copy("c1", one, "uksouth")


def test_a_hundred_copies_to_a_region(estate: Estate) -> None:
    """B10."""
    estate.azure.settings.copy_base = timedelta(days=1)
    for number in range(100):
        estate.copy(f"c{number}", estate.snapshot(f"s{number}", estate.disk(f"d{number}")))
    last = estate.snapshot("s", estate.disk())
    with refused("OperationNotAllowed", match="100 copies to 'northeurope' are in progress"):
        estate.copy("c", last)


def test_seven_snapshots_of_a_disk_in_five_minutes(estate: Estate) -> None:
    """B6."""
    disk = estate.disk()
    for number in range(7):
        estate.snapshot(f"s{number}", disk)
    assert refusal(lambda: estate.snapshot("s", disk)) == (
        429,
        "TooManyRequests",
        "The most incremental snapshots of a disk within 5 minutes is 7. Please retry the request "
        "after sometime",
    )
    assert estate.snapshot("full", disk, properties={"incremental": False})
    estate.azure.advance(timedelta(minutes=5))
    assert estate.snapshot("s", disk)


def test_five_hundred_snapshots_of_a_disk(estate: Estate) -> None:
    """B6."""
    disk = estate.disk()
    for number in range(MAX_INCREMENTAL_SNAPSHOTS_PER_DISK):
        estate.snapshot(f"s{number}", disk)
        estate.azure.advance(timedelta(minutes=1))
    assert refusal(lambda: estate.snapshot("s", disk)) == (
        409,
        "SnapshotsLimitReached",
        "The snapshot count was exceeded for a disk. Please retry the request after sometime",
    )
    estate.azure.delete(estate.id("Microsoft.Compute/snapshots", "s7"))
    assert estate.snapshot("s", disk)


def test_three_snapshots_of_a_premium_v2_disk_hydrate_at_once(estate: Estate) -> None:
    """B6."""
    disk = estate.v2_disk()
    for number in range(3):
        estate.snapshot(f"s{number}", disk)
    assert refusal(lambda: estate.snapshot("s", disk))[2] == (
        "3 snapshots of disk 'v2' are still being copied; the next one can be taken when one of "
        "them is complete."
    )
    estate.azure.advance(timedelta(hours=1))
    assert estate.snapshot("s", disk)


def test_an_incremental_snapshot_shares_the_set_of_its_disk(estate: Estate) -> None:
    """B14."""
    made, disk = estate.encryption_set(), estate.disk()
    encryption = {"encryption": {"diskEncryptionSetId": made["id"]}}
    assert refusal(lambda: estate.snapshot("s", disk, properties=encryption))[2] == (
        "Incremental snapshot 's' must use the same disk encryption set as its disk "
        f"'{disk['id']}'."
    )
    assert estate.snapshot("s", disk, properties={**encryption, "incremental": False})


OTHER = "00000000-0000-0000-0000-0000000000ff"


def elsewhere(estate: Estate, source: Json, name: str = "s", **properties: object) -> Json:
    """Put a snapshot into another subscription of the tenant."""
    estate.azure.settings.other_subscriptions = (OTHER,)
    group = f"/subscriptions/{OTHER}/resourceGroups/rg-other"
    estate.azure.put(group, {"location": "westeurope"})
    data = {"createOption": "Copy", "sourceResourceId": source["id"]}
    body = {"location": "westeurope", "properties": {"creationData": data, **properties}}
    return estate.azure.put(f"{group}/providers/Microsoft.Compute/snapshots/{name}", body)


def test_full_snapshots_go_to_another_subscription(estate: Estate) -> None:
    """B9: from a disk, and from an incremental snapshot of it."""
    disk = estate.disk()
    made = elsewhere(estate, disk)
    assert made["id"].startswith(f"/subscriptions/{OTHER}/")
    assert made["properties"]["incremental"] is False
    baseline = elsewhere(estate, estate.snapshot("inc", disk), "baseline")
    assert "incrementalSnapshotFamilyId" not in baseline["properties"]


def test_incremental_snapshots_stay_in_the_subscription_of_their_disk(estate: Estate) -> None:
    """B9."""
    disk = estate.disk()
    with refused("NotFound", match=disk["id"]):
        elsewhere(estate, disk, incremental=True)
    source = estate.snapshot("inc", disk)
    data = {"createOption": "CopyStart", "sourceResourceId": source["id"]}
    with refused("NotFound", match=source["id"]):
        elsewhere(estate, source, incremental=True, creationData=data)


def test_the_encryption_set_lies_in_the_subscription_of_the_snapshot(estate: Estate) -> None:
    """C5."""
    disk = estate.disk()
    set_id = estate.id("Microsoft.Compute/diskEncryptionSets", "des")
    encryption = {"type": "EncryptionAtRestWithCustomerKey", "diskEncryptionSetId": set_id}
    with refused("InvalidParameter", match="must be in the subscription of 's'"):
        elsewhere(estate, disk, encryption=encryption)


def test_subscriptions_that_are_nobodys(estate: Estate) -> None:
    with refused("SubscriptionNotFound"):
        estate.azure.put(f"/subscriptions/{OTHER}/resourceGroups/x", {"location": "westeurope"})
