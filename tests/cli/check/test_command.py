import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from azure_disk_analysis.check.exceptions import values_fingerprint
from azure_disk_analysis.check.outputs.formats import FORMATS
from azure_disk_analysis.check.report import FindingStatus, Position, Report, RuleFinding
from azure_disk_cli.check.command import Request, check, read_baseline, rules_on
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_policy.pack import Level
from azure_disk_policy.packs import PACKS
from tests.cli.check.programs import MARK, ODD, SECRETS, configure, line_of, make_project

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)
PLATFORM_KEY = {"type": "EncryptionAtRestWithPlatformKey"}
HELD = values_fingerprint("disk-cmk", {"encryption": PLATFORM_KEY}, "encryption.type")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return make_project(tmp_path / "shop", ODD)


def fast(project: Path, **given: Any) -> Report:
    return check(Request(project, "dev", is_fast=True, **given), NOW)


def own_key(report: Report) -> RuleFinding:
    """Return the finding that the disk ``web`` has no key of its own."""
    found = [each for each in report.findings if each.policy == "disk-cmk"]
    (only,) = [each for each in found if each.subject.name == "web"]
    return only


def excuse(project: Path, **changes: Any) -> Report:
    given = {
        "rule": "disk-cmk",
        "urn": "*::web",
        "reason": "bought so",
        "owner": "ada",
        "ticket": "OPS-1",
        "expires": NOW.date(),
        "fingerprint": HELD,
        **changes,
    }
    path = project / "policy" / "exceptions.yaml"
    path.write_text(yaml.safe_dump({"exceptions": [given]}))
    return fast(project)


def test_a_report_tells_what_was_looked_at(shop: Path) -> None:
    report = fast(shop)
    assert (report.stack, report.made_at, report.resources) == ("dev", NOW, 3)
    assert report.is_blocked
    assert own_key(report).blocks
    at = Position(file="__main__.py", line=line_of(ODD, "compute.Disk("))
    assert own_key(report).subject.position == at


def test_findings_of_an_estate_stand_at_its_line(tmp_path: Path) -> None:
    report = fast(make_project(tmp_path / "bakery"))
    places = {each.subject.position for each in report.findings}
    assert places == {Position(file="__main__.py", line=14)}


def test_an_exception_excuses_to_the_end_of_its_last_day(shop: Path) -> None:
    report = excuse(shop)
    assert own_key(report).status is FindingStatus.EXCEPTED
    assert not own_key(report).blocks
    assert report.exceptions == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"expires": date(2026, 11, 21)},
            "expired on 2026-11-21; renew it after a review, or mend the cause",
        ),
        (
            {"fingerprint": "0" * 16},
            f"lapsed: the excused values have changed; after a review write fingerprint {HELD}",
        ),
        ({"urn": "*::nobody"}, "unused: no finding needs it; remove it"),
        ({"rule": "disk-zone-resilient"}, "unused: no finding needs it; remove it"),
    ],
)
def test_an_exception_that_does_not_hold_is_told(
    shop: Path, changes: dict[str, Any], problem: str
) -> None:
    report = excuse(shop, **changes)
    assert own_key(report).blocks
    (note,) = report.exceptions
    assert (note.owner, note.problem) == ("ada", problem)


def test_an_exception_lapses_when_the_values_change(shop: Path) -> None:
    assert own_key(excuse(shop)).status is FindingStatus.EXCEPTED
    edited = ODD.replace('PlatformKey"}', 'PlatformKey", "disk_encryption_set_id": ""}')
    (shop / "__main__.py").write_text(edited)
    report = fast(shop)
    assert own_key(report).blocks
    assert report.exceptions[0].problem.startswith("lapsed: ")


