"""The table of all inputs: the property each ends in, and the test that asserts it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from azure_disk_protection import COMPONENTS
from azure_disk_protection.reading import schema_case
from tests.components.case import Case, End, ends
from tests.components.inputs import case_of, inputs_of
from tests.conformance.rounds import in_life, rounds_of

PAGE = Path(__file__).parents[2] / "docs" / "inputs.md"
MOST_ENDS = 4
"""Ends shown for one input."""

_HEAD = """# Where every input ends

Each input of each component, the resource property it ends in, and what a change of it means in a
running stack. Every row is asserted by `tests/inputs/test_inputs.py`, in the test named by
component and input (`test_input_ends_in_a_property[ManagedDisk-sizeGib]`). The resources are named
by their role; `option X` is an option of the resource in Pulumi. *made* means that the input
decides whether the resource is there, *at creation only* that later changes are not carried out,
*refused* that component or provider say no to them.

Each change is made on the real engine too, from a deployed stack: updates are carried out, and a
second run finds nothing left to do; what would replace is previewed only. *life* stands for
`test_life[<component>]` of `tests/conformance/test_lives.py`, where all inputs change at once that
need no other, and *round X* for `test_round[<component>-X]` of `tests/conformance/test_rounds.py`,
where the rest changes, beside the inputs it needs.

`imports` and `keepVersionAliases` are the same everywhere: the import id and the aliases of the
children (`tests/inputs/test_adoption.py`).
"""


def spelled(name: str) -> str:
    """Return an input's name in schema case."""
    return ".".join(schema_case(part) for part in name.split("."))


def row(case: Case, name: str, found: list[End]) -> str:
    """Return an input's row."""
    why = case.changes[name].why
    shown = [_end(end) for end in found[:MOST_ENDS]]
    more = len(found) - MOST_ENDS
    if more > 0:
        shown.append(f"{more} more")
    return f"| `{spelled(name)}` | {why or ', '.join(shown)} | {_place(case, name)} |"


def _place(case: Case, name: str) -> str:
    """Say in which engine test an input changes."""
    if name in in_life(case):
        return "life"
    found = [each for each in rounds_of(case) if name in each.names]
    return f"round `{spelled(found[0].names[0])}`" if found else ""


def _end(end: End) -> str:
    place = f"{end.resource} `{end.path}`" if end.path else end.resource
    return f"{place} ({end.change})"


def page() -> str:
    """Return the page ``inputs.md``."""
    return "\n".join([_HEAD, *_tables()])


def _tables() -> Iterator[str]:
    for component in COMPONENTS:
        yield f"## {component.__name__}\n"
        yield "| input | ends in | changes in |"
        yield "|---|---|---|"
        yield from _rows(component)
        yield ""


def _rows(component: type[Any]) -> Iterator[str]:
    case = case_of(component)
    for name in sorted(inputs_of(component)):
        yield row(case, name, [] if case.changes[name].why else ends(case, name))


def rows_of_page() -> dict[str, list[str]]:
    """Return the rows of the page as it is committed, by component."""
    rows: dict[str, list[str]] = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            rows[line[3:]] = []
        elif line.startswith("| `"):
            rows[list(rows)[-1]].append(line)
    return rows


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
