import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.policies import (
    CONFIGURATION,
    EXCEPTIONS,
    read_excuses,
    read_policies,
    remarking,
    with_previous,
    write_configs,
)
from azure_disk_cli.project import Project
from azure_disk_facts.wire import SECRET_SIGNATURE, SIGNATURE_KEY
from azure_disk_policy.families.previous import PREVIOUS
from azure_disk_policy.pack import Level
from azure_disk_policy.packs import PACKS

ENCRYPTION, EXPOSURE, RETENTION = (pack.name for pack in PACKS)
EXCUSE = {
    "rule": "disk-cmk",
    "urn": "*::web",
    "reason": "bought so",
    "owner": "ada",
    "ticket": "OPS-1",
    "expires": "2026-12-31",
    "fingerprint": "0123456789abcdef",
}
VAULT = "azure-native:dataprotection:BackupVault"
SNAPSHOT = "azure-native:compute:Snapshot"
SECRET = {SIGNATURE_KEY: SECRET_SIGNATURE, "ciphertext": "v1:xyz"}


def project(folder: Path, path: Path | None = None, data: object = None) -> Project:
    if path is not None:
        (folder / "policy").mkdir()
        text = data if isinstance(data, str) else yaml.safe_dump(data)
        (folder / path).write_text(text)
    return Project(folder, "shop", folder)


def test_without_files_the_packs_are_as_they_come(tmp_path: Path) -> None:
    config = read_policies(project(tmp_path))
    assert config == {pack.name: {"undecided": {"unknown": "warn"}} for pack in PACKS}
    assert read_excuses(tmp_path / EXCEPTIONS) == ()


def test_a_configuration_is_read_for_each_pack(tmp_path: Path) -> None:
    config = read_policies(project(tmp_path, CONFIGURATION, {"rules": {"disk-cmk": "advisory"}}))
    assert config[ENCRYPTION]["disk-cmk"] == {"enforcementLevel": "advisory"}
    assert "disk-cmk" not in config[EXPOSURE]


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (
            {"presets": ["ciss"], "unknown": "stop"},
            [
                "unknown: got 'stop', allowed: warn, block",
                "presets: got 'ciss', allowed: cis, mcsb, nist-800-53, iso-27001, pci-dss; "
                "did you mean cis?",
            ],
        ),
        ({"presets": "cis"}, ["presets: allowed: a list of names"]),
        (
            {"rules": {"disk-cmk": "loud"}},
            ["rules.disk-cmk: got 'loud', allowed: advisory, mandatory, remediate, disabled"],
        ),
    ],
)
def test_every_mistake_in_a_configuration_is_told(
    tmp_path: Path, data: object, problems: list[str]
) -> None:
    with pytest.raises(Stop) as stop:
        read_policies(project(tmp_path, CONFIGURATION, data))
    path = tmp_path / CONFIGURATION
    assert stop.value.code is Exit.WRONG_INPUT
    assert list(stop.value.messages) == [f"{path}: {problem}" for problem in problems]


def test_exceptions_are_read(tmp_path: Path) -> None:
    project(tmp_path, EXCEPTIONS, {"exceptions": [EXCUSE]})
    (only,) = read_excuses(tmp_path / EXCEPTIONS)
    assert (only.rule, only.owner, only.expires.isoformat()) == ("disk-cmk", "ada", "2026-12-31")


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        ({"rules": []}, ["allowed: a mapping with the list 'exceptions' and nothing else"]),
        (
            {"exceptions": [{**EXCUSE, "expires": "soon"}, {**EXCUSE, "owner": ""}]},
            [
                "exceptions[0].expires: input should be a valid date or datetime, "
                "input is too short",
                "exceptions[1].owner: string should have at least 1 character",
            ],
        ),
    ],
)
def test_every_mistake_in_the_exceptions_is_told(
    tmp_path: Path, data: object, problems: list[str]
) -> None:
    project(tmp_path, EXCEPTIONS, data)
    path = tmp_path / EXCEPTIONS
    with pytest.raises(Stop) as stop:
        read_excuses(path)
    assert stop.value.code is Exit.WRONG_INPUT
    assert list(stop.value.messages) == [f"{path}: {problem}" for problem in problems]


def test_each_pack_has_a_file_in_the_order_of_the_packs(tmp_path: Path) -> None:
    config = {RETENTION: {"disk-backed-up": {"enforcementLevel": "mandatory"}}}
    packs = [Path("retention"), Path("encryption")]
    written = write_configs(tmp_path / "a" / "b", packs, config)  # type: ignore[arg-type]
    assert [Path(path).name for path in written] == ["retention.json", "encryption.json"]
    assert [json.loads(Path(path).read_text()) for path in written] == [config[RETENTION], {}]


