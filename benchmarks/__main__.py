"""``python -m benchmarks``: ours against a hand-written program, and the simulator's own time."""

import argparse
import json
import statistics
import subprocess
import sys

from rich.console import Console
from rich.table import Table

from benchmarks import simulator_cost
from benchmarks.measure import RESOURCES_PER_DISK

SIZES = (10, 100, 1000)
SIMULATOR_SIZES = (100, 1000, 10_000)
TARGETS = {"SDK time": 0.30, "preview": 0.60, "state size": 1.10, "peak memory": None}
Figures = dict[str, float]


def measured(what: str, program: str, resources: int) -> Figures:
    """Run one measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.measure", what, program]
    command.append(str(resources // RESOURCES_PER_DISK))
    finished = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(finished.stdout.splitlines()[-1])
    return figures


def compared(what: str, resources: int, rounds: int) -> tuple[Figures, Figures]:
    """Return the medians of both programs, measured in turn."""
    runs: dict[str, list[Figures]] = {"ours": [], "hand": []}
    for _ in range(rounds):
        for program, figures in runs.items():
            figures.append(measured(what, program, resources))
    ours, hand = (
        {key: statistics.median(run[key] for run in figures) for key in figures[0]}
        for figures in runs.values()
    )
    if what != "preview" and ours["resources"] != hand["resources"]:
        raise SystemExit(f"not the same resources: {ours['resources']} and {hand['resources']}")
    return ours, hand


def compare_programs(console: Console, sizes: tuple[int, ...], rounds: int) -> None:
    """Print each figure of both programs and their ratio."""
    table = Table("resources", "figure", "ours", "by hand", "ratio", "target", title="Programs")
    for resources in sizes:
        console.print(f"measuring {resources} resources ...", style="dim")
        sdk = compared("sdk", resources, rounds)
        preview = compared("preview", resources, rounds)
        update = compared("up", resources, 1)
        rows = (
            ("SDK time", "s", "seconds", sdk),
            ("preview", "s", "seconds", preview),
            ("state size", "KiB", "state_bytes", update),
            ("peak memory", "MiB", "peak_mib", update),
        )
        for name, unit, key, (ours, hand) in rows:
            scale = 1024 if unit == "KiB" else 1
            # What start-up costs hides the rest in a small program: the targets are for 1,000.
            target = TARGETS[name] if resources >= max(SIZES) else None
            table.add_row(
                str(resources),
                name,
                f"{ours[key] / scale:.2f} {unit}",
                f"{hand[key] / scale:.2f} {unit}",
                f"{ours[key] / hand[key]:.2f}",
                "" if target is None else f"<= {target:.2f}",
            )
    console.print(table)


def show_simulator(console: Console, sizes: tuple[int, ...]) -> None:
    """Print the simulator's time for one operation as it fills up."""
    table = Table("resources", "create", "read", "update", "delete", title="Simulator, ms (median)")
    for resources in sizes:
        figures = simulator_cost.measure(resources)
        table.add_row(str(resources), *(f"{value:.3f}" for value in figures.values()))
    console.print(table)


def main() -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=3, help="runs of which the median counts")
    given = parser.parse_args()
    console = Console(width=100)
    compare_programs(console, tuple(given.sizes), given.rounds)
    show_simulator(console, SIMULATOR_SIZES)


if __name__ == "__main__":
    main()
