"""The measured program as one writes it with pulumi-azure-native alone."""

from benchmarks.hand_written.blocks import declare_block
from benchmarks.hand_written.estate import declare_estate
from benchmarks.hand_written.fleet import declare_fleet
from benchmarks.hand_written.once import declare_once
from benchmarks.plan import Plan
from benchmarks.shared import Shared

__all__ = ["declare"]


def declare(shared: Shared, plan: Plan) -> None:
    """Declare everything."""
    declare_fleet(shared, plan.disks)
    if plan.has_once:
        zone = declare_once(shared)
        declare_estate(shared)
        for number in range(plan.blocks):
            declare_block(shared, number, zone.id)
