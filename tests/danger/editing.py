"""How an edit changes the text of :mod:`tests.danger.program`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

BLOCKS, PASSES = "blocks", "passes"

WHOLE = Path(__file__).with_name("program.py").read_text("utf-8")
ELSEWHERE = """class {name}:
    id = client.subscription_id.apply(
        lambda own: f"/subscriptions/{{own}}/resourceGroups/rg-home/providers/{path}"
    )
"""


@dataclass(frozen=True)
class Edit:
    """One edit, as replacements in the program's text."""

    name: str
    what: str
    verdict: str
    says: tuple[str, ...] = ()
    replacing: Mapping[str, str] = field(default_factory=dict)
    approvals: tuple[str, ...] = ()
    is_emptied: bool = False
    """Nothing is left of the program."""

    def text(self) -> str:
        """Return the edited program."""
        text = "" if self.is_emptied else WHOLE
        for old, new in self.replacing.items():
            assert text.count(old) == 1, f"{self.name}: {old!r} stands {text.count(old)} times"
            text = text.replace(old, new)
        return text


def block(start: str, end: str = "\n)\n") -> str:
    """Return the part of the program from one text to the end of the next other."""
    begin = WHOLE.index(start)
    return WHOLE[begin : WHOLE.index(end, begin) + len(end)]


DISK = block("data = compute.Disk(")
MONDAY = block("monday = ", "\n")
KEY = block("    key = keyvault.Key(", "\n    )\n")
KEY_ELSEWHERE = """
    class key:
        key_uri_with_version = f"https://kv-bakery-{name}.vault.azure.net/keys/disks/0123"
"""


def disk(**edits: str) -> dict[str, str]:
    """Return the program's disk with lines edited, by the beginning of each."""
    lines = DISK.splitlines()
    for start, new in edits.items():
        found = [number for number, line in enumerate(lines) if line.strip().startswith(start)]
        assert len(found) == 1, start
        lines[found[0]] = f"    {new},"
    return {DISK: "\n".join(lines) + "\n"}


def options(text: str) -> str:
    """Return the line of resource options."""
    return f"opts=pulumi.ResourceOptions({text})"


OLDER = WHOLE.replace(MONDAY, "").replace(block("monday_away = "), "")
"""The program as it was at first."""
RENAMED = DISK.replace('    "data",\n', '    "store",\n')
SAME_NAME = "aliases=[pulumi.Alias(name='data')]"
SAME_PARENT = "aliases=[pulumi.Alias(parent=pulumi.ROOT_STACK_RESOURCE)]"
DISK_REMOVED = {DISK: ELSEWHERE.format(name="data", path="Microsoft.Compute/disks/data")}
