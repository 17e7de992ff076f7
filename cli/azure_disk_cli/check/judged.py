"""The rules on resources in this process, as the packs would say it on the engine."""

from collections.abc import Iterable, Iterator, Mapping

from azure_disk_analysis.check.findings import Said
from azure_disk_cli.policies import remarking
from azure_disk_policy import rules
from azure_disk_policy.configuration import PackConfig
from azure_disk_policy.judging import UNDECIDED, UNDECIDED_TITLE, Finding, Judge
from azure_disk_policy.pack import Pack
from azure_disk_policy.packs import PACKS
from azure_disk_policy.resource import Resource


def judged(resources: Iterable[Resource], config: Mapping[str, PackConfig]) -> Iterator[Said]:
    """Yield what the packs say of some resources one by one, and of all of them together."""
    known, remarks = list(resources), remarking(config)
    for pack in PACKS:
        judge = Judge(pack, remarks[pack.name])
        for resource in known:
            yield from _said(pack, judge.judge(resource).findings)
        yield from _said(pack, judge.judge_stack(known).findings)


def _said(pack: Pack, findings: Iterable[Finding]) -> Iterator[Said]:
    for each in findings:
        title = UNDECIDED_TITLE if each.policy == UNDECIDED else rules.load(each.policy).title
        yield Said(pack.name, each.policy, f"{title}\n{each.message}", each.urn)
