"""The parts of a report as tables of texts, for the forms that people read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from azure_disk_analysis.check.outputs import words
from azure_disk_analysis.check.report import (
    BlastRadius,
    CostChange,
    CostLine,
    Loss,
    Recovery,
    RecoveryChange,
    Report,
    RuleFinding,
)
from azure_disk_analysis.reporters.words import moment_words

_NOTHING = "none"
_ABSENT = "-"
_RECOVERY = ("RPO", "RPO elsewhere", "RTO", "RTO elsewhere", "Points in", "Oldest", "Covered by")
_UNREADABLE = ("Unreadable disks", "Unreadable snapshots", "Unreadable backups")


@dataclass(frozen=True)
class Name:
    """A cell with a name from the program, which is no prose; it may lead to a page."""

    text: str
    link: str = ""


Cell = str | Name


@dataclass(frozen=True)
class Table:
    """One part of a report."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_prose: bool = False
    """Whether its rows hold sentences, which a narrow form rather has below one another."""
    is_folded: bool = False
    """Whether it is only looked at on demand, where a form can fold."""
    notes: tuple[str, ...] = ()
    """Sentences below it."""


def tables(report: Report) -> tuple[Table, ...]:
    """Return the parts that have something to show, the most urgent first."""
    drawn = [
        _findings("Blocking findings", report, words.blocking(report)),
        _losses(report),
        _recovery(report),
        _assumed("What the recovery assumes", report.recovery_assumptions),
        *_cost(report.cost),
        _blast_radius(report.key_blast_radius),
        _exceptions(report),
        _findings("Advisory findings", report, words.advisory(report), is_folded=True),
    ]
    return tuple(each for each in drawn if each.rows or each.notes)


def _findings(
    title: str, report: Report, found: tuple[RuleFinding, ...], *, is_folded: bool = False
) -> Table:
    rows = tuple(
        (
            Name(words.rule_id(each), words.web_link(each.link)),
            each.severity,
            Name(each.subject.name),
            Name(words.place(report, each.subject)),
            words.statement(each),
            each.remediation,
        )
        for each in found
    )
    columns = ("Rule", "Severity", "Resource", "Where", "What is wrong", "What to do")
    return Table(f"{title} ({len(rows)})", columns, rows, is_prose=True, is_folded=is_folded)


def _losses(report: Report) -> Table:
    ordered = sorted(report.losses, key=lambda each: not each.blocks)
    rows = tuple(_loss(report, each) for each in ordered)
    columns = ("Resource", "Where", "Change", "What is lost", "Complete newer copy", "Allowed by")
    return Table(f"Danger list ({len(rows)})", columns, rows, is_prose=True)


def _loss(report: Report, loss: Loss) -> tuple[Cell, ...]:
    because = f" ({', '.join(loss.because)})" if loss.because else ""
    return (
        Name(loss.subject.name),
        Name(words.place(report, loss.subject)),
        f"{loss.action}{because}",
        loss.loses,
        loss.newer_copy or _NOTHING,
        loss.allowed_by or "nothing: it blocks",
    )


def _recovery(report: Report) -> Table:
    rows = tuple(_recovery_row(each) for each in report.recovery if each.before != each.after)
    title = f"Recovery ({words.counted(len(rows), 'disk')})"
    return Table(title, ("Disk", "Change", *_RECOVERY), rows)


def _recovery_row(change: RecoveryChange) -> tuple[Cell, ...]:
    kind = "new" if change.before is None else "gone" if change.after is None else "changed"
    there = [each for each in (change.before, change.after) if each is not None]
    figures = map(words.changed, _recovery_words(there[0]), _recovery_words(there[-1]))
    return (Name(change.subject.name), kind, *figures)


def _recovery_words(recovery: Recovery) -> tuple[str, ...]:
    since = recovery.newest_point
    unbounded = "all data" if since is None else f"all since {moment_words(since)}"
    covered = ["backup"] if recovery.backed_up else []
    covered += [words.counted(recovery.series, "snapshot")] if recovery.series else []
    covered += [words.counted(recovery.copies, "copy", "copies")] if recovery.copies else []
    return (
        words.hours_words(recovery.rpo_hours, unbounded),
        words.hours_words(recovery.rpo_other_region_hours, "all data"),
        words.hours_words(recovery.rto_hours, "never"),
        words.hours_words(recovery.rto_other_region_hours, "never"),
        ", ".join(recovery.regions) or _NOTHING,
        words.days_words(recovery.oldest_days, _NOTHING),
        ", ".join(covered) or _NOTHING,
    )


def _assumed(title: str, sentences: Iterable[str]) -> Table:
    rows = tuple((each,) for each in sentences)
    return Table(f"{title} ({len(rows)})", ("Note",), rows, is_prose=True, is_folded=True)


def _cost(cost: CostChange | None) -> Iterator[Table]:
    if cost is None:
        return
    unit = cost.currency
    whole = words.changed(f"{cost.before:,.2f} {unit}", f"{cost.after:,.2f} {unit}")
    source = f"prices of {cost.prices_as_of.isoformat()}, {cost.prices_source}"
    rows = tuple(_cost_row(each) for each in cost.lines if each.before != each.after)
    columns = ("Disk", f"Before ({unit})", f"After ({unit})", "Difference")
    sentence = f"{whole} ({_difference(cost.before, cost.after)}); {source}"
    yield Table("Cost a month", columns, rows, notes=(sentence,))
    missing = (f"not priced: {each}" for each in cost.not_priced)
    yield _assumed("What the cost assumes", (*cost.assumptions, *missing))


def _cost_row(line: CostLine) -> tuple[Cell, ...]:
    difference = _difference(line.before or 0, line.after or 0)
    return (Name(line.subject.name), _money(line.before), _money(line.after), difference)


def _money(amount: float | None) -> str:
    return _ABSENT if amount is None else f"{amount:,.2f}"


def _difference(before: float, after: float) -> str:
    return f"{after - before:+,.2f}"


def _blast_radius(reached: tuple[BlastRadius, ...]) -> Table:
    ordered = sorted(reached, key=lambda each: not each.goes)
    rows = tuple(
        (
            Name(each.subject.name),
            each.subject.type.rpartition(":")[2],
            "goes" if each.goes else "stays",
            _listed(each.disks),
            _listed(each.snapshots),
            _listed(each.backups),
            _undone(each.recoverable_days),
        )
        for each in ordered
    )
    columns = ("If this goes", "Type", "In this change", *_UNREADABLE, "Can be undone")
    return Table(f"Key blast radius ({len(rows)})", columns, rows, is_folded=True)


def _listed(names: tuple[str, ...]) -> str:
    return f"{len(names):,}: {', '.join(names)}" if names else _NOTHING


def _undone(days: int | None) -> str:
    if days is None:
        return "not known"
    return f"for {days:,} d" if days else "no"


def _exceptions(report: Report) -> Table:
    rows = tuple(
        (Name(each.rule), Name(each.urn), each.owner, each.problem) for each in report.exceptions
    )
    columns = ("Rule", "Resources", "Owner", "Problem")
    return Table(f"Exceptions that need a look ({len(rows)})", columns, rows, is_prose=True)
