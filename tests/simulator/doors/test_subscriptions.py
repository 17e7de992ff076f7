from azure_disk_simulator.doors.subscriptions import Subscriptions
from tests.simulator.estate import Estate

OTHER = "00000000-0000-0000-0000-0000000000FF"


def test_providers_work_where_they_are_configured_to(estate: Estate) -> None:
    estate.azure.settings.other_subscriptions = (OTHER,)
    found = Subscriptions(estate.azure)
    there = found.configured("there", OTHER)
    assert there.subscription_id == OTHER.lower()
    assert found.of("there") is there
    assert found.of("here").subscription_id == estate.azure.subscription_id


def test_subscriptions_that_are_not_simulated_are_the_callers_own(estate: Estate) -> None:
    found = Subscriptions(estate.azure)
    for unknown in (OTHER, "", None):
        assert found.configured("there", unknown).subscription_id == estate.azure.subscription_id
