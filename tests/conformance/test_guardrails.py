"""Guardrails at work: what is denied, what is changed, and what Pulumi shows of that."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pulumi
import pytest
from pulumi_azure_native import authorization, compute, resources

from azure_disk_cli.engine import Engine
from azure_disk_facts.azure_policies import EnforcementMode
from azure_disk_protection import Guardrails
from azure_disk_protection.guardrail_args import DenyEffect, ExportEffect
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from tests.conformance.doors import Door
from tests.conformance.life import Life

SAID = "Set encryption.diskEncryptionSetId of the disk to an allowed disk encryption set."


def guarded(**more: Any) -> pulumi.ResourceOptions:
    """Declare a group and guardrails; what is declared with the options comes after them."""
    group = resources.ResourceGroup("group", resource_group_name="rg", location="westeurope")
    subscription = authorization.get_client_config().subscription_id
    inputs: Any = {"location": "westeurope", "scope": f"/subscriptions/{subscription}", **more}
    rails = Guardrails("rails", inputs)
    return pulumi.ResourceOptions(depends_on=[group, rails])


def disk(name: str, opts: pulumi.ResourceOptions, **more: Any) -> compute.Disk:
    """Declare a disk with a platform key, open to export."""
    return compute.Disk(
        name,
        disk_name=name,
        resource_group_name="rg",
        location="westeurope",
        sku={"name": "Premium_LRS"},
        creation_data={"create_option": "Empty"},
        disk_size_gb=8,
        opts=opts,
        **more,
    )


def snapshot(source: compute.Disk, **more: Any) -> compute.Snapshot:
    """Declare a full snapshot that says nothing about export."""
    return compute.Snapshot(
        "point",
        snapshot_name="point",
        resource_group_name="rg",
        location="westeurope",
        creation_data={"create_option": "Copy", "source_resource_id": source.id},
        **more,
    )


def test_a_disk_without_key_is_denied(door: Door) -> None:
    def program() -> None:
        disk("web", guarded(disks_encrypted=DenyEffect.DENY))

    outcome = door.up(program)
    assert "RequestDisallowedByPolicy" in outcome.error
    assert f"Resource 'web' was disallowed by policy. Reasons: '{SAID}'." in outcome.error
    assert "web" not in outcome.made


def test_a_rehearsal_denies_nothing(door: Door) -> None:
    def program() -> None:
        rehearsal = EnforcementMode.DO_NOT_ENFORCE
        disk("web", guarded(disks_encrypted=DenyEffect.DENY, enforcement=rehearsal))

    assert "web" in door.up(program).made
    found = {each.reference_id: each.state.value for each in door.azure.compliance()}
    assert found["disksEncrypted"] == "NonCompliant"


def test_a_snapshot_is_closed(door: Door) -> None:
    def program() -> None:
        snapshot(disk("web", guarded(snapshot_export=ExportEffect.MODIFY)))

    outcome = door.up(program)
    assert outcome["point"].outputs["networkAccessPolicy"] == "DenyAll"


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        azure.settings.role_delay = timedelta(0)
        yield azure


@pytest.fixture
def life(azure: Azure, engine: Engine, tmp_path: Path) -> Iterator[Life]:
    with serve(azure) as address:
        yield Life(engine, tmp_path, dict(address.environment))


@pytest.mark.engine
@pytest.mark.parametrize("given", [{}, {"network_access_policy": "AllowAll"}])
def test_what_a_policy_changes_is_no_drift(azure: Azure, life: Life, given: dict[str, Any]) -> None:
    """The outputs have what the policy set; inputs, also contrary ones, stay as written."""

    def program() -> None:
        snapshot(disk("web", guarded(snapshot_export=ExportEffect.MODIFY)), **given)

    assert not life.up(program).error
    made = life.resources()["point"]
    assert made["outputs"]["networkAccessPolicy"] == "DenyAll"
    assert made["inputs"].get("networkAccessPolicy") == given.get("network_access_policy")
    assert life.refresh().error == ""
    assert life.up(program).steps == []


@pytest.mark.engine
def test_guardrails_come_and_go_around_what_they_guard(azure: Azure, life: Life) -> None:
    """Effects change in place; a denial lasts as long as its guardrail."""

    def program(effect: DenyEffect) -> Callable[[], None]:
        def declare() -> None:
            disk("web", guarded(disks_encrypted=effect))

        return declare

    assert not life.up(program(DenyEffect.AUDIT)).error
    run = life.up(program(DenyEffect.DENY))
    assert [(step.name, step.op) for step in run.steps] == [("rails-assignment", "update")]
    group = f"/subscriptions/{azure.subscription_id}/resourceGroups/rg"
    shown = {each.reference_id: each for each in azure.compliance(group)}["disksEncrypted"]
    assert (shown.state.value, shown.message) == ("NonCompliant", SAID)
    assert not life.destroy().error
    assert azure.compliance() == []
