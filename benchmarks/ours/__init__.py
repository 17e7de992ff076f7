"""The measured program by the library: the same resources as :mod:`benchmarks.hand_written`."""

from benchmarks.ours.blocks import declare_block
from benchmarks.ours.estate import declare_estate
from benchmarks.ours.fleet import declare_fleet
from benchmarks.ours.once import declare_once
from benchmarks.plan import Plan
from benchmarks.shared import Shared

__all__ = ["declare"]


def declare(shared: Shared, plan: Plan) -> None:
    """Declare everything."""
    declare_fleet(shared, plan.disks)
    if plan.has_once:
        zone_id = declare_once(shared)
        declare_estate()
        for number in range(plan.blocks):
            declare_block(shared, number, zone_id)
