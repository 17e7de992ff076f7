"""What ``azdisk check`` does: look at a program or a state, judge it, put it into a report."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from azure_disk_analysis.check.exceptions import Excuse, excuse, values_fingerprint
from azure_disk_analysis.check.findings import rule_findings
from azure_disk_analysis.check.losses import losses
from azure_disk_analysis.check.report import FindingStatus, Report, RuleFinding
from azure_disk_cli.check import engine_path, fast_path, state_path
from azure_disk_cli.check.seen import Seen
from azure_disk_cli.display import Display
from azure_disk_cli.outcome import wrong_input
from azure_disk_cli.policies import EXCEPTIONS, read_excuses
from azure_disk_cli.session import Target, open_session, read_target
from azure_disk_policy.configuration import PackConfig
from azure_disk_policy.judging import level_of
from azure_disk_policy.pack import Level
from azure_disk_policy.packs import PACKS


@dataclass(frozen=True)
class Request:
    """What to check, and how."""

    project: Path
    stack: str
    is_cloud: bool = False
    is_fast: bool = False
    """Without an engine: the rules alone."""
    state: Path | None = None
    """A stack export to audit in place of the program."""
    approvals: tuple[str, ...] = ()
    """Names or URNs of resources whose loss somebody has approved."""
    baseline: Path | None = None
    """A JSON report: findings that stand in it do not count."""


def check(request: Request, now: datetime | None = None) -> Report:
    """Return the report on what a request names.

    Raises:
        Stop: (exit 1) the program or Azure's own rules refuse; (exit 2) something given is wrong;
            (exit 3) the engine cannot be had.
    """
    now = now or datetime.now(timezone.utc)
    known = read_baseline(request.baseline)
    target = read_target(request.project, request.stack, cloud=request.is_cloud, any_program=True)
    excuses = read_excuses(target.project.folder / EXCEPTIONS)
    seen = _look(request, target)
    report = report_on(seen, target, excuses, now=now, approvals=request.approvals)
    found = tuple(_known(each, known) for each in report.findings)
    return report.model_copy(update={"findings": found})


def report_on(
    seen: Seen,
    target: Target,
    excuses: Sequence[Excuse],
    *,
    now: datetime,
    approvals: Sequence[str] = (),
) -> Report:
    """Return the report on what a look has shown."""
    found, notes = excuse(tuple(_marked(seen, target.policies)), excuses, now.date())
    return Report(
        stack=target.stack.name,
        made_at=now,
        findings=found,
        losses=tuple(losses(seen.change, now, approvals)),
        exceptions=notes,
        resources=seen.resources,
        rules=rules_on(target.policies),
    )


def _look(request: Request, target: Target) -> Seen:
    if request.state is not None:
        return state_path.see(request.state, target.policies)
    if request.is_fast:
        return fast_path.see(target, target.policies)
    with open_session(target, Display(as_json=True)) as session:
        return engine_path.see(session, target.policies)


def _marked(seen: Seen, config: Mapping[str, PackConfig]) -> Iterator[tuple[RuleFinding, str]]:
    for finding in rule_findings(seen.said, seen.change, config):
        resource = seen.change.new.get(finding.subject.urn)
        inputs = resource.inputs if resource is not None else {}
        yield finding, values_fingerprint(finding.rule, inputs, finding.path)


def _known(finding: RuleFinding, known: frozenset[str]) -> RuleFinding:
    if finding.status is not FindingStatus.NEW or finding.fingerprint not in known:
        return finding
    return finding.model_copy(update={"status": FindingStatus.BASELINE})


def read_baseline(path: Path | None) -> frozenset[str]:
    """Return the fingerprints of the findings of an earlier JSON report.

    Raises:
        Stop: (exit 2) it is none.
    """
    if path is None:
        return frozenset()
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        return frozenset(str(each["fingerprint"]) for each in given["findings"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise wrong_input(
            f"--baseline: {path}: no report ({type(error).__name__}: {error}), allowed: what "
            "'azdisk check --format json' wrote"
        ) from None


def rules_on(config: Mapping[str, PackConfig]) -> int:
    """Return how many rules are switched on."""
    return sum(
        level_of(pack, name, config.get(pack.name, {})) is not Level.DISABLED
        for pack in PACKS
        for name in pack.names
    )
