"""``python -m benchmarks``: ours against a hand-written program, and the simulator's own time."""

import argparse
import json
import statistics
import subprocess
import sys

from rich.console import Console

from benchmarks import simulator_cost
from benchmarks.report import Figures, Pair, Report, show_simulator

SIZES = (10, 100, 1000)
SIMULATOR_SIZES = (100, 1000, 10_000)


def measured(what: str, program: str, resources: int) -> Figures:
    """Run one measurement in a process of its own.

    Raises:
        SystemExit: it failed; says why.
    """
    command = [sys.executable, "-m", "benchmarks.measure", what, program, str(resources)]
    finished = subprocess.run(command, check=False, capture_output=True, text=True)
    if finished.returncode:
        raise SystemExit(f"{what} of {program} failed:\n{finished.stderr[-4000:]}")
    figures: Figures = json.loads(finished.stdout.splitlines()[-1])
    return figures


def compared(what: str, resources: int, rounds: int) -> Pair:
    """Return the medians of both programs, measured in turn.

    Raises:
        SystemExit: the programs do not make the same number of resources.
    """
    runs: dict[str, list[Figures]] = {"ours": [], "hand": []}
    for _ in range(rounds):
        for program, figures in runs.items():
            figures.append(measured(what, program, resources))
    ours, hand = (
        {key: statistics.median(run[key] for run in figures) for key in figures[0]}
        for figures in runs.values()
    )
    if ours["resources"] != hand["resources"]:
        raise SystemExit(f"not the same resources: {ours['resources']} and {hand['resources']}")
    return ours, hand


def compare_sizes(report: Report, sizes: list[int], rounds: int) -> None:
    """Measure both programs at each size."""
    for size in sizes:
        report.measuring(size)
        measured("same", "both", size)
        add_times(report, size, rounds)
        update = compared("up", size, 1)
        report.add("state size", "KiB", "state_bytes", update, size=size)
        report.add("peak memory", "MiB", "peak_mib", update, size=size)


def add_times(report: Report, size: int, rounds: int) -> None:
    """Measure the times of both programs, and those of the processor alone."""
    for name, what in (("SDK", "sdk"), ("preview", "preview")):
        times = compared(what, size, rounds)
        report.add(f"{name} time", "s", "seconds", times, size=size)
        report.add(f"{name} CPU", "s", "cpu_seconds", times, size=size)


def main() -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=3, help="runs of which the median counts")
    parser.add_argument("--large", type=int, help="also time so many resources once, e.g. 5000")
    given = parser.parse_args()
    console = Console(width=100)
    report = Report(console)
    compare_sizes(report, given.sizes, given.rounds)
    if given.large:
        report.measuring(given.large)
        add_times(report, given.large, rounds=1)
    report.show()
    show_simulator(console, {each: simulator_cost.measure(each) for each in SIMULATOR_SIZES})


if __name__ == "__main__":
    main()
