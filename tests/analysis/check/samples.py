"""Reports of checks: a rich one, its parts, and ones full of odd texts."""

from datetime import date, datetime, timezone
from typing import Any

from azure_disk_analysis.check.report import (
    BlastRadius,
    CostChange,
    CostLine,
    ExceptionNote,
    FindingLevel,
    FindingStatus,
    Loss,
    Position,
    Recovery,
    RecoveryChange,
    Report,
    RuleFinding,
    Subject,
    fingerprint,
)

NOON = datetime(2026, 11, 22, 12, 4, 59, tzinfo=timezone.utc)
LINK = "https://learn.microsoft.com/azure/virtual-machines/disk-encryption"


def subject(name: str = "web", kind: str = "compute:Disk", line: int | None = 12) -> Subject:
    token = f"azure-native:{kind}"
    return Subject(
        urn=f"urn:pulumi:dev::shop::{token}::{name}",
        name=name,
        type=token,
        position=None if line is None else Position(file="main.py", line=line, column=5),
    )


def finding(rule: str = "disk-cmk", **changes: Any) -> RuleFinding:
    """Return a finding that blocks, of the disk ``web`` unless told otherwise."""
    about = changes.get("subject", subject())
    given = {
        "policy": rule,
        "rule": rule,
        "pack": "encryption",
        "level": FindingLevel.MANDATORY,
        "severity": "high",
        "title": "a disk is encrypted with a customer-managed key",
        "message": "is a platform key's type",
        "path": "encryption.type",
        "subject": about,
        "remediation": "set encryption.diskEncryptionSetId to the id of a disk encryption set",
        "link": LINK,
        "frameworks": ("CIS Azure Foundations 2.0 7.3", "MCSB v2 DP-5"),
        "fingerprint": fingerprint(rule, about.urn),
        **changes,
    }
    return RuleFinding(**given)


def advisory(rule: str = "snapshot-tags", **changes: Any) -> RuleFinding:
    given = {"level": FindingLevel.ADVISORY, "severity": "low", "pack": "retention", **changes}
    return finding(rule, **given)


def undecided(rule: str = "disk-cmk", **changes: Any) -> RuleFinding:
    given = {
        "policy": "undecided",
        "title": "a rule could not be decided in this preview",
        "message": f"{rule} can't be decided for web: encryption.type is not known yet",
        **changes,
    }
    return advisory(rule, **given)


def loss(**changes: Any) -> Loss:
    """Return a loss that blocks, of the disk ``data``."""
    given: dict[str, Any] = {
        "subject": subject("data", line=20),
        "action": "replace",
        "loses": "all data on the disk",
        "because": ("location", "sku.name"),
        "newer_copy": "",
        "allowed_by": "",
        **changes,
    }
    return Loss(**given)


def released(**changes: Any) -> Loss:
    """Return the loss of a snapshot that retention names, and that has a copy."""
    given = {
        "subject": subject("monday", "compute:Snapshot", line=None),
        "action": "delete",
        "loses": "the point in time that the snapshot holds",
        "because": (),
        "newer_copy": "tuesday",
        "allowed_by": "retention",
        **changes,
    }
    return loss(**given)


def recovery(**changes: Any) -> Recovery:
    given = {
        "rpo_hours": 6.0,
        "rto_hours": 1.5,
        "copies": 1,
        "regions": ("westeurope", "northeurope"),
        "oldest_days": 14.0,
        "backed_up": True,
        "series": 2,
        "rpo_other_region_hours": 24.0,
        "rto_other_region_hours": 2.0,
        **changes,
    }
    return Recovery(**given)


def unprotected() -> Recovery:
    return recovery(
        rpo_hours=None,
        rto_hours=None,
        copies=0,
        regions=(),
        oldest_days=None,
        backed_up=False,
        series=0,
        rpo_other_region_hours=None,
        rto_other_region_hours=None,
    )


def recovery_change(name: str = "web", **changes: Any) -> RecoveryChange:
    given = {"before": recovery(), "after": recovery(rpo_hours=26.0, copies=0), **changes}
    return RecoveryChange(subject=subject(name), **given)


def cost(**changes: Any) -> CostChange:
    given = {
        "currency": "EUR",
        "prices_as_of": date(2026, 11, 1),
        "prices_source": "Azure retail prices",
        "before": 1_412.5,
        "after": 1_430.0,
        "lines": (
            CostLine(subject=subject(), before=12.5, after=10),
            CostLine(subject=subject("new"), before=None, after=20),
            CostLine(subject=subject("same"), before=1_400, after=1_400),
        ),
        "assumptions": ("a tenth of a disk changes between snapshots",),
        "not_priced": ("ultra",),
        **changes,
    }
    return CostChange(**given)


def blast_radius(**changes: Any) -> BlastRadius:
    given = {
        "subject": subject("disks", "keyvault:Key"),
        "disks": ("web", "data"),
        "snapshots": ("monday",),
        "recoverable_days": 90,
        "backups": ("web-backup",),
        **changes,
    }
    return BlastRadius(**given)


def exception_note(**changes: Any) -> ExceptionNote:
    given = {
        "rule": "disk-cmk",
        "urn": "*::old-*",
        "owner": "ada",
        "problem": "expired on 2026-10-31; renew it after a review, or mend the cause",
        **changes,
    }
    return ExceptionNote(**given)


def empty(**changes: Any) -> Report:
    """Return a report that found nothing."""
    given = {"stack": "dev", "made_at": NOON, "resources": 3, "rules": 2, **changes}
    return Report(**given)


def rich() -> Report:
    """Return a report with everything that a report can have."""
    return empty(
        folder="infra/shop",
        findings=(
            advisory(),
            finding(),
            finding("vault-purge-protection", severity="critical", pack="retention"),
            finding("disk-no-export", status=FindingStatus.EXCEPTED, pack="exposure"),
            finding("disk-no-public", status=FindingStatus.BASELINE, pack="exposure"),
            undecided(subject=subject("later", line=None)),
        ),
        losses=(released(), loss()),
        recovery=(
            recovery_change(),
            recovery_change("new", before=None),
            recovery_change("old", after=None),
            recovery_change("bare", after=unprotected()),
            recovery_change("once", after=recovery(rpo_hours=None, newest_point=NOON)),
            recovery_change("same", after=recovery()),
        ),
        recovery_assumptions=("a disk is restored at 100 MiB/s",),
        cost=cost(),
        key_blast_radius=(blast_radius(), blast_radius(disks=(), backups=(), goes=True)),
        exceptions=(exception_note(),),
        resources=1_200,
        rules=87,
    )
