"""Whether both programs declare the same resources; ``python -m benchmarks.same`` tells."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextvars import copy_context
from itertools import zip_longest
from typing import Any, cast

import pulumi
from pulumi.runtime.settings import ROOT

from azure_disk_protection import COMPONENTS
from azure_disk_simulator.azure import Azure
from benchmarks import hand_written, ours
from benchmarks.mocks import Recorder
from benchmarks.plan import Plan
from benchmarks.seed import seed
from benchmarks.shared import Shared

PROGRAMS: dict[str, Callable[[Shared, Plan], None]] = {
    "hand": hand_written.declare,
    "ours": ours.declare,
}
LEFT_OUT = {"VhdExport"}
"""Components that nothing is measured of: they need a live endpoint."""
SHOWN = 20
"""Differences that are shown."""

Seen = Counter[tuple[str, str, str]]


def run_mocked(program: Callable[[], None], mocks: Any, monitor: Any = None) -> None:
    """Run a program to its end on a mocked engine."""

    def run() -> None:
        ROOT.set(None)
        pulumi.runtime.set_mocks(mocks, preview=False, monitor=monitor)
        wait_for_all = cast("Callable[[Any], Callable[[], None]]", pulumi.runtime.test)
        wait_for_all(program)()

    copy_context().run(run)


def declared(program: str, plan: Plan) -> Recorder:
    """Return what a program declares."""
    with Azure.in_memory() as azure:
        shared = seed(azure, plan.blocks)
    monitor = Recorder(shared.subscription_id)
    run_mocked(lambda: PROGRAMS[program](shared, plan), monitor.mocks, monitor)
    return monitor


def differences(plan: Plan) -> list[str]:
    """Return how the programs differ, up to made-up names, by type and what is unlike."""
    recorded = declared("ours", plan)
    hand, own = declared("hand", plan).seen, recorded.seen
    unused = {each.__name__ for each in COMPONENTS} - LEFT_OUT - recorded.components
    if plan.has_once and unused:
        return [f"components that ours does not use: {', '.join(sorted(unused))}"]
    extra, missing = _by_type(own - hand), _by_type(hand - own)
    found: Counter[str] = Counter()
    for token in sorted({*extra, *missing}):
        nothing: dict[str, str] = {}
        pairs = zip_longest(extra.get(token, []), missing.get(token, []), fillvalue=nothing)
        for ours_has, hand_has in pairs:
            found[f"{token}: {_unlike(ours_has, hand_has)}"] += 1
    return [f"{number} times {text}" for text, number in found.items()]


def _by_type(seen: Seen) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for token, inputs, options in sorted(seen.elements()):
        leaves = {**dict(_leaves(json.loads(inputs))), **dict(_leaves(json.loads(options)))}
        found.setdefault(token, []).append(leaves)
    return found


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in items:
        below = f"{path}.{key}" if path else str(key)
        if isinstance(each, (dict, list)) and each:
            yield from _leaves(each, below)
        else:
            yield below, str(each)


def _unlike(ours_has: dict[str, str], hand_has: dict[str, str]) -> str:
    if not ours_has or not hand_has:
        return "by hand only" if hand_has else "ours only"
    paths = [path for path in {**ours_has, **hand_has} if ours_has.get(path) != hand_has.get(path)]
    return ", ".join(
        f"{path} is {ours_has.get(path)} in ours, {hand_has.get(path)} by hand" for path in paths
    )


def require_same(plan: Plan) -> None:
    """Do nothing when both programs declare the same.

    Raises:
        SystemExit: they do not; shows how they differ.
    """
    found = differences(plan)
    if found:
        shown = "\n".join(found[:SHOWN])
        raise SystemExit(
            f"the programs differ, correct benchmarks/hand_written or benchmarks/ours:\n{shown}"
        )


def kinds(plan: Plan) -> dict[str, int]:
    """Return how many resources of each type a program declares."""
    counted: Counter[str] = Counter()
    for (token, _, _), number in declared("ours", plan).seen.items():
        counted[token.removeprefix("azure-native:")] += number
    return dict(counted.most_common())


def main() -> None:
    """Compare the programs at their smallest that has everything; list what they declare."""
    plan = Plan(2, 1, has_once=True)
    require_same(plan)
    print(json.dumps(kinds(plan), indent=2))


if __name__ == "__main__":
    main()
