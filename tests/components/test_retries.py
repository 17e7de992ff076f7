import asyncio
from datetime import timedelta

import pulumi
import pytest

from azure_disk_protection import retries
from azure_disk_protection.retries import GRANT, SOURCE, retry_when_pending, wait_for
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.errors import ArmError

FORBIDDEN = 'Status=400 Code="KeyVaultAccessForbidden" Message="Unable to access key vault"'
COPYING = 'Code="OperationNotAllowed" Message="not ready: its background copy is at 4 percent."'


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        (FORBIDDEN, GRANT),
        ('Code="UserErrorNotEnoughPermissionOnDisk"', GRANT),
        (COPYING, SOURCE),
        ('Code="SkuNotAvailable"', None),
        ("KeyVaultAccessForbiddenForever", None),
    ],
)
def test_only_a_not_yet_is_waited_for(error: str, wait: retries.Wait | None) -> None:
    assert wait_for(error) is wait


def test_refusals_of_the_simulated_azure_are_understood() -> None:
    """A snapshot that is not complete (B12), and one whose disk is being copied already (B10)."""
    with Azure.in_memory() as azure:
        group = f"/subscriptions/{azure.subscription_id}/resourceGroups/rg"
        compute = f"{group}/providers/Microsoft.Compute"
        azure.put(group, {"location": "westeurope"})
        for name, sku in (("big", "Premium_LRS"), ("fast", "UltraSSD_LRS")):
            empty = {"creationData": {"createOption": "Empty"}, "diskSizeGB": 512}
            body = {"location": "westeurope", "sku": {"name": sku}, "properties": empty}
            azure.put(f"{compute}/disks/{name}", body)
            data = {"createOption": "Copy", "sourceResourceId": f"{compute}/disks/{name}"}
            properties = {"incremental": True, "creationData": data}
            taken = {"location": "westeurope", "properties": properties}
            azure.put(f"{compute}/snapshots/{name}", taken)

        def copy(source: str, region: str) -> None:
            data = {
                "createOption": "CopyStart",
                "sourceResourceId": f"{compute}/snapshots/{source}",
            }
            properties = {"incremental": True, "creationData": data}
            azure.put(
                f"{compute}/snapshots/{source}-{region}",
                {"location": region, "properties": properties},
            )

        copy("big", "northeurope")
        for source in ("big", "fast"):
            with pytest.raises(ArmError) as refused:
                copy(source, "uksouth")
            assert wait_for(str(refused.value)) is SOURCE


def test_waits_grow_up_to_a_deadline() -> None:
    assert [GRANT.seconds_after(failures) for failures in range(1, 8)] == [1, 2, 4, 8, 16, 30, 30]
    last = next(count for count in range(1, 200) if GRANT.seconds_after(count) is None)
    waited = sum(GRANT.seconds_after(count) or 0 for count in range(1, last))
    assert timedelta(minutes=29) < timedelta(seconds=waited) <= GRANT.deadline
    assert SOURCE.seconds_after(11) == 900
    # The engine gives up after a hundred attempts.
    assert SOURCE.seconds_after(100) is not None


def _ask(*errors: str) -> tuple[bool, list[float]]:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    args = pulumi.ErrorHookArgs(
        urn="urn", id="", name="disk", type="t", failed_operation="create", errors=list(errors)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio, "sleep", sleep)
        patch.setattr(pulumi.log, "info", lambda _: None)
        # asyncio.run would take the loop away that Pulumi's mocks expect.
        loop = asyncio.new_event_loop()
        answer = loop.run_until_complete(retry_when_pending(args))
        loop.close()
    return answer, waited


def test_the_newest_error_decides() -> None:
    assert _ask(FORBIDDEN) == (True, [1])
    assert _ask(FORBIDDEN, FORBIDDEN, FORBIDDEN) == (True, [4])
    assert _ask("something else", FORBIDDEN) == (False, [])
    assert _ask() == (False, [])
    assert _ask(*[FORBIDDEN] * 80) == (False, [])
