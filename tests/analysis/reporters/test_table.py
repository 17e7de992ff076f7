import io

import pytest
from rich.console import Console
from rich.text import Text

from azure_disk_analysis.reporters.table import protection_table
from tests.analysis import samples
from tests.analysis.samples import Row


def cells(*rows: Row) -> dict[str, str]:
    """Return the only disk's cells by column."""
    table = protection_table(samples.protections_of(*rows))
    (found,) = zip(*(column.cells for column in table.columns), strict=True)
    assert all(isinstance(cell, Text) for cell in found), "text, so that no name is read as markup"
    headers = [str(column.header) for column in table.columns]
    return dict(zip(headers, map(str, found), strict=True))


def test_a_disk_with_everything() -> None:
    rows = [row for row in samples.everything() if not row["id"].endswith("/bare")]
    rpo = "here: 6 h\nelsewhere: since 2026-01-05 06:00Z"
    assert cells(*rows) == {
        "Disk": "web\nPremium_LRS 64 GiB\nwesteurope",
        "Key": "set\nkv-bakery/\ndisks",
        "Snapshots": "monday\ntuesday",
        "Copies": "northeurope 100 %\nswedencentral 100 %",
        "Backup policy": "four-hourly\nevery 4 h",
        "RPO": rpo,
    }


def test_a_disk_with_nothing() -> None:
    assert cells(samples.disk(diskSizeGB=None, encryption=None)) == {
        "Disk": "web\nPremium_LRS\nwesteurope",
        "Key": "platform key",
        "Snapshots": "none",
        "Copies": "none",
        "Backup policy": "none",
        "RPO": "here: none\nelsewhere: none",
    }


def test_both_keys_are_named_where_there_are_two() -> None:
    encryption = {
        "type": "EncryptionAtRestWithPlatformAndCustomerKeys",
        "diskEncryptionSetId": samples.encryption_set_id(),
    }
    row = cells(samples.disk(encryption=encryption), samples.encryption_set())
    assert row["Key"] == "set\nkv-bakery/\ndisks\n+ platform key"


def test_an_encryption_set_that_is_not_in_the_stack_is_named() -> None:
    assert cells(samples.disk())["Key"] == "set"


@pytest.mark.parametrize(
    ("properties", "snapshot", "copy"),
    [
        ({"completionPercent": 70.6}, "monday (70.6 %)", "northeurope 70.6 %"),
        ({"completionPercent": None}, "monday", "northeurope 100 %"),
        ({"provisioningState": "Failed"}, "monday (failed: Failed)", "northeurope failed: Failed"),
        (
            {"completionPercent": None, "provisioningState": "Creating"},
            "monday (not ready)",
            "northeurope 0 %",
        ),
    ],
)
def test_what_is_not_complete_says_so(properties: Row, snapshot: str, copy: str) -> None:
    row = cells(samples.disk(), samples.snapshot(**properties), samples.copy(**properties))
    assert (row["Snapshots"], row["Copies"]) == (snapshot, copy)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("ProtectionConfigured", ""),
        ("ProtectionStopped", "\nnot running: ProtectionStopped"),
        (None, "\nnot running: no state"),
    ],
)
def test_a_backup_that_does_not_run_says_so(state: str | None, words: str) -> None:
    instance = samples.backup_instance(currentProtectionState=state)
    assert cells(samples.disk(), instance)["Backup policy"] == f"four-hourly{words}"


@pytest.mark.parametrize(("title", "shown"), [("", None), ("dev", "dev")])
def test_a_title_stands_above_where_there_is_one(title: str, shown: str | None) -> None:
    assert protection_table((), title).title == shown


def test_names_are_folded_and_never_cut() -> None:
    name = "a-disk-with-[red]-in-its-name-" + "x" * 40
    out = io.StringIO()
    Console(file=out, width=80).print(protection_table(samples.protections_of(samples.disk(name))))
    rows = [line.split("│")[1].strip() for line in out.getvalue().splitlines() if "│" in line]
    assert "".join(rows).startswith(name)
