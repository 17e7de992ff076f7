"""Components built by the provider, on the engine: hooks, names, explicit providers, refusals."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pulumi
import pulumi_azure_native
import pytest

from azure_disk_cli.engine import Engine
from azure_disk_protection.serving import serve as serve_components
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve as serve_azure
from tests.conformance.life import Life
from tests.languages.remote import Remote, on_path

GROUP = {"resourceGroupName": "rg-bakery", "location": "westeurope"}
OPEN = {"encryptionType": "EncryptionAtRestWithPlatformKey", "protect": False}
DISK = {**GROUP, **OPEN, "sku": "Premium_LRS", "sizeGib": 4}


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as made:
        scope = f"/subscriptions/{made.subscription_id}/resourceGroups/rg-bakery"
        made.put(scope, {"location": "westeurope"})
        yield made


@pytest.fixture
def life(azure: Azure, engine: Engine, tmp_path: Path) -> Iterator[Life]:
    with serve_azure(azure) as arm, serve_components() as components:
        attached = [arm.environment["PULUMI_DEBUG_PROVIDERS"], components.environment_value]
        yield Life(engine, tmp_path, {"PULUMI_DEBUG_PROVIDERS": ",".join(attached)})


def _keys_and_disks(azure: Azure) -> None:
    for name in ("orders", "books"):
        keys = Remote(
            "DiskEncryption",
            name,
            {**GROUP, "keyVaultName": f"kv-bakery-{name}", "protect": False},
            outputs=["ready"],
        )
        inputs = {**DISK, "encryptionType": "EncryptionAtRestWithCustomerKey"}
        disk = Remote(
            "ManagedDisk",
            name,
            {**inputs, "diskEncryptionSetId": keys.output("ready")},
            outputs=["diskId"],
        )
        point = {**GROUP, "sourceDiskId": disk.output("diskId")}
        Remote("IncrementalSnapshot", name, {**point, "diskEncryptionSetId": keys.output("ready")})


def test_several_components_of_each_kind_wait_for_their_grants(azure: Azure, life: Life) -> None:
    def program() -> None:
        _keys_and_disks(azure)

    made = life.up(program)
    assert made.error == ""
    assert any("retrying create due to on-error hook" in said for said in made.warnings)
    assert life.up(program).steps == []
    assert life.refresh().error == ""
    bound = {name: each.get("resourceHooks", {}) for name, each in life.resources().items()}
    assert bound["orders-set"]["OnError"] == ["azure-disk-protection-retry-DiskEncryption-orders"]
    assert bound["books-set"]["OnError"] == ["azure-disk-protection-retry-DiskEncryption-books"]


def _none(_: object) -> None:
    """Keep a program's value from counting as its outputs."""


class _Shelf(pulumi.ComponentResource):
    def __init__(self, kind: str, size: int) -> None:
        super().__init__(f"bakery:index:{kind}", kind)
        options = pulumi.ResourceOptions(parent=self)
        Remote("ManagedDisk", "disk", {**DISK, "sizeGib": size}, opts=options)


def test_one_name_below_parents_of_two_kinds_has_hooks_of_its_own(life: Life) -> None:
    def program(size: int) -> Callable[[], None]:
        def declare() -> None:
            for kind in ("Upper", "Lower"):
                _Shelf(kind, size)

        return declare

    assert life.up(program(8)).error == ""
    grown = life.up(program(16))
    assert (grown.error, {step.op for step in grown.steps}) == ("", {"update"})
    shrunk = life.preview(program(4))
    assert re.search(r"disk-disk: got 4.*it never shrinks|16", shrunk.error)
    assert shrunk.error


def test_an_explicit_provider_reaches_the_children(azure: Azure, life: Life) -> None:
    other = "11111111-2222-3333-4444-555555555555"
    azure.settings.other_subscriptions = (other,)
    azure.put(f"/subscriptions/{other}/resourceGroups/rg-bakery", {"location": "westeurope"})

    def program() -> None:
        provider = pulumi_azure_native.provider.Provider("other", subscription_id=other)
        options = pulumi.ResourceOptions(providers=[provider])
        Remote("ManagedDisk", "disk", DISK, opts=options)

    assert life.up(program).error == ""
    assert life.resources()["disk-disk"]["id"].startswith(f"/subscriptions/{other}/")


@pytest.mark.parametrize(
    ("kind", "inputs", "told"),
    [
        pytest.param(
            "ManagedDisk",
            {**GROUP, "sku": "Premium", "zonne": "1"},
            [
                r"\d wrong inputs:\n",
                r"property sku with value '\{Premium\}' has a problem: got 'Premium', allowed: ",
                r"property zonne with value .*did you mean zone\?",
                r"property diskEncryptionSetId has a problem: got nothing, allowed: ",
            ],
            id="several",
        ),
        pytest.param(
            "SnapshotSeries",
            {
                **GROUP,
                "sourceDiskId": "x",
                "points": [],
                "asOf": "2026-03-01T02:00:00Z",
                "schedules": [{"name": "a", "every": "P1D", "keepLst": 3}],
            },
            [r"property schedules\[0\]\.keepLst with value .*did you mean keepLast\?"],
            id="nested",
        ),
    ],
)
def test_wrong_inputs_are_all_told(
    life: Life, kind: str, inputs: dict[str, object], told: list[str]
) -> None:
    run = life.up(lambda: _none(Remote(kind, "wrong", inputs)))
    assert [text for text in told if not re.search(text, run.error)] == []
    assert "components/azure_disk_protection" not in run.error
    assert not {step.name for step in run.steps} & {"wrong", "wrong-disk"}


def test_wrong_inputs_known_late_are_told_too(life: Life) -> None:
    def program() -> None:
        group = pulumi_azure_native.resources.ResourceGroup("group", location="westeurope")
        late = group.id.apply(lambda _: "not-an-id")
        wrong = {**GROUP, "sourceDiskId": late, "encryptionType": OPEN["encryptionType"]}
        Remote("IncrementalSnapshot", "wrong", wrong)

    run = life.up(program)
    assert "property sourceDiskId" in run.error
    assert "components/azure_disk_protection" not in run.error


def test_an_engine_starts_the_command_it_finds_on_path(
    azure: Azure, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    on_path(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    with serve_azure(azure) as arm:
        life = Life(engine, tmp_path, dict(arm.environment))
        made = life.up(lambda: _none(Remote("ManagedDisk", "disk", DISK)))
    assert made.error == ""
    assert "disk-disk" in life.resources()
