import re
from datetime import timedelta

import pytest

from azure_disk_policy.families import backup_policy as family
from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs, UnknownInputError
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated
from tests.policy.samples import (
    UNKNOWN_BOOL,
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


CYCLES = [
    {"deleteAfter": {"duration": "P1Y"}, "sourceDataStore": {"dataStoreType": "VaultStore"}},
    {"deleteAfter": {"duration": "P2D"}},
    {"deleteAfter": {"duration": "P3D"}, "sourceDataStore": {"dataStoreType": "operationalstore"}},
]


def test_only_life_cycles_of_the_operational_store_count() -> None:
    gaps = Gaps()
    found = family.operational_durations(Inputs({"lifecycles": CYCLES}), gaps)
    assert [(item.scalar(), item.path) for item in found] == [
        ("P2D", "lifecycles[1].deleteAfter.duration"),
        ("P3D", "lifecycles[2].deleteAfter.duration"),
    ]
    assert gaps.first is None


def test_durations_come_with_their_store() -> None:
    found = family.durations(Inputs({"lifecycles": CYCLES}), Gaps())
    assert [(store, item.scalar()) for store, item in found] == [
        ("VaultStore", "P1Y"),
        ("OperationalStore", "P2D"),
        ("operationalstore", "P3D"),
    ]


@pytest.mark.parametrize(
    ("cycle", "path"),
    [
        (UNKNOWN, "lifecycles[1]"),
        ({"deleteAfter": UNKNOWN}, "lifecycles[1].deleteAfter"),
        ({"sourceDataStore": UNKNOWN}, "lifecycles[1].sourceDataStore"),
    ],
)
def test_life_cycles_that_are_not_known_are_noted(cycle: object, path: str) -> None:
    gaps = Gaps()
    rule = Inputs({"lifecycles": [CYCLES[1], cycle, CYCLES[2]]})
    assert [item.scalar() for item in family.operational_durations(rule, gaps)] == ["P2D", "P3D"]
    with pytest.raises(UnknownInputError, match=rf"^{re.escape(path)}$"):
        gaps.settle()


def test_lengths_of_zero_are_no_durations() -> None:
    assert family.length("P0D") == timedelta(0)
    assert family.duration("P0D") is None
    assert family.length("P1W") == family.duration("PT168H") == timedelta(days=7)
    assert family.length("7") is family.length(None) is family.duration(" ") is None


def names(rules: family.PolicyRules) -> list[str]:
    return [rules.name_of(rule) for rule in rules.defaults()]


def test_default_rules_are_flagged_or_else_so_named() -> None:
    weekly, named = retention_rule("Weekly"), retention_rule("DEFAULT", isDefault=False)
    flagged = retention_rule("all", isDefault="true")
    of = family.rules_of
    assert names(of(backup_policy(weekly, named, flagged))) == ["all"]
    assert names(of(backup_policy(weekly, named))) == ["DEFAULT"]
    assert names(of(backup_policy(weekly))) == []


def test_an_unknown_flag_may_be_the_default() -> None:
    later = retention_rule("all", isDefault=UNKNOWN_BOOL)
    rules = family.rules_of(backup_policy(later, retention_rule(isDefault=None)))
    assert names(rules) == []
    assert str(rules.gaps.first) == "properties.policyRules[0].isDefault"


def test_what_can_not_be_read_is_left_out() -> None:
    rules = family.rules_of(
        backup_policy(
            backup_rule("P1D", "daily", "P0D"),
            retention_rule(keep="P30D"),
            retention_rule("Weekly", "12 weeks"),
            retention_rule("Daily", "P0D"),
            retention_rule("Yearly", UNKNOWN_TEXT),
        )
    )
    assert [every for _, every in rules.periods()] == [timedelta(days=1)]
    kept = rules.kept_of(rules.retention)
    assert [keep for _, keep in kept] == [timedelta(days=30), timedelta(0)]
    assert rules.name_of(Inputs({"name": UNKNOWN})) == rules.name_of(Inputs({})) == ""
    assert str(rules.gaps.first).endswith("policyRules[4].lifecycles[0].deleteAfter.duration")


def test_durations_within_bounds() -> None:
    week, day = timedelta(days=7), timedelta(days=1)
    kept = [(Inputs("P7D", "keep"), week)]
    gaps = Gaps()
    assert family.demand_kept(kept, gaps, least=week, most=week) == COMPLIANT
    assert family.demand_kept(kept, gaps) == COMPLIANT
    assert family.demand_kept([], gaps, least=week) == family.NO_RETENTION
    less = family.demand_kept(kept, gaps, least=week + day)
    assert less == violated("keep", "is P7D, less than P8D")
    more = family.demand_kept(kept, gaps, most=week - day)
    assert more == violated("keep", "is P7D, more than P6D")
    gaps = Gaps(UnknownInputError("somewhere"))
    assert family.demand_kept(kept, gaps, most=day) == violated("keep", "is P7D, more than P1D")
    with pytest.raises(UnknownInputError, match=r"^somewhere$"):
        family.demand_kept(kept, gaps)


@pytest.mark.parametrize(
    ("given", "length"),
    [(7.0, timedelta(days=7)), ("7", timedelta(days=7)), (None, None), ("many", None)],
)
def test_days_of_a_parameter(given: object, length: timedelta | None) -> None:
    assert family.days(Context(Inputs({"minDays": given})), "minDays") == length


def test_only_names_that_azure_gives_are_shown() -> None:
    assert [family.shown(name) for name in ("Default", "weekly", "default", "mine", "")] == [
        " Default",
        " weekly",
        "",
        "",
        "",
    ]


def test_checks_for_disks_see_the_rules() -> None:
    def check(rules: family.PolicyRules) -> Verdict:
        return violated("", f"{len(rules.retention)} rules")

    assert family.for_disks(backup_policy(retention_rule()), check) == violated("", "1 rules")
    blobs = backup_policy(retention_rule(), datasourceTypes=["blobs"])
    assert family.for_disks(blobs, check) == NotApplicable("the policy is not for disks")


def test_other_datasources() -> None:
    assert family.other_datasource(backup_policy()) is None
    assert family.other_datasource(backup_policy(datasourceTypes=[])) is None
    assert family.other_datasource(backup_policy(datasourceTypes=["blobs"])) is not None
    some_known = backup_policy(datasourceTypes=[UNKNOWN_TEXT, "microsoft.compute/disks"])
    assert family.other_datasource(some_known) is None
    with pytest.raises(UnknownInputError):
        family.other_datasource(backup_policy(datasourceTypes=UNKNOWN_TEXT))
