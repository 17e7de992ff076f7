import pytest

from azure_disk_analysis.check.outputs.tables import Name, Table, tables
from azure_disk_analysis.check.report import Report
from tests.analysis.check import samples


def part(report: Report, title: str) -> Table:
    (found,) = (each for each in tables(report) if each.title.startswith(title))
    return found


def rows(report: Report, title: str) -> list[list[str]]:
    return [
        [cell.text if isinstance(cell, Name) else cell for cell in row]
        for row in part(report, title).rows
    ]


def test_parts_come_by_urgency_and_long_ones_are_folded() -> None:
    parts = tables(samples.rich())
    assert [(each.title, each.is_folded) for each in parts] == [
        ("Blocking findings (2)", False),
        ("Danger list (2)", False),
        ("Recovery (5 disks)", False),
        ("What the recovery assumes (1)", True),
        ("Cost a month", False),
        ("What the cost assumes (2)", True),
        ("Key blast radius (2)", True),
        ("Exceptions that need a look (1)", False),
        ("Advisory findings (2)", True),
    ]
    assert all(len(row) == len(each.columns) for each in parts for row in each.rows)


def test_a_report_without_anything_has_no_parts() -> None:
    assert tables(samples.empty()) == ()


def test_findings_lead_to_the_page_of_their_rule() -> None:
    shown = part(samples.empty(findings=(samples.finding(),)), "Blocking").rows
    assert shown == (
        (
            Name("disk-cmk", samples.LINK),
            "high",
            Name("web"),
            Name("main.py:12"),
            "encryption.type: is a platform key's type",
            "set encryption.diskEncryptionSetId to the id of a disk encryption set",
        ),
    )


def test_losses_that_block_come_first() -> None:
    assert rows(samples.rich(), "Danger") == [
        [
            "data",
            "infra/shop/main.py:20",
            "replace (location, sku.name)",
            "all data on the disk",
            "none",
            "nothing: it blocks",
        ],
        [
            "monday",
            "",
            "delete",
            "the point in time that the snapshot holds",
            "tuesday",
            "retention",
        ],
    ]


def test_only_disks_whose_recovery_changes_are_shown() -> None:
    assert rows(samples.rich(), "Recovery") == [
        ["web", "changed", "6 h → 1 d 2 h", *REST, f"{COVERED}, 1 copy → {COVERED}"],
        ["new", "new", "1 d 2 h", *REST, COVERED],
        ["old", "gone", "6 h", *REST, f"{COVERED}, 1 copy"],
        [
            "bare",
            "changed",
            "6 h → all data",
            "1 d → all data",
            "90 min → never",
            "2 h → never",
            f"{WEST_NORTH} → none",
            "14 d → none",
            f"{COVERED}, 1 copy → none",
        ],
        ["once", "changed", "6 h → all since 2026-11-22 12:04Z", *REST, f"{COVERED}, 1 copy"],
    ]
    assert rows(samples.rich(), "What the recovery") == [["a disk is restored at 100 MiB/s"]]


WEST_NORTH = "westeurope, northeurope"
REST = ("1 d", "90 min", "2 h", WEST_NORTH, "14 d")
COVERED = "backup, 2 snapshots"


def test_nothing_is_shown_of_a_disk_that_was_and_is_not_there() -> None:
    report = samples.empty(recovery=(samples.recovery_change(before=None, after=None),))
    assert tables(report) == ()


def test_cost_is_shown_as_a_whole_and_for_disks_where_it_changes() -> None:
    shown = part(samples.rich(), "Cost")
    assert shown.columns == ("Disk", "Before (EUR)", "After (EUR)", "Difference")
    assert rows(samples.rich(), "Cost") == [
        ["web", "12.50", "10.00", "-2.50"],
        ["new", "-", "20.00", "+20.00"],
    ]
    assert shown.notes == (
        "1,412.50 EUR → 1,430.00 EUR (+17.50); prices of 2026-11-01, Azure retail prices",
    )
    assert rows(samples.rich(), "What the cost") == [
        ["a tenth of a disk changes between snapshots"],
        ["not priced: ultra"],
    ]


def test_cost_that_stays_is_still_told() -> None:
    cost = samples.cost(after=1_412.5, lines=(), assumptions=(), not_priced=())
    (shown,) = tables(samples.empty(cost=cost))
    assert shown.rows == ()
    assert shown.notes == ("1,412.50 EUR (+0.00); prices of 2026-11-01, Azure retail prices",)


@pytest.mark.parametrize(("days", "said"), [(90, "for 90 d"), (0, "no"), (None, "not known")])
def test_what_hangs_on_a_key(days: int | None, said: str) -> None:
    reached = samples.blast_radius(snapshots=(), recoverable_days=days)
    assert rows(samples.empty(key_blast_radius=(reached,)), "Key") == [
        ["disks", "Key", "stays", "2: web, data", "none", "1: web-backup", said]
    ]


def test_what_goes_stands_above_what_could_go() -> None:
    assert [row[2:4] for row in rows(samples.rich(), "Key")] == [
        ["goes", "none"],
        ["stays", "2: web, data"],
    ]


def test_exceptions_say_whose_they_are() -> None:
    assert rows(samples.rich(), "Exceptions") == [
        ["disk-cmk", "*::old-*", "ada", samples.exception_note().problem]
    ]
