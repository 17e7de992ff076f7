"""What a resource group holds in Azure: the simulated one, or the real one by its own lists."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_cli.group_loss import Inside
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_facts.arm_id import parse
from azure_disk_facts.resource_types import IRREPLACEABLE
from azure_disk_protection.transfer.arm import Arm, arm_values, connect
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_simulator.azure import Azure

HOLDERS = tuple(facts for facts in IRREPLACEABLE if facts.arm_type.count("/") == 1)
"""Types that lie directly in a group; keys and backups lie in vaults."""

_NOTHING_THERE = frozenset({"ResourceGroupNotFound", "MissingSubscriptionRegistration"})
"""A group that is gone, and a subscription that never used such resources."""
_RETRIES = 3
"""Somebody waits for the answer; ten, as the clients have it, take minutes."""


def contents(azure: Azure | None, config: Mapping[str, Any]) -> Inside:
    """Return a function that lists what a group holds: in the simulated Azure, if there is one.

    In the real Azure it signs in as ``ARM_...`` variables say, then as the stack's ``config``
    does; what is secret there is left out.

    The function raises:
        Stop: (exit 1) Azure does not tell, so that nobody knows what would be lost.
    """
    return _in_cloud(config) if azure is None else _simulated(azure)


def _simulated(azure: Azure) -> Inside:
    def inside(group_id: str) -> list[str]:
        found = (body for each in HOLDERS for body in azure.list(group_id, each.arm_type))
        return [str(body["id"]) for body in found]

    return inside


def _in_cloud(config: Mapping[str, Any]) -> Inside:
    plain = {key: value for key, value in config.items() if not isinstance(value, Mapping)}

    def inside(group_id: str) -> list[str]:
        # Read late: only an update or a down that deletes a group needs Azure's clients.
        from azure.core.exceptions import AzureError  # noqa: PLC0415

        try:
            return list(_listed(connect(arm_values(plain.get)), group_id))
        except (AzureError, TransferFailed) as failure:
            said = (str(failure).splitlines() or [""])[0]
            raise Stop(
                Exit.STOPPED,
                f"cannot see what lies in resource group '{parse(group_id).resource_group}', which "
                f"would be deleted; nothing was changed: {said}\n"
                "sign in as who may read it, or keep the group",
            ) from None

    return inside


def _listed(arm: Arm, group_id: str) -> Iterator[str]:
    from azure.mgmt.compute import ComputeManagementClient  # noqa: PLC0415

    options = {**arm.client_options(), "retry_total": _RETRIES}
    subscription = str(parse(group_id).subscription)
    with ComputeManagementClient(subscription_id=subscription, **options) as client:
        for facts in HOLDERS:
            yield from _pages(client, f"{group_id}/providers/{facts.arm_type}", facts.api_version)


def _pages(client: Any, path: str, api_version: str) -> Iterator[str]:
    from azure.core.exceptions import HttpResponseError  # noqa: PLC0415
    from azure.core.rest import HttpRequest  # noqa: PLC0415

    url = f"{path}?api-version={api_version}"
    while url:
        answer = client.send_request(HttpRequest("GET", url))
        try:
            answer.raise_for_status()
        except HttpResponseError as refusal:
            if refusal.error is not None and refusal.error.code in _NOTHING_THERE:
                return
            raise
        found = answer.json()
        yield from (str(body["id"]) for body in found.get("value", []))
        url = found.get("nextLink") or ""
