from azure_disk_facts import regions
from azure_disk_facts.regions import REGIONS, AzureCloud


def test_spellings_of_one_region() -> None:
    assert regions.find_region("West Europe") is REGIONS["westeurope"]
    assert regions.same_region("West Europe", "westeurope")
    assert not regions.same_region("westeurope", "northeurope")
    assert regions.find_region("atlantis") is None


def test_pairs_are_known_regions() -> None:
    assert {region.pair for region in REGIONS.values() if region.pair} <= set(REGIONS)


def test_display_names_normalize_to_names() -> None:
    for region in REGIONS.values():
        assert regions.normalize_region(region.display_name) == region.name


def test_zones() -> None:
    assert REGIONS["westeurope"].zones == ("1", "2", "3")
    assert REGIONS["westus"].zones == ()


def test_clouds() -> None:
    assert REGIONS["westeurope"].cloud is AzureCloud.PUBLIC
    assert REGIONS["usgovvirginia"].cloud is AzureCloud.US_GOVERNMENT
    assert REGIONS["usdodeast"].cloud is AzureCloud.US_GOVERNMENT
    assert REGIONS["chinanorth3"].cloud is AzureCloud.CHINA
    pairs = [(region, REGIONS[region.pair]) for region in REGIONS.values() if region.pair]
    assert all(region.cloud is pair.cloud for region, pair in pairs)
    assert regions.cloud_of("China East") is AzureCloud.CHINA
    assert regions.cloud_of("atlantis") is AzureCloud.PUBLIC
