"""Prices to reckon with: the list prices of the facts, and a team's own before them.

A team's own prices are a mapping, as YAML or JSON holds it::

    currency: USD
    asOf: 2026-11-01
    source: enterprise agreement 2026
    usedShare: 0.4        # of a disk's size; 0.5 unless told otherwise
    dailyChange: 0.05     # of what is used; 0.02 unless told otherwise
    prices:               # a month, by region and meter
      westeurope:
        P10 LRS: 18.20            # a disk of that tier: P, E or S
        PremiumV2 LRS GiB: 0.08   # also IOPS and MBps, and Ultra LRS
        LRS Snapshots: 0.045      # of a GB of used data; also ZRS and Premium LRS

Own prices win. In another currency than US dollars they are all that there is.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from azure_disk_facts.prices import CURRENCY, METERS, all_list_prices, find_list_price
from azure_disk_facts.regions import find_region, normalize_region

_KEYS = ("currency", "asOf", "source", "usedShare", "dailyChange", "prices")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_ALLOWED_METERS = (
    "a tier such as 'P10 LRS', 'E10 ZRS' or 'S10 LRS'; GiB, IOPS or MBps of 'PremiumV2 LRS' or "
    "'Ultra LRS'; 'LRS Snapshots', 'ZRS Snapshots' or 'Premium LRS Snapshots'"
)


class InvalidPrices(ValueError):
    """The data is no price file.

    Attributes:
        problems: every mistake: where, and what is wrong there.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Assumptions:
    """What nobody tells of a disk, and the cost of its snapshots hangs on."""

    used_share: float = 0.5
    """Share of a disk's size that holds data."""
    daily_change: float = 0.02
    """Share of that data that changes in a day."""


@dataclass(frozen=True)
class Quote:
    """What one unit of a meter costs a month, and who says so."""

    amount: float
    source: str
    as_of: date


@dataclass(frozen=True)
class PriceBook:
    """All prices of a check."""

    currency: str = CURRENCY
    own: Mapping[tuple[str, str], float] = field(default_factory=dict)
    """By region and meter."""
    source: str = ""
    """Of the own prices."""
    as_of: date | None = None
    """Of the own prices."""
    assumptions: Assumptions = field(default_factory=Assumptions)

    def find(self, location: str, meter: str) -> Quote | None:
        """Return the price of a meter in a region, or ``None``: nobody tells it."""
        region = normalize_region(location)
        amount = self.own.get((region, meter))
        if amount is not None and self.as_of is not None:
            return Quote(amount, self.source, self.as_of)
        listed = find_list_price(region, meter) if self.currency == CURRENCY else None
        if listed is None:
            return None
        return Quote(listed.amount, "Azure list prices, pay-as-you-go", listed.source.as_of)

    @property
    def oldest(self) -> date:
        """The day of its oldest price, for a check that finds none."""
        if self.as_of is not None:
            return self.as_of
        return min(price.source.as_of for *_, price in all_list_prices())


def read_prices(data: object) -> PriceBook:
    """Return the prices of a file's data in the form above.

    Raises:
        InvalidPrices: it has another, with every mistake.
    """
    if not isinstance(data, Mapping):
        raise InvalidPrices([f"got {_kind(data)}, allowed: a mapping with {', '.join(_KEYS)}"])
    problems = list(_problems(data))
    if problems:
        raise InvalidPrices(problems)
    given = Assumptions()
    return PriceBook(
        currency=data.get("currency", CURRENCY),
        own={
            (normalize_region(region), meter): float(amount)
            for region, meters in data["prices"].items()
            for meter, amount in meters.items()
        },
        source=data["source"],
        as_of=_day(data["asOf"]),
        assumptions=Assumptions(
            float(data.get("usedShare", given.used_share)),
            float(data.get("dailyChange", given.daily_change)),
        ),
    )


def _problems(data: Mapping[Any, Any]) -> Iterator[str]:
    for key in data:
        if key not in _KEYS:
            yield f"{key}: unknown, allowed: {', '.join(_KEYS)}"
    currency = data.get("currency", CURRENCY)
    if not isinstance(currency, str) or not _CURRENCY.match(currency):
        yield f"currency: got {currency!r}, allowed: three capital letters, for example 'EUR'"
    if _day(data.get("asOf")) is None:
        yield f"asOf: got {data.get('asOf')!r}, allowed: a day, for example 2026-11-01"
    source = data.get("source")
    if not isinstance(source, str) or not source.strip():
        yield f"source: got {source!r}, allowed: a text that says where the prices are from"
    for key in ("usedShare", "dailyChange"):
        share = data.get(key, 0)
        if not _is_number(share) or not 0 <= share <= 1:
            yield f"{key}: got {share!r}, allowed: a number from 0 to 1"
    prices = data.get("prices")
    if isinstance(prices, Mapping):
        yield from _price_problems(prices)
    else:
        yield f"prices: got {_kind(prices)}, allowed: a mapping from regions to their prices"


def _price_problems(prices: Mapping[Any, Any]) -> Iterator[str]:
    seen: dict[str, object] = {}
    for region, meters in prices.items():
        where = f"prices.{region}"
        known = find_region(region) if isinstance(region, str) else None
        if known is None:
            yield f"{where}: got an unknown region, allowed: names such as 'westeurope'"
        elif known.name in seen:
            yield f"{where}: stands there already as {seen[known.name]!r}; put both together"
        else:
            seen[known.name] = region
        if not isinstance(meters, Mapping):
            yield f"{where}: got {_kind(meters)}, allowed: a mapping from meters to amounts"
            continue
        for meter, amount in meters.items():
            if meter not in METERS:
                yield f"{where}.{meter}: got an unknown meter, allowed: {_ALLOWED_METERS}"
            if not _is_number(amount) or amount < 0:
                yield f"{where}.{meter}: got {amount!r}, allowed: an amount of 0 or more"


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _kind(value: object) -> str:
    return "nothing" if value is None else type(value).__name__
