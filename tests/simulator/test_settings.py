from datetime import timedelta

import pytest

from azure_disk_simulator.settings import PurgeProtectionCheck, Settings
from tests.simulator.estate import Estate

DURATIONS = ("role_delay", "copy_base", "copy_per_gib", "protection_delay")


def test_defaults(estate: Estate) -> None:
    settings = estate.azure.settings
    assert [getattr(settings, name).total_seconds() for name in DURATIONS] == [60, 60, 1, 0]
    assert settings.purge_protection is PurgeProtectionCheck.ACCEPT
    assert settings.backup_api_version == "2025-01-01"


@pytest.mark.parametrize("name", DURATIONS)
def test_durations_are_kept_with_the_state(estate: Estate, name: str) -> None:
    setattr(estate.azure.settings, name, timedelta(seconds=1.5))
    assert getattr(Settings(estate.azure._store), name) == timedelta(seconds=1.5)
    with pytest.raises(ValueError, match=f"^{name}: got -1 day, .*, allowed: zero or more$"):
        setattr(estate.azure.settings, name, timedelta(days=-1))


def test_other_subscriptions_are_kept_with_the_state(estate: Estate) -> None:
    assert estate.azure.settings.other_subscriptions == ()
    estate.azure.settings.other_subscriptions = ("AB-cd",)
    assert Settings(estate.azure._store).other_subscriptions == ("ab-cd",)


def test_choices_are_kept_with_the_state(estate: Estate) -> None:
    settings = estate.azure.settings
    settings.purge_protection = PurgeProtectionCheck.REFUSE
    settings.backup_api_version = "2025-09-01"
    again = Settings(estate.azure._store)
    assert again.purge_protection is PurgeProtectionCheck.REFUSE
    assert again.backup_api_version == "2025-09-01"
