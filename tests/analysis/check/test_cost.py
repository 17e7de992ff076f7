from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.check.change import Action
from azure_disk_analysis.check.cost import assumptions, cost
from azure_disk_analysis.check.price_book import Assumptions, PriceBook, read_prices
from azure_disk_analysis.check.report import CostChange
from azure_disk_facts import resource_types as types
from tests.analysis import samples
from tests.analysis.check.changes import (
    NOW,
    change,
    declared,
    deleting,
    existing,
    unknown,
    with_inputs,
)
from tests.analysis.check.priced import DISKS, EAST, disk, point, rows_of, sums_up
from tests.analysis.check.test_schedules import retention, tagged, workflow
from tests.analysis.samples import Row

P10 = 19.71
ALL_USED = PriceBook(assumptions=Assumptions(used_share=1, daily_change=0.1))
"""A disk that is full, of which a tenth changes a day: easy to reckon with."""


def copy(name: str, source: str, **properties: Any) -> Row:
    return samples.copy(name, samples.snapshot_id(source), incremental=True, **properties)


def total(*rows: Row, book: PriceBook | None = ALL_USED) -> float:
    found = cost(change(rows), NOW, book)
    assert found.before == found.after
    assert found.not_priced == ()
    return found.before


def lines(found: CostChange) -> dict[str, tuple[float | None, float | None]]:
    return {line.subject.name: (line.before, line.after) for line in found.lines}


def test_nothing_costs_nothing() -> None:
    found = cost(change(), NOW)
    assert (found.before, found.after, found.lines, found.not_priced) == (0, 0, (), ())
    assert found.prices_source == "none was found"
    assert found.prices_as_of == date(2024, 1, 1)


def test_a_disk_and_what_it_becomes() -> None:
    web = existing(disk())
    bigger = with_inputs(web, diskSizeGB=129)
    found = cost(change([web], [bigger], {"web": Action.UPDATE}), NOW)
    assert (found.currency, found.before, found.after) == ("USD", P10, 38.01)
    assert lines(found) == {"web": (P10, 38.01)}
    assert found.prices_source == "Azure list prices, pay-as-you-go"
    assert found.prices_as_of == date(2026, 7, 22)
    (line,) = found.lines
    assert line.subject.type == types.DISK.token


def test_disks_come_and_go() -> None:
    inputs = {"location": "East US", "diskSizeGB": 128, "sku": {"name": "StandardSSD_LRS"}}
    new = declared(types.DISK, "new", inputs)
    found = cost(change([disk(), disk("old")], [existing(disk()), new], deleting("old")), NOW)
    assert lines(found) == {"new": (None, 9.6), "old": (P10, None), "web": (P10, P10)}
    assert (found.before, found.after) == (2 * P10, round(P10 + 9.6, 2))


def test_incremental_snapshots_hold_what_changed() -> None:
    # All 128 GB, then two days' worth, then at most all of it again.
    rows = [disk(), point("a", 42), point("b", 40), point("c", 1)]
    assert total(*rows) == round(P10 + 0.05 * 128 * (1 + 0.2 + 1), 2)


def test_a_day_lies_between_snapshots_of_which_nobody_tells() -> None:
    rows = [disk(), point("a", 2), point("b", 0, timeCreated=None)]
    assert total(*rows) == round(P10 + 0.05 * 128 * (1 + 0.1), 2)


def test_full_snapshots_hold_everything() -> None:
    rows = [disk(), point("a", 3, incremental=False), point("b", 2, incremental=None)]
    assert total(*rows) == round(P10 + 0.05 * 128 * 2, 2)


def test_a_snapshot_may_be_larger_than_its_disk_was() -> None:
    assert total(disk(), point("a", 3, diskSizeGB=256)) == round(P10 + 0.05 * 256, 2)


@pytest.mark.parametrize(
    ("sku", "incremental"),
    [
        ({"name": "Standard_ZRS"}, True),
        ({"name": "standard_zrs"}, False),
        ({"name": "Premium_LRS"}, True),
        (None, False),
    ],
)
def test_storage_of_snapshots(sku: Row | None, *, incremental: bool) -> None:
    rows = [disk(), point("a", 1, sku=sku, incremental=incremental)]
    assert total(*rows) == round(P10 + 0.05 * 128, 2)


def test_half_of_a_disk_is_used_unless_told_otherwise() -> None:
    assert total(disk(), point("a", 1), book=None) == round(P10 + 0.05 * 64, 2)


def test_each_region_holds_all_data_once() -> None:
    rows = [disk(), point("a", 3), point("b", 2), copy("ca", "a"), copy("cb", "b")]
    book = read_prices(
        {
            "asOf": "2026-11-01",
            "source": "agreement",
            "usedShare": 1,
            "dailyChange": 0.1,
            "prices": {samples.AWAY: {"LRS Snapshots": 1}},
        }
    )
    found = cost(change(rows), NOW, book)
    assert found.before == round(P10 + (0.05 + 1) * 128 * 1.1, 2)
    assert found.prices_source == "Azure list prices, pay-as-you-go; agreement"


def test_backups_hold_all_data_and_the_changes_of_their_retention() -> None:
    policy = samples.backup_policy(samples.every("PT12H"), retention("Default", "P10D"))
    assert total(disk(), policy, samples.backup_instance()) == round(P10 + 0.05 * 128 * 2, 2)


def test_so_do_schedules() -> None:
    web = tagged() | {"outputs": {**disk()["outputs"], "tags": {"backup": "yes"}}}
    assert total(web, workflow()) == round(P10 + 0.05 * 128 * 1.7, 2)


