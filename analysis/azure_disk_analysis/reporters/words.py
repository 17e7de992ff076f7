"""How times, sizes and RPOs are written for people."""

from datetime import datetime, timedelta, timezone

from azure_disk_analysis.protection import Rpo, RpoKind


def duration_words(length: timedelta) -> str:
    """Return a length in the largest whole units: ``6 h``, ``1 d 2 h``, ``90 min``."""
    minutes = int(length.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if rest:
        return f"{minutes} min"
    days, hours = divmod(hours, 24)
    parts = [f"{days} d"] if days else []
    if hours or not days:
        parts.append(f"{hours} h")
    return " ".join(parts)


def moment_words(moment: datetime) -> str:
    """Return a moment to the minute, in UTC: ``2026-01-01 00:04Z``."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%d %H:%MZ")


def rpo_words(rpo: Rpo) -> str:
    """Return an RPO as it stands in the table."""
    if rpo.kind is RpoKind.BOUNDED and rpo.at_most is not None:
        return f"{duration_words(rpo.at_most)}"
    if rpo.kind is RpoKind.SINCE:
        return "since ?" if rpo.since is None else f"since {moment_words(rpo.since)}"
    return "not yet: copying" if rpo.kind is RpoKind.PENDING else "none"
