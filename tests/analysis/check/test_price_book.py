from datetime import date, datetime, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.check.price_book import (
    Assumptions,
    InvalidPrices,
    PriceBook,
    Quote,
    read_prices,
)

DAY = date(2026, 11, 1)
METER = (
    "allowed: a tier such as 'P10 LRS', 'E10 ZRS' or 'S10 LRS'; GiB, IOPS or MBps of "
    "'PremiumV2 LRS' or 'Ultra LRS'; 'LRS Snapshots', 'ZRS Snapshots' or 'Premium LRS Snapshots'"
)


def data(**changed: Any) -> dict[str, Any]:
    return {
        "asOf": "2026-11-01",
        "source": "agreement",
        "prices": {"West Europe": {"P10 LRS": 18, "LRS Snapshots": 0.04}},
        **changed,
    }


def problems(given_data: object) -> tuple[str, ...]:
    with pytest.raises(InvalidPrices) as caught:
        read_prices(given_data)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def test_own_prices_are_read() -> None:
    found = read_prices(data())
    assert found == PriceBook(
        own={("westeurope", "P10 LRS"): 18, ("westeurope", "LRS Snapshots"): 0.04},
        source="agreement",
        as_of=DAY,
    )
    assert found.find("westeurope", "P10 LRS") == Quote(18, "agreement", DAY)
    assert found.find("West Europe", "P10 LRS") == Quote(18, "agreement", DAY)


def test_everything_may_be_told() -> None:
    given_data = data(currency="EUR", asOf=DAY, usedShare=1, dailyChange=0.5)
    found = read_prices(given_data)
    assert found.currency == "EUR"
    assert found.as_of == DAY
    assert found.assumptions == Assumptions(1, 0.5)


def test_list_prices_fill_the_gaps_of_own_ones_in_dollars_alone() -> None:
    listed = read_prices(data()).find("eastus", "P30 LRS")
    assert listed == Quote(135.17, "Azure list prices, pay-as-you-go", date(2026, 7, 22))
    assert read_prices(data(currency="EUR")).find("eastus", "P30 LRS") is None
    assert PriceBook().find("eastus", "P30 LRS") == listed
    assert PriceBook().find("nowhere", "P30 LRS") is None


def test_the_oldest_price_dates_a_book() -> None:
    assert PriceBook().oldest == date(2024, 1, 1)
    assert read_prices(data()).oldest == DAY


@pytest.mark.parametrize(("given_data", "got"), [(None, "nothing"), ([], "list"), ("a", "str")])
def test_what_is_no_mapping_is_refused(given_data: object, got: str) -> None:
    keys = "currency, asOf, source, usedShare, dailyChange, prices"
    assert problems(given_data) == (f"got {got}, allowed: a mapping with {keys}",)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"price": 1},
            "price: unknown, allowed: currency, asOf, source, usedShare, dailyChange, prices",
        ),
        (
            {"currency": "eur"},
            "currency: got 'eur', allowed: three capital letters, for example 'EUR'",
        ),
        ({"currency": 3}, "currency: got 3, allowed: three capital letters, for example 'EUR'"),
        ({"asOf": None}, "asOf: got None, allowed: a day, for example 2026-11-01"),
        ({"asOf": "soon"}, "asOf: got 'soon', allowed: a day, for example 2026-11-01"),
        (
            {"asOf": datetime(2026, 1, 1, tzinfo=timezone.utc)},
            "asOf: got datetime.datetime(2026, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), allowed: "
            "a day, for example 2026-11-01",
        ),
        (
            {"source": " "},
            "source: got ' ', allowed: a text that says where the prices are from",
        ),
        ({"usedShare": 2}, "usedShare: got 2, allowed: a number from 0 to 1"),
        ({"dailyChange": True}, "dailyChange: got True, allowed: a number from 0 to 1"),
        ({"dailyChange": "2%"}, "dailyChange: got '2%', allowed: a number from 0 to 1"),
        ({"prices": None}, "prices: got nothing, allowed: a mapping from regions to their prices"),
        (
            {"prices": {"nowhere": {}}},
            "prices.nowhere: got an unknown region, allowed: names such as 'westeurope'",
        ),
        (
            {"prices": {3: {}}},
            "prices.3: got an unknown region, allowed: names such as 'westeurope'",
        ),
        (
            {"prices": {"westeurope": {}, "West Europe": {}}},
            "prices.West Europe: stands there already as 'westeurope'; put both together",
        ),
        (
            {"prices": {"westeurope": []}},
            "prices.westeurope: got list, allowed: a mapping from meters to amounts",
        ),
        (
            {"prices": {"westeurope": {"P11 LRS": 1}}},
            f"prices.westeurope.P11 LRS: got an unknown meter, {METER}",
        ),
        (
            {"prices": {"westeurope": {"P10 LRS": -1}}},
            "prices.westeurope.P10 LRS: got -1, allowed: an amount of 0 or more",
        ),
        (
            {"prices": {"westeurope": {"P10 LRS": float("nan")}}},
            "prices.westeurope.P10 LRS: got nan, allowed: an amount of 0 or more",
        ),
    ],
)
def test_each_mistake_is_told(changed: dict[str, Any], expected: str) -> None:
    assert problems(data(**changed)) == (expected,)


def test_all_mistakes_are_told_together() -> None:
    assert len(problems({"prices": {"nowhere": 3, "eastus": {"x": "y"}}, "x": 1})) == 7


@given(
    st.dictionaries(
        st.sampled_from(["currency", "asOf", "source", "usedShare", "prices", "x"]),
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.floats(),
            st.text(max_size=3),
            st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
        ),
    )
)
def test_whatever_is_wrong_is_told_as_such(given_data: dict[str, Any]) -> None:
    """No data here lacks a mistake: ``source`` and ``asOf`` are never both right."""
    assert all(problems(given_data))
