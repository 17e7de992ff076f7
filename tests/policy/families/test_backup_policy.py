from datetime import timedelta

import pytest

from azure_disk_policy.families import backup_policy as family
from azure_disk_policy.inputs import Inputs, UnknownInputError
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    backup_policy,
    backup_rule,
    retention_rule,
)


def test_rules_by_kind() -> None:
    lower = retention_rule(objectType="AZURERETENTIONRULE")
    rules = family.rules_of(
        backup_policy(backup_rule("P1D"), retention_rule(), lower, {"objectType": "Other"}, 7)
    )
    assert (len(rules.backup), len(rules.retention), rules.gaps.first) == (1, 2, None)
    assert [entry.scalar() for entry in rules.intervals()] == ["R/2026-01-01T02:00:00+00:00/P1D"]


def test_rules_of_unknown_kind_are_noted() -> None:
    rules = family.rules_of(backup_policy(UNKNOWN_OBJECT, backup_rule("P1D")))
    assert len(rules.backup) == 1
    with pytest.raises(UnknownInputError, match=r"^properties\.policyRules\[0\]$"):
        rules.gaps.settle()


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("R/2026-01-01T02:00:00+00:00/PT4H", timedelta(hours=4)),
        ("R/2026-01-01T02:00:00Z/p1d", timedelta(days=1)),
        ("PT12H", timedelta(hours=12)),
        ("R/2026-01-01T02:00:00Z/P0D", None),
        ("daily", None),
        (7, None),
        (None, None),
    ],
)
def test_period(text: object, length: timedelta | None) -> None:
    assert family.period(Inputs(text)) == length


def test_only_life_cycles_of_the_operational_store_count() -> None:
    vaulted = {
        "deleteAfter": {"duration": "P1Y"},
        "sourceDataStore": {"dataStoreType": "VaultStore"},
    }
    unnamed = {"deleteAfter": {"duration": "P2D"}}
    lower = {
        "deleteAfter": {"duration": "P3D"},
        "sourceDataStore": {"dataStoreType": "operationalstore"},
    }
    rule = Inputs({"lifecycles": [vaulted, unnamed, lower]})
    found = family.operational_durations(rule)
    assert [(item.scalar(), item.path) for item in found] == [
        ("P2D", "lifecycles[1].deleteAfter.duration"),
        ("P3D", "lifecycles[2].deleteAfter.duration"),
    ]


def test_other_datasources() -> None:
    assert family.other_datasource(backup_policy()) is None
    assert family.other_datasource(backup_policy(datasourceTypes=[])) is None
    assert family.other_datasource(backup_policy(datasourceTypes=["blobs"])) is not None
    with pytest.raises(UnknownInputError):
        family.other_datasource(backup_policy(datasourceTypes=UNKNOWN_TEXT))
