"""Backup policies whose tags and retention rules belong together."""

from functools import partial

from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.inputs import Gaps, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated, Violation


def _names(owners: list[Inputs], path: str, gaps: Gaps) -> dict[str, Inputs]:
    """Return the names at a path of each owner with where they stand; exact, blanks included."""
    found = [gaps.read(partial(owner.known, path)) for owner in owners]
    return {
        name: owner.at(path)
        for name, owner in zip(found, owners, strict=True)
        if isinstance(name, str)
    }


def _unmatched(
    names: dict[str, Inputs], others: dict[str, Inputs], wording: tuple[str, str]
) -> list[Violation]:
    what, lacks = wording
    return [
        Violation(
            inputs.path, f"the {what}{backup_policy.shown(name)} has no {lacks} of that very name"
        )
        for name, inputs in names.items()
        if name not in others
    ]


def bp_tags_have_rules(policy: Resource, _: Context) -> Verdict:
    """Demand a retention rule for each tag of the schedule and a tag for each retention rule.

    Names compare exactly. A name that is unknown may turn out to be the missing one.
    """
    rules = backup_policy.rules_of(policy)
    if not rules.backup:
        rules.gaps.settle()
        return backup_policy.NO_SCHEDULE
    tag_gaps, rule_gaps = Gaps(rules.gaps.first), Gaps(rules.gaps.first)
    criteria = rules.below(rules.backup, "trigger.taggingCriteria")
    tag_gaps.first = tag_gaps.first or rules.gaps.first
    tags = _names(criteria, "tagInfo.tagName", tag_gaps)
    retentions = _names(rules.retention, "name", rule_gaps)
    violations: list[Violation] = []
    if rule_gaps.first is None:
        violations += _unmatched(tags, retentions, ("retention tag", "retention rule"))
    if tag_gaps.first is None:
        violations += _unmatched(retentions, tags, ("retention rule", "tag in the schedule"))
    if violations:
        return Violated(tuple(violations))
    tag_gaps.settle()
    rule_gaps.settle()
    return COMPLIANT


RULE = Rule(
    name="bp-tags-have-rules",
    title="a backup policy has a retention rule for each tag, and a tag for each retention rule",
    severity=Severity.HIGH,
    looks_at=(BACKUP_POLICY,),
    check=bp_tags_have_rules,
    remediation="give tag and AzureRetentionRule the same name, letter for letter",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
