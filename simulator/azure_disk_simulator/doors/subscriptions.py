"""Which subscription each provider of a program works in."""

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.operations import Operations


class Subscriptions:
    """Operations in the subscription of the caller, and in others where a provider names one."""

    def __init__(self, azure: Azure) -> None:
        self._azure = azure
        self._default = Operations(azure)
        self._others: dict[str, Operations] = {}

    def configured(self, provider: str, subscription: object) -> Operations:
        """Take the subscription that a provider is configured with, and return what it works in.

        One that the simulated Azure does not have counts as the caller's own: configurations for
        the real Azure name theirs.
        """
        text = str(subscription).lower()
        if text in self._azure.settings.other_subscriptions:
            self._others[provider] = Operations(self._azure, text)
        return self.of(provider)

    def of(self, provider: str) -> Operations:
        """Return what a provider works in; one that was never configured in the caller's own."""
        return self._others.get(provider, self._default)
