from datetime import timedelta

import pytest

from tests.simulator.estate import Estate, Json, refusal, refused

PREMIUM = {"name": "Premium_LRS"}
V2 = {"name": "PremiumV2_LRS"}
ULTRA = {"name": "UltraSSD_LRS"}
HDD = {"name": "Standard_LRS"}


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"properties": {"diskSizeGB": 0}}, "'0' .*diskSizeGB' .* between '1' and '32767', incl"),
        (
            {"properties": {"diskSizeGB": 32768}},
            "'32768' of parameter 'properties.diskSizeGB' is o",
        ),
        ({"properties": {"diskSizeGB": 1.5}}, "'1.5' .*diskSizeGB' is not a whole number"),
        ({"properties": {"diskSizeGB": True}}, "'True' .*diskSizeGB' is not a whole number"),
        ({"sku": ULTRA, "properties": {"diskSizeGB": 3}}, "between '4' and '65536'"),
        ({"zones": ["1", "2"]}, "a disk takes at most one zone"),
        ({"zones": ["4"]}, "region 'westeurope' has zones 1, 2, 3"),
        ({"zones": ["1"], "location": "westus"}, "region 'westus' has zones none"),
        ({"zones": ["1"], "sku": {"name": "Premium_ZRS"}}, "zone-redundant disks name no zone"),
        ({"sku": V2}, "it is zonal in region 'westeurope'"),
        ({"properties": {"diskIOPSReadWrite": 500}}, "only Premium SSD v2 and Ultra disks take it"),
        ({"properties": {"diskMBpsReadWrite": 500}}, "only Premium SSD v2 and Ultra disks take it"),
        ({"properties": {"tier": "P4"}}, "the least for its size is P6"),
        ({"properties": {"tier": "P5"}}, "The value 'P5' of parameter 'properties.tier' is inv"),
        ({"sku": HDD, "properties": {"tier": "P10"}}, "only Premium SSD disks have tiers"),
        ({"properties": {"burstingEnabled": True}}, "on-demand bursting needs more than 512 GiB"),
        ({"sku": HDD, "properties": {"burstingEnabled": True}}, "only Premium SSD disks burst"),
        ({"properties": {"maxShares": 11}}, "the most is 3"),
        ({"sku": HDD, "properties": {"maxShares": 2}}, "the most is 1"),
        ({"properties": {"tier": "P60"}}, "it is for disks larger than 4096 GiB"),
        (
            {"zones": ["1"], "extendedLocation": {"name": "e", "type": "EdgeZone"}},
            "an edge zone has no availability zones",
        ),
        (
            {"sku": ULTRA, "properties": {"diskIOPSReadOnly": 500}},
            "diskIOPSReadOnly' .* only shared Premium SSD v2 and Ultra disks take it",
        ),
        (
            {"properties": {"diskMBpsReadOnly": 5, "maxShares": 2}},
            "diskMBpsReadOnly' .* only shared Premium SSD v2 and Ultra disks take it",
        ),
        (
            {"sku": ULTRA, "properties": {"maxShares": 2, "diskIOPSReadOnly": 400_001}},
            "'400001' .* between '1' and '400000'",
        ),
        (
            {"properties": {"creationData": {"performancePlus": True}}},
            "performance plus needs more than 512 GiB",
        ),
        (
            {"sku": ULTRA, "properties": {"creationData": {"performancePlus": True}}},
            "its IOPS and MB/s are set apart from its size",
        ),
        (
            {"properties": {"osType": "Linux", "optimizedForFrequentAttach": True}},
            "it is for data disks",
        ),
        ({"sku": V2, "zones": ["1"], "properties": {"osType": "Linux"}}, "cannot be an operating"),
        ({"properties": {"osType": "Linux", "diskSizeGB": 4096}}, "has at most 4095"),
        ({"properties": {"hyperVGeneration": "V2"}}, "it belongs to disks with an osType"),
    ],
)
def test_what_a_sku_does_not_take(estate: Estate, change: Json, text: str) -> None:
    """A3 to A8, A10, A19."""
    with refused("InvalidParameter", match=text):
        estate.disk(**change)


