"""Where Azure's behaviour varies or is not settled by any source: choices, kept with the state."""

from datetime import timedelta
from enum import Enum

from azure_disk_simulator.store import Store


class PurgeProtectionCheck(str, Enum):
    """What a disk encryption set demands of its key vault (rule C9, sources conflict)."""

    ACCEPT = "accept"
    """Takes key vaults without purge protection, as Azure's service has since 2023."""
    REFUSE = "refuse"
    """Refuses them, as the documentation says."""


class Settings:
    """Choices of one simulated Azure; assignment keeps them for every process of the state."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def _seconds(self, name: str, default: float) -> timedelta:
        value = self._store.setting(name)
        return timedelta(seconds=default if value is None else float(value))

    def _set_seconds(self, name: str, value: timedelta) -> None:
        if value < timedelta(0):
            raise ValueError(f"{name}: got {value}, allowed: zero or more")
        self._store.set_setting(name, value.total_seconds())

    @property
    def role_delay(self) -> timedelta:
        """Simulated time from a role assignment to its effect; 60 s (C8, E19)."""
        return self._seconds("role_delay", 60.0)

    @role_delay.setter
    def role_delay(self, value: timedelta) -> None:
        self._set_seconds("role_delay", value)

    @property
    def copy_base(self) -> timedelta:
        """Least simulated time of a background copy (B10, B12); 60 s."""
        return self._seconds("copy_base", 60.0)

    @copy_base.setter
    def copy_base(self, value: timedelta) -> None:
        self._set_seconds("copy_base", value)

    @property
    def copy_per_gib(self) -> timedelta:
        """Simulated time that each GiB adds to a background copy; 1 s."""
        return self._seconds("copy_per_gib", 1.0)

    @copy_per_gib.setter
    def copy_per_gib(self, value: timedelta) -> None:
        self._set_seconds("copy_per_gib", value)

    @property
    def protection_delay(self) -> timedelta:
        """Simulated time from the request for a disk's protection to its end (E18).

        Default: none, it is configured within the request, as clients see it who await its end.
        """
        return self._seconds("protection_delay", 0.0)

    @protection_delay.setter
    def protection_delay(self, value: timedelta) -> None:
        self._set_seconds("protection_delay", value)

    @property
    def purge_protection(self) -> PurgeProtectionCheck:
        """Whether a key vault without purge protection will do for a disk encryption set."""
        value = self._store.setting("purge_protection")
        return PurgeProtectionCheck.ACCEPT if value is None else PurgeProtectionCheck(value)

    @purge_protection.setter
    def purge_protection(self, value: PurgeProtectionCheck) -> None:
        self._store.set_setting("purge_protection", value.value)

    @property
    def other_subscriptions(self) -> tuple[str, ...]:
        """Further subscriptions of the tenant, which the caller may use too; none."""
        return tuple(self._store.setting("other_subscriptions") or ())

    @other_subscriptions.setter
    def other_subscriptions(self, ids: tuple[str, ...]) -> None:
        self._store.set_setting("other_subscriptions", [each.lower() for each in ids])

    @property
    def backup_api_version(self) -> str:
        """API version of the backup requests; 2025-09-01 and later delete otherwise (E7, E10).

        Default: the version of pulumi-azure-native's default types.
        """
        value = self._store.setting("backup_api_version")
        return "2025-01-01" if value is None else str(value)

    @backup_api_version.setter
    def backup_api_version(self, value: str) -> None:
        self._store.set_setting("backup_api_version", value)

    @property
    def unverified_policy_aliases(self) -> bool:
        """Whether the aliases that no source shows exist; they do (H4)."""
        value = self._store.setting("unverified_policy_aliases")
        return True if value is None else bool(value)

    @unverified_policy_aliases.setter
    def unverified_policy_aliases(self, value: bool) -> None:
        self._store.set_setting("unverified_policy_aliases", value)
