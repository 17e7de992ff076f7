import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from azure_disk_policy.packs import PACKS as DECLARED_PACKS
from tests.policy import running as packs
from tests.policy.catalogue import catalogue
from tests.policy.running import Declared, Finding, RunningPack
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    MARK,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    disk_id,
    secret,
)

DISK = "azure-native:compute:Disk"
SNAPSHOT = "azure-native:compute:Snapshot"
INSTANCE = "azure-native:dataprotection:BackupInstance"
OPEN = {"encryption": UNKNOWN_OBJECT}
VERSIONED_SDK = "{package}_{module}_v20240302:{module}:{name}"
FOLDERS = list(zip(packs.NAMES, DECLARED_PACKS, strict=True))


@pytest.fixture(scope="module", params=["grpc", "direct"])
def running(request: pytest.FixtureRequest) -> Iterator[dict[str, RunningPack]]:
    """Give the three packs by folder: once as processes of their own, once in this one."""
    if request.param == "direct":
        yield {folder: packs.direct(pack) for folder, pack in FOLDERS}
        return
    with (
        packs.running("encryption") as encryption,
        packs.running("exposure") as exposure,
        packs.running("retention") as retention,
    ):
        yield {"encryption": encryption, "exposure": exposure, "retention": retention}


@pytest.fixture
def encryption(running: dict[str, RunningPack]) -> Iterator[RunningPack]:
    """The pack with one rule."""
    yield from only(running["encryption"], "disk-cmk")


@pytest.fixture
def retention(running: dict[str, RunningPack]) -> Iterator[RunningPack]:
    """The pack with two rules on the stack."""
    yield from only(running["retention"], "disk-backed-up", "snapshot-cross-region-copy")


def only(pack: RunningPack, *rules: str) -> Iterator[RunningPack]:
    pack.only = rules
    pack.configure()
    yield pack
    pack.only = ()


def spelled(token: str, spelling: str) -> str:
    package, module, name = token.split(":")
    return spelling.format(package=package, module=module, name=name)


def of(rule: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.policy == rule]


@pytest.mark.parametrize(("folder", "pack"), FOLDERS)
def test_info_is_made_of_the_rules(running: dict[str, RunningPack], folder: str, pack: Any) -> None:
    info = running[folder].info()
    assert (info.name, info.description) == (pack.name, pack.description)
    levels = {policy.name: packs.WORDS[policy.enforcementLevel] for policy in info.policies}
    assert levels == {**{name: pack.level(name) for name in pack.names}, "undecided": "mandatory"}
    assert list(levels)[-1] == "undecided"
    for (rule, _), policy in zip(pack.rules(), info.policies, strict=False):
        assert policy.description == rule.title
        assert policy.remediation_steps == rule.remediation
        assert policy.url == rule.link
        assert policy.tags == [f"{each.name} {each.control}" for each in rule.frameworks]
        names = {parameter.name for parameter in rule.parameters}
        assert set(policy.configSchema.properties) == {*names, "unknown"}


@pytest.mark.parametrize(
    "spelling",
    ["{package}:{module}:{name}", "{package}:{module}/v20230402:{name}", VERSIONED_SDK],
)
def test_catalogue_cases(running: dict[str, RunningPack], spelling: str) -> None:
    """Each case through the pack that holds its rule, with tokens plain and versioned."""
    wrong = []
    for case in catalogue():
        folder = next(folder for folder, pack in FOLDERS if case.rule in pack.names)
        parameters = {**case.parameters, "previous": list(case.previous)}
        running[folder].configure({case.rule: {"enforcementLevel": "mandatory", **parameters}})
        resources = [
            Declared(
                spelled(each["type"], spelling),
                each["props"],
                each["name"],
                each.get("propertyDependencies"),
                protect=bool(each.get("opts", {}).get("protect")),
            )
            for each in case.resources
        ]
        found = [one for declared in resources for one in running[folder].analyze(declared)]
        found += running[folder].analyze_stack(*resources)
        if bool(of(case.rule, found)) != case.fails:
            wrong.append((case.id, found))
    assert not wrong, wrong


