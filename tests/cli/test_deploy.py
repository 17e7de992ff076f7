"""The life of an estate on the real engine: up, again, refresh, down, up once more."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from azure_disk_cli.engine import Engine
from azure_disk_simulator.azure import Azure
from tests.cli.conftest import Run, holdings, small_estate, write_stack

pytestmark = pytest.mark.timeout(240)


def document(result: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def azure_of(project: Path) -> Azure:
    return Azure.open(project / ".azdisk" / "azure.db")


def ids_of(azure: Azure, arm_type: str) -> list[str]:
    scope = f"/subscriptions/{azure.subscription_id}"
    return [body["id"] for body in azure.list(scope, arm_type)]


def made_again(azure: Azure, snapshot_id: str) -> dict[str, Any]:
    """Make a disk of a snapshot, which takes its key and whoever may use it."""
    snapshot = azure.get(snapshot_id)
    source = {"createOption": "Copy", "sourceResourceId": snapshot_id}
    return azure.put(
        snapshot_id.replace("/snapshots/", "/disks/"),
        {
            "location": snapshot["location"],
            "sku": {"name": "Premium_LRS"},
            "properties": {
                "creationData": source,
                "encryption": snapshot["properties"]["encryption"],
            },
        },
    )


def test_the_life_of_an_estate(engine: Engine, azdisk: Run, project: Path) -> None:
    first = azdisk("up")
    assert first.exit_code == 0, first.output
    assert "0 updated, 0 unchanged" in first.stdout
    for part in ("shop-data", "kv-shop-we/", "northeurope", "four-hourly", "here: 6 h"):
        assert part in first.stdout

    again = document(azdisk("up", "--json", "--expect-no-changes"))
    assert (again["exitCode"], list(again["changes"])) == (0, ["unchanged"])
    (disk,) = again["disks"]
    assert disk["rpo"]["inRegion"] == {"kind": "bounded", "atMost": "PT6H", "since": None}
    assert disk["key"]["keyVault"] == "kv-shop-we"

    fresh = document(azdisk("refresh", "--json", "--expect-no-changes"))
    assert (fresh["exitCode"], list(fresh["changes"])) == (0, ["unchanged"])

    down = document(azdisk("down", "--json"))
    assert down["exitCode"] == 0
    left = {(item["kind"], item["name"]) for item in down["leftInAzure"]}
    assert ("Vault", "kv-shop-we") in left
    assert ("BackupVault", "bv-shop-we") in left
    assert ("BackupInstance", "shop-data") in left
    assert all(item["why"] for item in down["leftInAzure"])
    with azure_of(project) as azure:
        assert ids_of(azure, "Microsoft.Compute/disks") == []
        assert ids_of(azure, "Microsoft.Compute/snapshots") == []

    still = document(azdisk("down", "--json"))["leftInAzure"]
    assert {(item["kind"], item["name"]) for item in still} == left, "a second down tells it again"

    foreseen = azdisk("preview")
    assert "up will recover the soft-deleted Vault kv-shop-we" in foreseen.stdout
    with azure_of(project) as azure:
        assert ids_of(azure, "Microsoft.KeyVault/vaults") == [], "a preview changes nothing"

    once_more = document(azdisk("up", "--json"))
    assert once_more["exitCode"] == 0, once_more
    assert "recovering the soft-deleted Vault kv-shop-we" in once_more["notes"]
    assert once_more["changes"]["adopted"] == 5
    settled = document(azdisk("refresh", "--json"))
    assert list(settled["changes"]) == ["unchanged"]
    assert not (project / "Pulumi.dev.yaml").exists()
    assert sorted(path.name for path in (project / "stacks").iterdir()) == ["Pulumi.dev.yaml"]


def test_protected_and_retained_things_survive_down(
    engine: Engine, azdisk: Run, project: Path
) -> None:
    write_stack(project, {**small_estate(), "protect": True, "retainSnapshots": True})
    assert azdisk("up").exit_code == 0
    with azure_of(project) as azure:
        before = {each: azure.get(each) for each in ids_of(azure, "Microsoft.Compute/snapshots")}
    assert len(before) == 2

    refused = azdisk("down")
    assert refused.exit_code == 1
    assert "resources are protected, nothing was deleted" in refused.stderr
    for name in ("Disk shop-data", "Vault kv-shop-we", "ResourceGroup rg-shop-we"):
        assert f"  {name}\n" in refused.stderr

    kept = document(azdisk("down", "--keep-protected", "--json"))
    assert kept["exitCode"] == 0, kept
    assert kept["changes"]["left"] == 2
    with azure_of(project) as azure:
        assert {each: azure.get(each)["properties"]["uniqueId"] for each in before} == {
            each: body["properties"]["uniqueId"] for each, body in before.items()
        }
        assert len(ids_of(azure, "Microsoft.Compute/disks")) == 1

    back = document(azdisk("up", "--json"))
    assert back["exitCode"] == 0, back
    assert back["changes"]["adopted"] >= 2
    assert list(document(azdisk("refresh", "--json"))["changes"]) == ["unchanged"]


def test_retained_snapshots_outlive_an_estate_that_nothing_protects(
    engine: Engine, azdisk: Run, bare: Path
) -> None:
    """With what they are read with: keys, encryption sets, and the groups that all lies in."""
    write_stack(bare, {**small_estate(), "retainSnapshots": True})
    assert azdisk("up").exit_code == 0
    before = holdings(bare)
    down = document(azdisk("down", "--json"))
    assert down["exitCode"] == 0, down
    after = holdings(bare)
    assert after.items() <= before.items(), "the very same"
    assert {arm_id.split("/")[-2] for arm_id in before.keys() - after.keys()} == {
        "disks",
        "backupInstances",
        "backupPolicies",
        "roleAssignments",
    }
    with azure_of(bare) as azure:
        for snapshot in ids_of(azure, "Microsoft.Compute/snapshots"):
            assert made_again(azure, snapshot)["properties"]["provisioningState"] == "Succeeded"

    back = document(azdisk("up", "--json"))
    assert back["exitCode"] == 0, back
    assert after.items() <= holdings(bare).items()


def test_an_unencrypted_disk_is_stopped_and_nothing_is_made(
    engine: Engine, azdisk: Run, project: Path
) -> None:
    estate = small_estate()
    estate["encryption"] = {"type": "EncryptionAtRestWithPlatformKey"}
    write_stack(project, estate)
    stopped = azdisk("up")
    assert stopped.exit_code == 1
    assert "policy disk-cmk (mandatory)" in stopped.stdout
    assert "estate-data-disk" in stopped.stdout
    assert "stopped by policy disk-cmk; nothing was changed" in stopped.stderr
    with azure_of(project) as azure:
        assert ids_of(azure, "Microsoft.Resources/resourceGroups") == []
    looked = document(azdisk("preview", "--json"))
    assert looked["result"] == "stopped"
    assert {
        item["policy"] for item in looked["policyFindings"] if item["level"] == "mandatory"
    } == {"disk-cmk"}


def test_expecting_no_changes_fails_when_there_are_some(engine: Engine, azdisk: Run) -> None:
    result = azdisk("preview", "--expect-no-changes")
    assert result.exit_code == 1
    assert "changes were found although --expect-no-changes was given" in result.stderr


def test_a_refusal_by_azure_is_told(engine: Engine, azdisk: Run, project: Path) -> None:
    with azure_of(project) as azure:
        group = f"/subscriptions/{azure.subscription_id}/resourceGroups/rg-shop-we"
        azure.put(group, {"location": "westeurope"})
    result = azdisk("up")
    assert result.exit_code == 1
    assert "cannot create already existing resource" in result.stdout, "it is not ours"
    assert "up failed" in result.stderr


def test_down_refuses_to_take_what_it_does_not_know(
    engine: Engine, azdisk: Run, bare: Path
) -> None:
    """But for the group that a held backup vault stays in: nothing is lost there."""
    assert azdisk("up").exit_code == 0
    body = {"creationData": {"createOption": "Empty"}, "diskSizeGB": 4}
    with azure_of(bare) as azure:
        for name in ("rg-shop-we", "rg-shop-we-snapshots"):
            group = f"/subscriptions/{azure.subscription_id}/resourceGroups/{name}"
            azure.put(
                f"{group}/providers/Microsoft.Compute/disks/somebody-elses",
                {"location": "westeurope", "sku": {"name": "Premium_LRS"}, "properties": body},
            )
    before = holdings(bare)
    result = azdisk("down")
    assert result.exit_code == 1
    assert "would delete what is to stay, nothing was deleted" in result.stderr
    assert "\n  rg-shop-we-snapshots: Disk somebody-elses\nto keep it" in result.stderr
    assert "rg-shop-we:" not in result.stderr
    assert holdings(bare) == before
    assert list(document(azdisk("refresh", "--json"))["changes"]) == ["unchanged"]


def test_a_stack_with_nothing_is_down_already(engine: Engine, azdisk: Run) -> None:
    result = azdisk("down")
    assert result.exit_code == 0, result.output
    assert "down of dev in the simulated Azure: 0 created, 0 updated, 0 unchanged" in result.stdout


@pytest.mark.parametrize("command", ["up", "preview", "refresh", "down"])
def test_wrong_settings_end_before_the_engine_is_looked_for(
    azdisk: Run, project: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unexpected(_: object) -> None:
        raise AssertionError("the engine was looked for")

    monkeypatch.setattr("azure_disk_cli.locating.ensure_engine", unexpected)
    estate = small_estate()
    estate["disks"]["data"]["sizeGib"] = 0
    estate["nmae"] = "x"
    path = write_stack(project, estate)
    assert yaml.safe_load(path.read_text())
    result = azdisk(command)
    assert result.exit_code == 2
    assert result.stderr.count("error: Pulumi.dev.yaml: ") == 2
    assert not (project / ".azdisk").exists()


def test_cloud_without_credentials_ends_before_anything(
    azdisk: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SUBSCRIPTION_ID", "TENANT_ID", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"ARM_{name}", raising=False)
        monkeypatch.delenv(f"AZURE_{name}", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    result = azdisk("up", "--cloud")
    assert result.exit_code == 2
    assert "--cloud: no credentials for Azure" in result.stderr
    assert not (project / ".azdisk").exists()


def test_a_project_without_a_program(azdisk: Run, project: Path) -> None:
    (project / "__main__.py").unlink()
    result = azdisk("up")
    assert result.exit_code == 2
    assert f"{project / '__main__.py'}: not found; a project's program lies there" in result.stderr


def test_an_edit_does_not_replace_a_disk(engine: Engine, azdisk: Run, project: Path) -> None:
    """A new zone means another disk: refused, unless the disk is named."""
    estate = small_estate()
    estate["disks"] = {"data": {**estate["disks"]["data"], "snapshot": False, "copyTo": []}}
    write_stack(project, estate)
    assert azdisk("up").exit_code == 0
    with azure_of(project) as azure:
        (disk_id,) = ids_of(azure, "Microsoft.Compute/disks")
        before = azure.get(disk_id)

    estate["disks"]["data"]["zone"] = "2"
    del estate["disks"]["data"]["backupPolicy"]
    write_stack(project, estate)
    for command in ("preview", "up"):
        refused = azdisk(command)
        assert refused.exit_code == 1
        assert "would be replaced, which deletes what they hold" in refused.stderr
        assert "Disk estate-data-disk" in refused.stderr
    with azure_of(project) as azure:
        assert azure.get(disk_id) == before

    allowed = azdisk("up", "--allow-replacement", "estate-data-disk")
    assert allowed.exit_code == 0, allowed.output
    with azure_of(project) as azure:
        assert azure.get(disk_id)["zones"] == ["2"]
