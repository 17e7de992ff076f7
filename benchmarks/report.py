"""What is printed of the measurements."""

from rich.console import Console
from rich.table import Table

from azure_disk_protection import COMPONENTS
from benchmarks import same

TARGETS = {"SDK time": 0.30, "preview time": 0.60, "state size": 1.10}
TARGET_SIZE = 1000
"""Resources that the targets are for: what start-up costs hides the rest in a small program."""

LEFT_OUT = {
    "VhdExport": "a dynamic resource that moves data: it needs a live endpoint",
    "DiskRestore of a recovery point": "a dynamic resource too; restores of snapshots are in",
}
NOTES = (
    "Both programs declare the same resources: types, inputs and options are compared before each "
    "size is measured, up to the GUIDs and role names that each makes up.",
    "Below 100 resources a program is a fleet alone (disk, snapshot, copy, role, backup); from 100 "
    "on every component is in use, and most resources are the fleet's.",
    "SDK time: the program on a mocked engine that answers at once. Preview: of a new stack on the "
    "real engine and the simulated Azure. State and memory: after its first update.",
    "CPU: of program and engine together; on a machine that is busy otherwise it tells more.",
    "Waiting: off for copies (wait: false), and the protection of disks is there at once, so no "
    "program waits. Ours still asks once for each copy of a SnapshotCopy how far it is; the "
    "hand-written program does not ask.",
    "By hand means argument classes; no components, no checks, no hooks that retry.",
)

Figures = dict[str, float]
Pair = tuple[Figures, Figures]


class Report:
    """Collects what was measured, and prints it."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._programs = Table(
            "resources", "figure", "ours", "by hand", "ratio", "target", title="Programs"
        )
        self._growth = Table(
            "resources", "figure", "ours", "by hand", title="Growth: ms for each resource"
        )

    def measuring(self, resources: int) -> None:
        """Say what is measured now."""
        self.console.print(f"measuring about {resources} resources ...", style="dim")

    def add(self, figure: str, unit: str, key: str, pair: Pair, *, size: int) -> None:
        """Take one figure of both programs; targets are for one size."""
        ours, hand = pair
        scale = 1024 if unit == "KiB" else 1
        target = TARGETS.get(figure) if size == TARGET_SIZE else None
        resources = f"{hand['resources']:.0f}"
        self._programs.add_row(
            resources,
            figure,
            f"{ours[key] / scale:.2f} {unit}",
            f"{hand[key] / scale:.2f} {unit}",
            f"{ours[key] / hand[key]:.2f}",
            "" if target is None else f"<= {target:.2f}",
        )
        if unit == "s":
            each = (f"{run[key] / hand['resources'] * 1000:.1f}" for run in pair)
            self._growth.add_row(resources, figure, *each)

    def show(self) -> None:
        """Print the tables and how to read them."""
        self.console.print(self._programs)
        self.console.print(self._growth)
        used = [each.__name__ for each in COMPONENTS if each.__name__ not in same.LEFT_OUT]
        self.console.print(f"In use: {', '.join(sorted(used))}.", style="dim")
        for name, why in LEFT_OUT.items():
            self.console.print(f"Left out: {name}: {why}.", style="dim")
        for note in NOTES:
            self.console.print(note, style="dim")


def show_simulator(console: Console, figures: dict[int, Figures]) -> None:
    """Print the simulator's time for one operation as it fills up."""
    table = Table("resources", "create", "read", "update", "delete", title="Simulator, ms (median)")
    for resources, times in figures.items():
        table.add_row(str(resources), *(f"{value:.3f}" for value in times.values()))
    console.print(table)
