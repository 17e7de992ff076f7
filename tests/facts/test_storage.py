from datetime import timedelta

import pytest
from pulumi_azure_native import storage as native

from azure_disk_facts import storage


def test_spelling_of_arm() -> None:
    """Checked against the enums of the installed provider SDK."""
    for ours, theirs in (
        (storage.TlsVersion, native.MinimumTlsVersion),
        (storage.AnonymousAccess, native.PublicAccess),
        (storage.AccountNetworkAccess, native.PublicNetworkAccess),
        (storage.FirewallBypass, native.Bypass),
        (storage.KeySource, native.KeySource),
        (storage.CopyScope, native.AllowedCopyScope),
        (storage.AccountSku, native.SkuName),
        (storage.AccountImmutability, native.AccountImmutabilityPolicyState),
        (storage.SasExpirationAction, native.ExpirationAction),
    ):
        assert {member.value for member in ours} == {member.value for member in theirs}


def test_geo_redundant_skus() -> None:
    named = {sku for sku in storage.AccountSku if sku.value.endswith(("GRS", "GZRS"))}
    assert set(storage.GEO_REDUNDANT_SKUS) == named


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("7.00:00:00", timedelta(days=7)),
        ("07.00:00:00", timedelta(days=7)),
        ("1.12:00:00", timedelta(hours=36)),
        ("00:30:00", timedelta(minutes=30)),
        ("7.00:00:00.5", timedelta(days=7, seconds=0.5)),
    ],
)
def test_periods_of_signatures(text: str, length: timedelta) -> None:
    assert storage.parse_sas_period(text) == length


@pytest.mark.parametrize(
    "text", ["", "7", "P7D", "1.24:00:00", "1:00:60", "00:30", "-1.00:00:00", "7.00:00:00 x"]
)
def test_what_is_no_period(text: str) -> None:
    assert storage.parse_sas_period(text) is None


def test_periods_round_trip() -> None:
    assert storage.format_sas_period(7) == "7.00:00:00"
    assert storage.parse_sas_period(storage.format_sas_period(30)) == timedelta(days=30)
