"""Runs that would lose data by replacing it, and runs that would stop at what is protected.

A create-only property (a disk's zone, a key's type) cannot be changed; the engine would make a new
resource and delete the old one. Nobody means that by editing a setting, so it is refused unless
the resource is named.

Without a preview the engine notices what is protected only when its turn to be deleted comes, and
much is gone by then; so ``down`` looks through the state first.
"""

from collections.abc import Collection, Iterable, Sequence

from azure_disk_analysis.deployment import Resource
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.run_record import VERBS, Step
from azure_disk_facts.resource_types import IRREPLACEABLE

_TOKENS = frozenset(facts.token for facts in IRREPLACEABLE)


def replaced(plan: Iterable[Step]) -> tuple[Step, ...]:
    """Return what a plan would replace although it holds data, each once, by name."""
    found = {
        step.urn: step
        for step in plan
        if VERBS.get(step.operation) == "replaced" and step.token in _TOKENS
    }
    return tuple(sorted(found.values(), key=lambda step: step.name))


def refuse_to_replace(plan: Iterable[Step], allowed: Collection[str]) -> None:
    """Do nothing unless a plan replaces what holds data and is not named in ``allowed``.

    Raises:
        Stop: (exit 1) with each such resource and what to do.
    """
    doomed = [step for step in replaced(plan) if step.name not in allowed]
    if not doomed:
        return
    names = "\n".join(f"  {step.kind} {step.name}" for step in doomed)
    options = " ".join(f"--allow-replacement {step.name}" for step in doomed)
    raise Stop(
        Exit.STOPPED,
        f"{len(doomed)} resources would be replaced, which deletes what they hold; "
        f"nothing was changed:\n{names}\n"
        "to keep them: undo the change (Azure fixes region, zone, source, name and key type at "
        "creation), or declare a new one beside; to replace them all the same: "
        f"azdisk up {options}",
    )


def refuse_protected(guarded: Sequence[Resource], settings: str) -> None:
    """Do nothing unless something is protected; ``settings``: name of the stack's file.

    Raises:
        Stop: (exit 1) with each such resource and how to lift it.
    """
    if not guarded:
        return
    found = sorted(guarded, key=lambda item: item.name)
    names = "\n".join(f"  {item.token.rsplit(':', 1)[-1]} {item.name}" for item in found)
    many = "1 resource is" if len(guarded) == 1 else f"{len(guarded)} resources are"
    raise Stop(
        Exit.STOPPED,
        f"{many} protected, nothing was deleted:\n{names}\n"
        "to delete all but these: azdisk down --keep-protected; to delete these too: set "
        f"'protect: false' in the estate of {settings} (what a program protects by itself: there), "
        "run azdisk up, then azdisk down",
    )
