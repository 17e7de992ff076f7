"""Own definitions at work in the simulated Azure, each on what it is about."""

from datetime import datetime
from typing import Any

import pytest

from azure_disk_facts.azure_policies import Effect
from azure_disk_facts.policy_aliases import MODIFIABLE, UNVERIFIED
from azure_disk_protection.guardrail_definitions import OWN, Guardrail
from azure_disk_simulator.policies.expressions import Surroundings
from azure_disk_simulator.policies.rules import judge
from azure_disk_simulator.policies.subjects import Subject

NOW = "2026-03-01T00:00:00.000000+00:00"
DISKS, SNAPSHOTS = "Microsoft.Compute/disks", "Microsoft.Compute/snapshots"


def _find(name: str) -> Guardrail:
    (found,) = (each for each in OWN if each.name == name)
    return found


def _matches(name: str, arm_type: str, properties: Any, **parameters: Any) -> bool:
    body = {"tags": {"backup": "gold"}, "properties": properties}
    values = {"allowedencryptionsets": [], **{k.lower(): v for k, v in parameters.items()}}
    around = Surroundings(values, now=datetime.fromisoformat(NOW))
    condition = _find(name).condition
    assert condition is not None
    return judge(condition, Subject("/x/y", arm_type, body), around).matches


def _set(name: str) -> dict[str, Any]:
    return {"encryption": {"diskEncryptionSetId": name}}


@pytest.mark.parametrize(
    ("name", "arm_type"), [("disks_encrypted", DISKS), ("snapshots_encrypted", SNAPSHOTS)]
)
def test_encryption(name: str, arm_type: str) -> None:
    assert _matches(name, arm_type, {})
    assert not _matches(name, arm_type, _set("a"))
    assert not _matches(name, arm_type, _set("A"), allowedEncryptionSets=["a"])
    assert _matches(name, arm_type, _set("b"), allowedEncryptionSets=["a"])


def test_export() -> None:
    closed = {"networkAccessPolicy": "DenyAll", "publicNetworkAccess": "Disabled"}
    assert not _matches("disk_export", DISKS, closed)
    for name in closed:
        left = {key: value for key, value in closed.items() if key != name}
        assert _matches("disk_export", DISKS, left)
    assert _matches("snapshot_export", SNAPSHOTS, {})
    assert not _matches("snapshot_export", SNAPSHOTS, {"networkAccessPolicy": "DenyAll"})
    assert _matches("snapshot_public_access", SNAPSHOTS, {})
    assert not _matches("snapshot_public_access", SNAPSHOTS, {"publicNetworkAccess": "Disabled"})


def test_full_snapshots() -> None:
    """B1: absent means full."""
    assert _matches("snapshots_incremental", SNAPSHOTS, {})
    assert _matches("snapshots_incremental", SNAPSHOTS, {"incremental": False})
    assert not _matches("snapshots_incremental", SNAPSHOTS, {"incremental": True})


def test_age() -> None:
    """H5: a request has no time of creation yet."""
    old = {"timeCreated": "2026-01-01T00:00:00.000000+00:00"}
    assert _matches("snapshots_young", SNAPSHOTS, old, maxSnapshotAgeDays=30)
    assert not _matches("snapshots_young", SNAPSHOTS, old, maxSnapshotAgeDays=90)
    assert not _matches("snapshots_young", SNAPSHOTS, {}, maxSnapshotAgeDays=30)


def test_tags() -> None:
    given = {"backupTagName": "backup", "backupTagValues": ["gold"]}
    assert _matches("disks_backed_up", DISKS, {}, **given)
    assert not _matches("disks_backed_up", DISKS, {}, **{**given, "backupTagValues": ["none"]})


def test_only_aliases_that_may_be_modified_are() -> None:
    for each in OWN:
        assert (Effect.MODIFY in each.effects) == bool(each.operations)
        assert {alias for alias, _ in each.operations} <= MODIFIABLE | UNVERIFIED


def test_nothing_is_said_twice() -> None:
    assert len({each.reference for each in OWN}) == len(OWN)
    assert _find("disks_encrypted").reference == "disksEncrypted"
    assert _find("disks_encrypted").effect_parameter == "disksEncryptedEffect"
    assert [each.name for each in OWN if each.is_unverified] == [
        "snapshots_encrypted",
        "snapshot_public_access",
        "snapshots_incremental",
        "snapshots_young",
    ]
