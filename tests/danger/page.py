"""``python -m tests.danger.page``: writes the table of edits, ``docs/danger.md``."""

from pathlib import Path

from tests.danger.editing import Edit
from tests.danger.edits import EDITS

PAGE = Path(__file__).parents[2] / "docs" / "danger.md"
_HEAD = """# What an edit would lose

Edits to a plain program on azure-native's own resources (`tests/danger/program.py`: a disk under
its own key, its snapshots, a copy in another region, its backup), and what `azdisk check` says of
each, once the program has been deployed. Every row is asserted by `tests/danger/test_danger.py`
on the real engine, in the test named by the edit (`test_edit[rename]`). An edit that *blocks* ends
`azdisk check` with exit code 1. Shown are the whole danger list, and the mandatory findings of the
policy packs as they are on by themselves; what is allowed, by an approval or by retention, is
still named.

| Edit | Test | Verdict | What is said |
| --- | --- | --- | --- |
"""


def danger_page() -> str:
    """Return the page."""
    return _HEAD + "".join(f"{_row(each)}\n" for each in EDITS)


def _row(edit: Edit) -> str:
    said = "<br>".join(edit.says) or "nothing"
    return f"| {edit.what} | `{edit.name}` | **{edit.verdict}** | {said} |"


if __name__ == "__main__":
    PAGE.write_text(danger_page(), encoding="utf-8")