def test_a_violation_names_input_and_remedy_at_the_rules_level(encryption: RunningPack) -> None:
    (finding,) = encryption.analyze(Declared(DISK, {"tags": {"note": MARK}}))
    assert finding.level == "mandatory"
    assert finding.policy == "disk-cmk"
    assert finding.message == (
        "a disk is encrypted with a customer-managed key\n"
        "encryption.diskEncryptionSetId: names no disk encryption set, so Azure's own key is used; "
        "set encryption.diskEncryptionSetId to the id of a disk encryption set"
    )


def test_levels_come_from_the_configuration(encryption: RunningPack) -> None:
    encryption.configure({"disk-cmk": {"enforcementLevel": "advisory"}})
    assert [found.level for found in encryption.analyze(Declared(DISK, {}))] == ["advisory"]
    encryption.configure({"disk-cmk": {"enforcementLevel": "disabled"}})
    assert encryption.analyze(Declared(DISK, {})) == []


def test_parameters_come_from_the_configuration(retention: RunningPack) -> None:
    gold = Declared(DISK, {"tags": {"tier": "gold"}})
    assert not of("snapshot-cross-region-copy", retention.analyze_stack(gold))
    retention.configure({"snapshot-cross-region-copy": {"tag": "tier", "value": "gold"}})
    (finding,) = of("snapshot-cross-region-copy", retention.analyze_stack(gold))
    assert finding.urn == gold.urn


def test_a_known_violation_stays_mandatory_beside_unknown_inputs(encryption: RunningPack) -> None:
    mixed = {"type": "EncryptionAtRestWithPlatformKey", "diskEncryptionSetId": UNKNOWN_TEXT}
    found = encryption.analyze(Declared(DISK, {"encryption": mixed, "tags": UNKNOWN_OBJECT}))
    assert [(finding.policy, finding.level) for finding in found] == [("disk-cmk", "mandatory")]


def test_undecided_is_a_remark_by_default(encryption: RunningPack) -> None:
    (finding,) = encryption.analyze(Declared(DISK, OPEN, "web-os"))
    assert (finding.policy, finding.level) == ("undecided", "advisory")
    assert "disk-cmk can't be decided for web-os: encryption is not known yet" in finding.message


def test_undecided_blocks_where_the_pack_says_so(encryption: RunningPack) -> None:
    encryption.configure({"undecided": {"unknown": "block"}})
    (finding,) = encryption.analyze(Declared(DISK, OPEN, "web-os"))
    assert (finding.policy, finding.level) == ("undecided", "mandatory")
    assert finding.urn.endswith("web-os")
    assert finding.message == (
        "a rule could not be decided in this preview\n"
        "disk-cmk can't be decided for web-os: encryption is not known yet"
    )


def test_a_rules_own_choice_goes_before_the_packs(encryption: RunningPack) -> None:
    encryption.configure({"disk-cmk": {"unknown": "block"}})
    assert [found.level for found in encryption.analyze(Declared(DISK, OPEN))] == ["mandatory"]
    encryption.configure({"disk-cmk": {"unknown": "warn"}, "undecided": {"unknown": "block"}})
    assert [found.level for found in encryption.analyze(Declared(DISK, OPEN))] == ["advisory"]


def test_undecided_can_be_switched_off(encryption: RunningPack) -> None:
    encryption.configure({"undecided": {"enforcementLevel": "disabled"}})
    assert encryption.analyze(Declared(DISK, OPEN)) == []
    encryption.configure()
    assert encryption.analyze(Declared(DISK, {"encryption": {"diskEncryptionSetId": "x"}})) == []


def test_undecided_over_the_stack_names_the_missing_input(retention: RunningPack) -> None:
    backup = {"properties": {"dataSourceInfo": {"resourceID": UNKNOWN_TEXT}}}
    disk, instance = Declared(DISK, {"diskName": "d1"}, "d1"), Declared(INSTANCE, backup, "bi")
    retention.configure({"undecided": {"unknown": "block"}})
    (finding,) = retention.analyze_stack(disk, instance)
    assert (finding.policy, finding.level, finding.urn) == ("undecided", "mandatory", disk.urn)
    path = "properties.dataSourceInfo.resourceID of bi"
    assert f"disk-backed-up can't be decided for d1: {path} is not known yet" in finding.message