def test_wrong_exceptions_are_told_before_anything_runs(shop: Path) -> None:
    path = shop / "policy" / "exceptions.yaml"
    path.write_text("exceptions: 3\n")
    (shop / "__main__.py").write_text('raise ValueError("run")\n')
    with pytest.raises(Stop) as stop:
        fast(shop)
    assert stop.value.code is Exit.WRONG_INPUT
    assert str(stop.value) == (
        f"{path}: allowed: a mapping with the list 'exceptions' and nothing else"
    )


def test_what_a_baseline_holds_does_not_count(shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(FORMATS["json"](fast(shop)))
    known = fast(shop, baseline=path)
    assert {each.status for each in known.findings} == {FindingStatus.BASELINE}
    assert not known.is_blocked
    (shop / "__main__.py").write_text(ODD.replace('    "later",', '    "new",\n'))
    later = fast(shop, baseline=path)
    assert {each.subject.name for each in later.findings if each.status is FindingStatus.NEW} == {
        "new"
    }


def test_an_exception_comes_before_a_baseline(shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(FORMATS["json"](fast(shop)))
    excuse(shop)
    assert own_key(fast(shop, baseline=path)).status is FindingStatus.EXCEPTED


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("{}", "KeyError: 'findings'"),
        ("[]", "TypeError: list indices must be integers or slices, not str"),
        ('{"findings": [{}]}', "KeyError: 'fingerprint'"),
        ('{"findings": 3}', "TypeError: 'int' object is not iterable"),
    ],
)
def test_what_is_no_baseline(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(text)
    with pytest.raises(Stop) as stop:
        read_baseline(path)
    assert stop.value.code is Exit.WRONG_INPUT
    assert str(stop.value) == (
        f"--baseline: {path}: no report ({problem}), allowed: what 'azdisk check --format json' "
        "wrote"
    )


def test_a_missing_baseline(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    with pytest.raises(Stop) as stop:
        read_baseline(path)
    assert str(stop.value) == (
        f"--baseline: {path}: no report (FileNotFoundError: [Errno 2] No such file or directory: "
        f"'{path}'), allowed: what 'azdisk check --format json' wrote"
    )
    assert read_baseline(None) == frozenset()


def test_rules_that_are_on_are_counted(shop: Path) -> None:
    recommended = sum(len(pack.recommended) for pack in PACKS)
    assert rules_on({}) == recommended
    off: Any = {PACKS[0].name: {"disk-cmk": {"enforcementLevel": Level.DISABLED.value}}}
    assert rules_on(off) == recommended - 1
    configure(shop, {"rules": {"disk-cmk": "disabled"}})
    assert fast(shop).rules == recommended - 1


def test_a_state_is_audited_in_place_of_the_program(shop: Path, tmp_path: Path) -> None:
    (shop / "__main__.py").write_text('raise ValueError("run")\n')
    path = tmp_path / "export.json"
    urn = "urn:pulumi:dev::shop::azure-native:compute:Disk::old"
    row = {"urn": urn, "type": "azure-native:compute:Disk", "custom": True, "id": "/old"}
    row["inputs"] = {"encryption": PLATFORM_KEY}
    path.write_text(json.dumps({"deployment": {"resources": [row]}}))
    report = check(Request(shop, "dev", state=path), NOW)
    assert {each.subject.name for each in report.findings} == {"old"}
    assert report.losses == ()


@pytest.mark.parametrize("name", FORMATS)
def test_no_output_holds_a_secret(tmp_path: Path, name: str) -> None:
    project = make_project(tmp_path / "shop", SECRETS)
    every = {rule: "advisory" for pack in PACKS for rule in pack.names}
    configure(project, {"rules": every})
    report = fast(project)
    assert len({each.rule for each in report.findings}) > 10
    assert MARK not in FORMATS[name](report)
    assert MARK not in report.model_dump_json()


def test_a_report_is_dated_when_it_is_made(shop: Path) -> None:
    made_at = check(Request(shop, "dev", is_fast=True)).made_at
    assert abs(datetime.now(timezone.utc) - made_at) < timedelta(minutes=5)