@pytest.mark.parametrize(
    ("sector", "sku", "text"),
    [(1024, V2, "Allowed values are: 512, 4096"), (4096, PREMIUM, "only Premium SSD v2 and Ultra")],
)
def test_sectors(estate: Estate, sector: int, sku: Json, text: str) -> None:
    """A7."""
    properties = {"creationData": {"logicalSectorSize": sector}}
    with refused("InvalidParameter", match=text):
        estate.disk(sku=sku, zones=["1"], properties=properties)


def test_premium_v2_gets_its_baseline(estate: Estate) -> None:
    """A3, A7."""
    properties = estate.v2_disk()["properties"]
    assert (properties["diskIOPSReadWrite"], properties["diskMBpsReadWrite"]) == (3000, 125)
    assert properties["creationData"]["logicalSectorSize"] == 4096


@pytest.mark.parametrize(
    ("iops", "mbps", "text"),
    [
        (2999, 125, "between '3000' and '32000'"),
        (32001, 125, "between '3000' and '32000'"),
        (3000, 124, "between '125' and '750'"),
        (3000, 751, "between '125' and '750'"),
    ],
)
def test_performance_has_bounds(estate: Estate, iops: int, mbps: int, text: str) -> None:
    """A3."""
    properties = {"diskIOPSReadWrite": iops, "diskMBpsReadWrite": mbps}
    with refused("InvalidParameter", match=text):
        estate.v2_disk(properties=properties)


def test_numbers_may_arrive_as_floats(estate: Estate) -> None:
    properties = {"diskSizeGB": 32.0}
    assert estate.disk(properties=properties)["properties"]["diskSizeGB"] == 32


def test_bursting_goes_off_after_twelve_hours(estate: Estate) -> None:
    """A6."""
    on = estate.disk(size=1024, properties={"burstingEnabled": True})
    assert on["properties"]["burstingEnabledTime"] == "2026-01-01T00:00:02.000000+00:00"
    off = {"properties": {"burstingEnabled": False}}
    assert refusal(lambda: estate.azure.patch(on["id"], off)) == (
        409,
        "OperationNotAllowed",
        "On-demand bursting of disk 'd' can be turned off no sooner than 12 hours after it was "
        "turned on.",
    )
    estate.azure.advance(timedelta(hours=12))
    assert estate.azure.patch(on["id"], off)


def test_a_sku_changes_twice_a_day(estate: Estate) -> None:
    """A13."""
    for sku in (PREMIUM, HDD, PREMIUM):
        estate.disk(sku=sku)
    assert refusal(lambda: estate.disk(sku=HDD)) == (
        409,
        "OperationNotAllowed",
        "The SKU of disk 'd' has been changed 2 times within a day; the most is 2.",
    )
    estate.azure.advance(timedelta(days=1))
    assert estate.disk(sku=HDD)["sku"]["name"] == "Standard_LRS"


@pytest.mark.parametrize(
    ("old", "new"), [(PREMIUM, ULTRA), (ULTRA, PREMIUM), (V2, PREMIUM), (V2, ULTRA)]
)
def test_conversions_that_do_not_exist(estate: Estate, old: Json, new: Json) -> None:
    """A13."""
    estate.disk(sku=old, zones=["1"])
    assert refusal(lambda: estate.disk(sku=new))[2] == (
        f"Disk 'd' cannot be converted from '{old['name']}' to '{new['name']}'."
    )


def test_conversion_to_premium_v2(estate: Estate) -> None:
    """A13."""
    estate.disk(size=1024, zones=["1"], properties={"burstingEnabled": True})
    with refused("OperationNotAllowed", match="to 'PremiumV2_LRS' while it bursts on demand"):
        estate.disk(size=1024, sku=V2, properties={"burstingEnabled": True})
    estate.disk("e", zones=["1"])
    assert estate.disk("e", sku=V2)["sku"] == {"name": "PremiumV2_LRS", "tier": "PremiumV2"}


def test_shared_disks_and_performance_plus(estate: Estate) -> None:
    """A7, A19."""
    shared = estate.disk(
        sku=ULTRA, properties={"maxShares": 2, "diskIOPSReadOnly": 100, "diskMBpsReadOnly": 10}
    )
    assert shared["properties"]["diskIOPSReadOnly"] == 100
    plus = {"creationData": {"performancePlus": True}}
    assert estate.disk("plus", size=513, properties=plus)
    with refused("BadRequest", match="Changing property 'performancePlus' is not allowed for ex"):
        estate.disk("plus", size=513, properties={"creationData": {"performancePlus": False}})
