"""Which subscription a provider works in, as the state or a plan tells."""

from collections.abc import Mapping
from typing import Any

from azure_disk_simulator.azure import Azure


def named_subscription(provider: Mapping[str, Any]) -> str | None:
    """Return the subscription that a provider's inputs name.

    Empty when they name none; ``None`` when it cannot be read, as it is kept secret.
    """
    named = provider.get("subscriptionId", "")
    return named if isinstance(named, str) else None


def simulated_subscription(azure: Azure, named: str) -> str:
    """Return the subscription of the simulated Azure that a provider's name for it leads to.

    One that it does not have counts as its own: settings for the real Azure name theirs.
    """
    is_there = named.lower() in azure.settings.other_subscriptions
    return named if is_there else azure.subscription_id
