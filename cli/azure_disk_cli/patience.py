"""A simulated Azure in which the time that a client waits has passed when it asks again.

The simulated clock moves with requests only. Someone who is told "not yet" (a grant that is not
effective, a copy that is not complete) waits; here that wait passes at once, longer each time the
same request is refused. A background copy of hours thus costs a handful of attempts, not hours.
"""

from collections import Counter
from collections.abc import Set as AbstractSet
from typing import Any, cast

from azure_disk_facts.pending import GRANT_PENDING_CODES, SOURCE_PENDING
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json
from azure_disk_simulator.waiting import wait_after


def is_not_yet(error: ArmError) -> bool:
    """Tell whether Azure refuses now what it will take later (rules B12, C8, E19)."""
    return error.code in GRANT_PENDING_CODES or SOURCE_PENDING.search(error.message) is not None


def patient(azure: Azure, recovering: AbstractSet[str]) -> Azure:
    """Return the Azure as clients see it who wait between two attempts.

    Soft-deleted things whose lower-case ids are in ``recovering`` are recovered when they are
    asked for: by then the resource group they go back to exists again.
    """
    return cast("Azure", _Patient(azure, recovering))


class _Patient:
    """Stands before an Azure and passes everything on; only refused writes take longer."""

    def __init__(self, azure: Azure, recovering: AbstractSet[str]) -> None:
        self._azure = azure
        self._recovering = recovering
        self._refusals: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._azure, name)

    def get(self, resource_id: str) -> Json:
        """Return a resource; recovered first if that is what it waits for."""
        if resource_id.lower() in self._recovering and not self._azure.exists(resource_id):
            return self._azure.recover(resource_id)
        return self._azure.get(resource_id)

    def put(self, resource_id: str, body: Json) -> Json:
        """Create or update a resource; a "not yet" lets simulated time pass."""
        try:
            return self._azure.put(resource_id, body)
        except ArmError as error:
            if is_not_yet(error):
                self._refusals[resource_id.lower()] += 1
                self._azure.advance(wait_after(self._refusals[resource_id.lower()]))
            raise