def test_dependencies_decide_what_ids_cannot(retention: RunningPack) -> None:
    backup = {"properties": {"dataSourceInfo": {"resourceID": UNKNOWN_TEXT}}}
    disk = Declared(DISK, {"diskName": "d1"}, "d1")
    instance = Declared(INSTANCE, backup, "bi", {"properties": ["d1"]})
    assert retention.analyze_stack(disk, instance) == []


def test_inputs_seen_before_stand_in_for_what_outputs_leave_out(retention: RunningPack) -> None:
    """Outputs of azure-native lack the id's names and hold unknowns for what was left out."""
    named = Declared(DISK, {"resourceGroupName": "rg-data", "diskName": "d1"}, "seen")
    retention.analyze(named)
    outputs = {
        "name": UNKNOWN_TEXT,
        "type": UNKNOWN_TEXT,
        "tags": UNKNOWN_OBJECT,
        "id": UNKNOWN_TEXT,
    }
    backup = {"properties": {"dataSourceInfo": {"resourceID": disk_id("d1")}}}
    instance = Declared(INSTANCE, {**backup, "vaultName": "bv1"}, "bi")
    assert retention.analyze_stack(Declared(DISK, outputs, "seen"), instance) == []
    other = Declared(
        INSTANCE, {"properties": {"dataSourceInfo": {"resourceID": disk_id("d2")}}}, "b2"
    )
    (finding,) = retention.analyze_stack(Declared(DISK, outputs, "seen"), other)
    assert finding.policy == "disk-backed-up"


def test_outputs_of_an_update_are_read_by_id(retention: RunningPack) -> None:
    outputs = {
        "name": "d1",
        "type": "Microsoft.Compute/disks",
        "id": disk_id("d1"),
        "provisioningState": "Succeeded",
    }
    backup = {"properties": {"dataSourceInfo": {"resourceID": disk_id("D1")}}}
    found = retention.analyze_stack(
        Declared(DISK, outputs, "unseen"), Declared(INSTANCE, backup, "bi")
    )
    assert found == []


def test_secrets_never_stand_in_a_finding(running: dict[str, RunningPack]) -> None:
    marked = {
        name: secret()
        for name in (
            "networkAccessPolicy",
            "publicNetworkAccess",
            "incremental",
            "tags",
            "location",
        )
    }
    nested = {"encryption": {"type": secret(), "diskEncryptionSetId": " "}}
    for pack in running.values():
        pack.configure()
        for token in (DISK, SNAPSHOT):
            declared = Declared(token, {**marked, **nested})
            found = [*pack.analyze(declared), *pack.analyze_stack(declared)]
            assert found
            assert MARK not in str(found)


def test_other_types_and_providers_are_left_alone(running: dict[str, RunningPack]) -> None:
    for token in ("aws:ebs/volume:Volume", "pulumi:pulumi:Stack", "azure-native:web:WebApp"):
        for pack in running.values():
            assert pack.analyze(Declared(token, {"encryption": UNKNOWN_OBJECT})) == []


def test_compliant_disks_have_no_findings(running: dict[str, RunningPack]) -> None:
    disk = Declared(
        DISK,
        {
            "encryption": {"diskEncryptionSetId": ENCRYPTION_SET_ID},
            "networkAccessPolicy": "DenyAll",
            "publicNetworkAccess": "Disabled",
        },
    )
    for pack in running.values():
        pack.configure()
        assert pack.analyze(disk) == []


@pytest.mark.parametrize("name", packs.NAMES)
def test_a_pack_starts_fast_and_without_azure_native(name: str) -> None:
    probe = (
        "import json, runpy, sys\n"
        "import azure_disk_policy.analyzer as analyzer\n"
        "analyzer.serve = analyzer.Analyzer\n"
        "runpy.run_path('__main__.py', run_name='__main__')\n"
        "print(json.dumps([name for name in sys.modules if 'azure_native' in name]))\n"
    )
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        command = [sys.executable, "-c", probe]
        output = subprocess.run(
            command, cwd=packs.PACKS / name, check=True, capture_output=True, text=True, timeout=60
        )
        seconds.append(time.perf_counter() - started)
        assert json.loads(output.stdout) == []
    assert min(seconds) < 1.5
