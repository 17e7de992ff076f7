"""Clients that look again: the time between two looks has passed in the simulated Azure too."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from azure_disk_facts.copies import COMPLETE_PERCENT
from azure_disk_facts.protection_errors import WAITING_STATES
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.paths import get_path
from azure_disk_simulator.waiting import wait_after


class Polls:
    """Counts looks at what is not finished; each look after the first lets time pass before it.

    The first one shows what is there and takes no time: it may be somebody who does not wait.
    """

    def __init__(self, azure: Azure) -> None:
        self._azure = azure
        self._unfinished: Counter[str] = Counter()

    def look(self, resource_id: str) -> dict[str, Any]:
        """Return a resource as it is once the wait since the last look has passed.

        Raises:
            ArmError: there is no such resource.
        """
        key = resource_id.lower()
        found = self._azure.get(resource_id)
        if not is_unfinished(found):
            self._unfinished.pop(key, None)
            return found
        if self._unfinished[key]:
            self._azure.advance(wait_after(self._unfinished[key]))
            found = self._azure.get(resource_id)
        self._unfinished[key] += 1
        return found


def is_unfinished(body: Mapping[str, Any]) -> bool:
    """Tell whether a background copy or a protection is on its way (rules B10, B12, E18)."""
    if get_path(dict(body), "properties.currentProtectionState") in WAITING_STATES:
        return True
    percent = get_path(dict(body), "properties.completionPercent")
    failed = get_path(dict(body), "properties.copyCompletionError") is not None
    return percent is not None and float(percent) < COMPLETE_PERCENT and not failed