def test_backups_of_a_disk_of_unknown_size_are_not_priced() -> None:
    rows = [disk(diskSizeGB=None), samples.backup_policy(), samples.backup_instance()]
    found = cost(change(rows), NOW)
    assert found.not_priced == ("web: backups of unknown size or region", "web: size not known")


def test_a_disk_of_which_a_part_has_no_price_is_left_out_of_the_totals() -> None:
    rows = [disk(), disk("far", location="swedencentral"), disk("fast", burstingEnabled=True)]
    found = cost(change(rows), NOW)
    assert (found.before, found.after) == (P10, P10)
    assert lines(found) == {"web": (P10, P10), "far": (None, None), "fast": (None, None)}
    assert found.not_priced == ("far: P10 LRS in swedencentral", "fast: on-demand bursting")


def test_so_is_one_that_has_a_price_on_one_side_alone() -> None:
    web = existing(disk())
    dear = with_inputs(web, sku={"name": "Diamond_LRS"})
    rest = disk("other")
    found = cost(change([web, rest], [dear, rest], {"web": Action.UPDATE}), NOW)
    assert lines(found) == {"web": (P10, None), "other": (P10, P10)}
    assert (found.before, found.after) == (P10, P10)
    assert found.not_priced == ("web: SKU Diamond_LRS",)


def test_a_premium_snapshot_has_no_known_price() -> None:
    rows = [disk(), point("a", 1, incremental=False, sku={"name": "Premium_LRS"})]
    assert cost(change(rows), NOW).not_priced == ("web: Premium LRS Snapshots in eastus",)


@pytest.mark.parametrize(
    "properties", [{"location": None}, {"sku": {"name": "Diamond"}, "incremental": False}]
)
def test_snapshots_of_which_too_little_is_known(properties: Row) -> None:
    found = cost(change([disk(), point("a", 1, **properties)]), NOW)
    assert found.not_priced == ("web: snapshot a",)


def test_a_preview_does_not_know_the_storage_of_everything() -> None:
    creation = {"createOption": "Copy", "sourceResourceId": samples.disk_id()}
    inputs = {"creationData": creation, "location": EAST, "sku": {"name": unknown()}}
    new = declared(types.SNAPSHOT, "new", inputs)
    found = cost(change([disk()], [disk(), new]), NOW)
    assert found.not_priced == ("web: snapshot new",)
    assert lines(found) == {"web": (P10, None)}


def test_snapshots_outlive_their_disk() -> None:
    found = cost(change([disk(), point("a", 1)], actions=deleting("web")), NOW, ALL_USED)
    assert found.not_priced == ("web: snapshot a",), "nobody tells how large its disk was"
    sized = point("a", 1, diskSizeGB=128)
    found = cost(change([disk(), sized], actions=deleting("web")), NOW, ALL_USED)
    assert lines(found) == {"web": (round(P10 + 6.4, 2), 6.4)}
    found = cost(change([sized], actions=deleting("a")), NOW, ALL_USED)
    assert lines(found) == {"a": (6.4, None)}
    found = cost(change([sized]), NOW, ALL_USED)
    assert lines(found) == {"a": (6.4, 6.4)}


def test_a_disk_that_is_made_of_its_snapshots_takes_over_their_line() -> None:
    sized = point("a", 1, diskSizeGB=128)
    inputs = {
        "resourceGroupName": "rg-bakery",
        "diskName": "web",
        "location": EAST,
        "diskSizeGB": 128,
        "sku": {"name": "Premium_LRS"},
    }
    new = declared(types.DISK, "web", inputs)
    found = cost(change([sized], [sized, new]), NOW, ALL_USED)
    assert lines(found) == {"web": (6.4, round(P10 + 6.4, 2))}


def test_what_is_forgotten_costs_all_the_same() -> None:
    found = cost(change([disk()], actions={"web": Action.FORGET}), NOW)
    assert (found.before, found.after) == (P10, P10)


def test_own_prices_come_first() -> None:
    book = read_prices(
        {"asOf": "2026-11-01", "source": "agreement", "prices": {EAST: {"P10 LRS": 12.5}}}
    )
    found = cost(change([disk()]), NOW, book)
    assert (found.before, found.prices_source, found.prices_as_of) == (
        12.5,
        "agreement",
        date(2026, 11, 1),
    )


def test_what_the_amounts_rest_on_is_stated() -> None:
    assert assumptions() == (
        "50% of a disk's size holds data",
        "2% of that data changes in a day",
        "of the incremental snapshots of a disk in a region the first holds all data, each later "
        "one what has changed since the one before",
        "a backup policy or a schedule holds all data once, and every change for as long as it "
        "keeps points; Azure Backup itself takes nothing for a disk",
        "left out: key operations, transactions, bandwidth of copies and exports, taxes, discounts",
        "totals are of the disks that have a price before and after",
    )
    found = cost(change(), NOW, ALL_USED)
    assert found.assumptions == assumptions(ALL_USED)
    assert found.assumptions[0] == "100% of a disk's size holds data"


@given(disks=DISKS, points=st.lists(st.integers(0, 400), max_size=5))
def test_what_does_not_change_costs_the_same(disks: list[Row], points: list[int]) -> None:
    found = cost(change(rows_of(disks, points)), NOW)
    assert found.before == found.after
    assert all(line.before == line.after for line in found.lines)
    assert sums_up(found)


@given(
    disks=DISKS,
    points=st.lists(st.integers(0, 400), min_size=1, max_size=5),
    gone=st.integers(0, 4),
)
def test_fewer_snapshots_never_cost_more(disks: list[Row], points: list[int], gone: int) -> None:
    actions = deleting(f"s{gone % len(points)}")
    found = cost(change(rows_of(disks, points), actions=actions), NOW)
    assert found.after <= found.before + 0.01 * len(found.lines)
    assert sums_up(found)