def test_a_remarking_configuration_stops_nothing_and_keeps_the_rest() -> None:
    given = {
        ENCRYPTION: {
            "disk-cmk": {"enforcementLevel": "remediate"},
            "des-usable": {},
            "key-min-rsa-size": {"enforcementLevel": "mandatory", "minBits": 4096},
            "undecided": {"unknown": "block"},
        }
    }
    made = remarking(given)  # type: ignore[arg-type]
    own = made[ENCRYPTION]
    assert own["disk-cmk"] == {"enforcementLevel": "remediate"}
    assert own["key-min-rsa-size"] == {"enforcementLevel": "advisory", "minBits": 4096}
    assert own["undecided"] == {"unknown": "block", "enforcementLevel": "advisory"}
    for pack in PACKS:
        levels = {
            Level(made[pack.name].get(name, {}).get("enforcementLevel") or pack.level(name))
            for name in pack.names
        }
        assert Level.MANDATORY not in levels, pack.name
    assert given[ENCRYPTION]["undecided"] == {"unknown": "block"}, "what was given is kept as it is"


def row(token: str, name: str, **more: Any) -> dict[str, Any]:
    urn = f"urn:pulumi:dev::shop::{token}::{name}"
    return {"urn": urn, "type": token, "custom": True, "id": f"/{name}", **more}


def deployed(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"resources": list(rows)}


def comparing(config: dict[str, Any]) -> dict[str, Any]:
    return {
        name: given["previous"]
        for own in config.values()
        for name, given in own.items()
        if "previous" in given
    }


def test_the_rules_that_compare_get_the_last_deployment_of_what_they_read() -> None:
    on = {RETENTION: {"snapshot-max-age": {"enforcementLevel": "advisory", "maxDays": 3}}}
    made = with_previous(
        on,
        deployed(
            row(VAULT, "safe", inputs={"vaultName": "bv"}),
            row(
                "azure-native:compute/v20250102:Snapshot",
                "monday",
                inputs={"tags": {"a": "mine"}},
                outputs={"tags": {"a": "azure's"}, "timeCreated": "2026-11-01T00:00:00Z"},
            ),
            row("azure-native:compute:Disk", "data"),
        ),
    )
    found = comparing(made)
    assert found["snapshot-max-age"] == [
        {
            "type": SNAPSHOT,
            "name": "monday",
            "urn": "urn:pulumi:dev::shop::azure-native:compute/v20250102:Snapshot::monday",
            "props": {
                "tags": {"a": "mine"},
                "timeCreated": "2026-11-01T00:00:00Z",
                "id": "/monday",
            },
        }
    ]
    assert [each["name"] for each in found["vault-protection-not-weakened"]] == ["safe"]
    assert found["bp-retention-not-shrunk"] == found["vault-protection-not-weakened"]
    assert made[RETENTION]["snapshot-max-age"]["maxDays"] == 3


def test_exactly_the_rules_that_compare_get_it() -> None:
    rules = {rule.name: rule for pack in PACKS for rule, _ in pack.rules()}
    every = {
        pack.name: {name: {"enforcementLevel": "advisory"} for name in pack.names} for pack in PACKS
    }
    made = with_previous(every, deployed(row(VAULT, "safe")))  # type: ignore[arg-type]
    assert set(comparing(made)) == {
        name for name, rule in rules.items() if PREVIOUS in rule.parameters
    }
    assert set(comparing(with_previous({}, deployed(row(VAULT, "safe"))))) == {
        "bp-retention-not-shrunk",
        "vault-protection-not-weakened",
    }, "rules that are off need nothing"


def test_what_the_configuration_names_itself_is_kept() -> None:
    own: Any = {RETENTION: {"bp-retention-not-shrunk": {"previous": []}}}
    made = with_previous(own, deployed(row(VAULT, "safe")))
    assert made[RETENTION]["bp-retention-not-shrunk"] == {"previous": []}


def test_a_first_deployment_has_nothing_before_it() -> None:
    assert comparing(with_previous({}, {})) == {}


def test_secrets_of_the_state_are_written_nowhere() -> None:
    inputs = {"tags": {"a": SECRET, "b": "open"}, "list": [SECRET, {"c": SECRET, "d": 1}]}
    made = with_previous({}, deployed(row(VAULT, "safe", inputs=inputs, outputs={"own": SECRET})))
    (only,) = comparing(made)["vault-protection-not-weakened"]
    assert only["props"] == {"tags": {"b": "open"}, "list": [{"d": 1}], "id": "/safe"}
