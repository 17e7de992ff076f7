"""What disks cost a month with their snapshots, copies and backups, before a change and after it.

A disk is priced as a whole: one of which some part has no price is named and left out of the
totals, on both sides, since a difference of parts would mislead.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.disk_meters import Usage, disk_usage
from azure_disk_analysis.check.links import key_of, raw_at
from azure_disk_analysis.check.points import Point, points_by_disk
from azure_disk_analysis.check.price_book import PriceBook, Quote
from azure_disk_analysis.check.report import CostChange, CostLine, Subject
from azure_disk_analysis.check.schedules import Schedule, schedules_by_disk
from azure_disk_analysis.check.side import Side
from azure_disk_analysis.deployment import Resource
from azure_disk_facts.prices import SNAPSHOT_METERS
from azure_disk_facts.resource_types import DISK
from azure_disk_facts.skus import SnapshotSku

_DAY = timedelta(days=1)


def cost(change: Change, now: datetime, book: PriceBook | None = None) -> CostChange:
    """Return what the estate costs a month, before and after, disk by disk.

    Snapshots whose disk is not in the stack have a line of their own.

    Args:
        change: what would happen.
        now: when the change would be carried out.
        book: prices and what they assume; the list prices if omitted.
    """
    prices = PriceBook() if book is None else book
    before = _Bill(change.side_before, now, prices)
    after = _Bill(change.side_after, now, prices)
    rows = [
        _Row(_subject(change, before, after, pair), *pair, before, after)
        for pair in _pairs(change, before, after)
    ]
    whole = [row for row in rows if row.is_whole]
    quotes = [*before.quotes, *after.quotes]
    lines = (CostLine(subject=row.subject, before=row.was, after=row.will_be) for row in rows)
    return CostChange(
        currency=prices.currency,
        prices_as_of=min((quote.as_of for quote in quotes), default=prices.oldest),
        prices_source="; ".join(sorted({quote.source for quote in quotes})) or "no price was found",
        before=round(sum(row.was or 0 for row in whole), 2),
        after=round(sum(row.will_be or 0 for row in whole), 2),
        lines=tuple(sorted(lines, key=lambda line: (line.subject.name, line.subject.urn))),
        assumptions=assumptions(prices),
        not_priced=tuple(sorted({text for row in rows for text in row.missing})),
    )
