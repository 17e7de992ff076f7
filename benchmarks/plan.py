"""How many of what a measured program declares, for about so many resources."""

from dataclasses import dataclass

RESOURCES_PER_DISK = 5
"""Of a fleet's disk: itself, a snapshot, a copy, a role assignment and a backup instance."""
RESOURCES_PER_BLOCK = 44
"""Of a block (:mod:`benchmarks.ours.blocks`)."""
RESOURCES_ONCE = 69
"""Of what a program has once (:mod:`benchmarks.ours.once`, :mod:`benchmarks.ours.estate`)."""
RESOURCES_FOR_A_BLOCK = 200
"""One block in so many resources: the bulk stays the fleet."""
LEAST_FOR_ALL = 100
"""A smaller program is a fleet alone: what is there once would be all of it."""
LEAST_DISKS = 2


@dataclass(frozen=True)
class Plan:
    """What a measured program declares."""

    disks: int
    """Disks of the fleet."""
    blocks: int
    has_once: bool

    @classmethod
    def of(cls, resources: int) -> "Plan":
        """Return the plan for about so many resources."""
        if resources < LEAST_FOR_ALL:
            return cls(resources // RESOURCES_PER_DISK, 0, has_once=False)
        blocks = max(1, resources // RESOURCES_FOR_A_BLOCK)
        left = resources - RESOURCES_ONCE - blocks * RESOURCES_PER_BLOCK
        return cls(max(LEAST_DISKS, left // RESOURCES_PER_DISK), blocks, has_once=True)
