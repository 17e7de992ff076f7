"""Where Azure's behaviour varies or is not settled by any source: choices, kept with the state."""

from datetime import timedelta
from enum import Enum

from azure_disk_facts.backup_security import BackupApiEra
from azure_disk_simulator.store import Store


class PurgeProtectionCheck(str, Enum):
    """What a disk encryption set demands of its key vault (rule C9, sources conflict)."""

    ACCEPT = "accept"
    """Takes key vaults without purge protection, as Azure's service has since 2023."""
    REFUSE = "refuse"
    """Refuses them, as the documentation says."""


class _Duration:
    """One of the settings that are durations; it is kept under its own name."""

    def __init__(self, seconds: float) -> None:
        self._default = seconds

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, settings: "Settings", owner: type) -> timedelta:
        value = settings.store.setting(self._name)
        return timedelta(seconds=self._default if value is None else float(value))

    def __set__(self, settings: "Settings", value: timedelta) -> None:
        if value < timedelta(0):
            raise ValueError(f"{self._name}: got {value}, allowed: zero or more")
        settings.store.set_setting(self._name, value.total_seconds())


class Settings:
    """Choices of one simulated Azure; assignment keeps them for every process of the state."""

    role_delay = _Duration(60.0)
    """Simulated time from a role assignment to its effect; 60 s (C8, E19)."""
    copy_base = _Duration(60.0)
    """Least simulated time of a background copy (B10, B12); 60 s."""
    copy_per_gib = _Duration(1.0)
    """Simulated time that each GiB adds to a background copy; 1 s."""
    protection_delay = _Duration(0.0)
    """Simulated time from the request for a disk's protection to its end (E18).

    Default: none, it is configured within the request, as clients see it who await its end.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        """What keeps them."""

    @property
    def purge_protection(self) -> PurgeProtectionCheck:
        """Whether a key vault without purge protection will do for a disk encryption set."""
        value = self.store.setting("purge_protection")
        return PurgeProtectionCheck.ACCEPT if value is None else PurgeProtectionCheck(value)

    @purge_protection.setter
    def purge_protection(self, value: PurgeProtectionCheck) -> None:
        self.store.set_setting("purge_protection", value.value)

    @property
    def other_subscriptions(self) -> tuple[str, ...]:
        """Further subscriptions of the tenant, which the caller may use too; none."""
        return tuple(self.store.setting("other_subscriptions") or ())

    @other_subscriptions.setter
    def other_subscriptions(self, ids: tuple[str, ...]) -> None:
        self.store.set_setting("other_subscriptions", [each.lower() for each in ids])

    @property
    def backup_api_version(self) -> str:
        """API version of the backup requests; 2025-09-01 and later delete otherwise (E7, E10).

        Default: the version of pulumi-azure-native's default types.
        """
        value = self.store.setting("backup_api_version")
        return BackupApiEra.SOFT_DELETE_OPTIONAL.value if value is None else str(value)

    @backup_api_version.setter
    def backup_api_version(self, value: str) -> None:
        self.store.set_setting("backup_api_version", value)

    @property
    def unverified_policy_aliases(self) -> bool:
        """Whether the aliases that no source shows exist; they do (H4)."""
        value = self.store.setting("unverified_policy_aliases")
        return True if value is None else bool(value)

    @unverified_policy_aliases.setter
    def unverified_policy_aliases(self, value: bool) -> None:
        self.store.set_setting("unverified_policy_aliases", value)
