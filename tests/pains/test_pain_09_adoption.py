"""Pain 9: what exists is taken over as it is, nothing is replaced, the next preview is empty.

The simulated import hands the engine everything that Azure reports, as azure-native does: what a
program leaves to Azure shows as a difference, which is where replacements come from elsewhere.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pulumi
import pytest

from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import (
    COMPONENTS,
    DiskAccess,
    DiskEncryption,
    DiskEstate,
    IncrementalSnapshot,
    ManagedDisk,
    VhdExport,
    VmRestore,
)
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.results import Result
from tests.components.case import NAME, Case
from tests.components.inputs import case_of
from tests.conformance.life import Life
from tests.simulator.estate import Estate

_MOVES_BY_ITSELF = {"completionPercent", "copyCompletionError"}


def _roles(ids: Mapping[str, str]) -> dict[str, str]:
    below = f"{NAME}-"
    return {name[len(below) :]: each for name, each in ids.items() if name.startswith(below)}


def _taking_over(case: Case, ids: Mapping[str, str]) -> Callable[[], None]:
    """Declare the case again; its children by ``imports``, its neighbours by a transformation."""

    def take_over(
        args: pulumi.ResourceTransformationArgs,
    ) -> pulumi.ResourceTransformationResult | None:
        if args.name.startswith(f"{NAME}-") or args.name not in ids:
            return None
        args.opts.import_ = ids[args.name]
        return pulumi.ResourceTransformationResult(args.props, args.opts)

    def program() -> None:
        pulumi.runtime.register_stack_transformation(take_over)
        case.declare({"imports": _roles(ids)})

    return program


def _without_declared(case: Case) -> Callable[[], None]:
    def program() -> None:
        case.declare()

    return program


def _ids(result: Result) -> dict[str, str]:
    found = (each for each in result.registrations if each.token.startswith("azure-native:"))
    return {each.name: each.id for each in found if each.id}


def _bodies(azure: Azure, ids: Mapping[str, str]) -> dict[str, Any]:
    bodies = {}
    for name, each in ids.items():
        body = azure.get(each)
        properties = body.get("properties") or {}
        left = {key: properties[key] for key in properties.keys() - _MOVES_BY_ITSELF}
        bodies[name] = {**body, "properties": left}
    return bodies


@pytest.mark.parametrize(
    "component",
    [each for each in COMPONENTS if each is not VhdExport],
    ids=lambda component: component.__name__,
)
def test_taking_over_changes_nothing_in_azure(component: type[Any], azure: Azure) -> None:
    """``VhdExport`` has no resource of Azure's own."""
    case = case_of(component)
    case.prepare(azure)
    first = run_program(azure, _without_declared(case))
    assert first.error is None
    ids = _ids(first)
    before = _bodies(azure, ids)
    again = run_program(azure, _taking_over(case, ids))
    assert again.error is None
    assert _bodies(azure, ids) == before


@pytest.mark.parametrize(
    "component",
    [DiskAccess, DiskEncryption, DiskEstate, VmRestore],
    ids=lambda component: component.__name__,
)
def test_the_next_preview_is_empty(
    component: type[Any], azure: Azure, new_life: Callable[[str], Life]
) -> None:
    case = case_of(component)
    case.prepare(azure)
    first, second = map(new_life, ("first", "second"))
    assert first.up(case.declare).error == ""
    ids = {
        name: each["id"]
        for name, each in first.resources().items()
        if each["type"].startswith("azure-native:")
    }
    before = _bodies(azure, ids)
    adopted = second.up(_taking_over(case, ids))
    assert adopted.error == ""
    assert adopted.ops() <= {"create", "import", "update"}
    assert {step.name for step in adopted.steps if step.op == "create"}.isdisjoint(ids)
    assert not any(step.replacing for step in adopted.steps)
    for program in (_taking_over(case, ids), case.declare):
        shown = second.preview(program)
        assert (shown.error, shown.steps) == ("", [])
    assert second.up(case.declare).steps == []
    assert second.refresh().error == ""
    assert _bodies(azure, ids) == before


PLACE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "encryption_type": EncryptionType.PLATFORM_KEY,
}


def test_what_an_os_disk_has_of_its_image_replaces_nothing(azure: Azure, life: Life) -> None:
    """Issue 4401 of azure-native: inputs left to Azure are no reason to make a disk anew."""
    image = (
        f"/subscriptions/{azure.subscription_id}/providers/Microsoft.Compute/locations/westeurope"
        "/publishers/Canonical/artifactTypes/vmImage/offers/ubuntu/skus/server/versions/24.04.1"
    )
    system = {
        "osType": "Linux",
        "hyperVGeneration": "V2",
        "securityProfile": {"securityType": "TrustedLaunch"},
        "creationData": {"createOption": "FromImage", "imageReference": {"id": image}},
    }
    estate = Estate(azure)
    origin = estate.disk("origin", properties=system)
    point = estate.snapshot("point", origin)
    source = {"creationData": {"createOption": "Copy", "sourceResourceId": point["id"]}}
    disk = estate.disk("os", properties=source)
    for each in (disk, point):
        assert each["properties"]["hyperVGeneration"] == "V2", "Azure takes it over"

    def program(*, adopting: bool) -> None:
        disk_args: Any = {**PLACE, "disk_name": "os", "sku": "Premium_LRS"}
        snapshot_args: Any = {**PLACE, "snapshot_name": "point", "source_disk_id": origin["id"]}
        disk_args["source_id"] = point["id"]
        if adopting:
            disk_args["imports"] = {"disk": disk["id"]}
            snapshot_args["imports"] = {"snapshot": point["id"]}
        ManagedDisk("os", disk_args)
        IncrementalSnapshot("point", snapshot_args)

    adopted = life.up(lambda: program(adopting=True))
    assert adopted.error == ""
    assert not any("replace" in step.op or step.replacing for step in adopted.steps)
    assert life.up(lambda: program(adopting=False)).steps == []
    assert life.refresh().error == ""
    for kept in (disk, point):
        properties = azure.get(kept["id"])["properties"]
        for name in ("uniqueId", "hyperVGeneration"):
            assert properties[name] == kept["properties"][name]
