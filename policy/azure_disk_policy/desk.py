"""What the policies of one pack hand to each other: open verdicts, and inputs seen before."""

from dataclasses import dataclass
from threading import local

from azure_disk_policy.packs import Pack
from azure_disk_policy.rule import Scope
from azure_disk_policy.verdicts import Undecided

WHOLE_STACK = ""
"""Name of the call that judges the whole stack; any other call is named by its resource's URN."""


@dataclass(frozen=True)
class Open:
    """A verdict that is still open."""

    rule: str
    name: str
    """Logical name of the resource."""
    urn: str
    verdict: Undecided
    effect: str | None = None
    """``warn`` or ``block`` where the rule's own configuration says so."""

    def __str__(self) -> str:
        return f"{self.rule} can't be decided for {self.name}: {self.verdict} is not known yet"


class _Pad(local):
    """The open verdicts of the call that this thread serves."""

    call = WHOLE_STACK

    def __init__(self) -> None:
        self.open: dict[str, list[Open]] = {}


class Desk:
    """Where rules leave open verdicts for the policy ``undecided``.

    One call of the engine runs in one thread, policy after policy, ``undecided`` last.
    """

    def __init__(self, pack: Pack) -> None:
        self.types = frozenset(
            facts.token
            for rule, _ in pack.rules()
            if rule.scope is Scope.STACK
            for facts in (*rule.looks_at, *rule.consults)
        )
        """Tokens of the types that the pack's stack rules read."""
        self.inputs: dict[str, object] = {}
        """Inputs of resources of these types, by URN, as the engine showed them one by one."""
        self._pad = _Pad()

    def put(self, call: str, rule: str, verdicts: list[Open]) -> None:
        """Leave a rule's open verdicts; those of an earlier call are forgotten."""
        if call != self._pad.call:
            self._pad.call, self._pad.open = call, {}
        self._pad.open[rule] = verdicts

    def take(self, call: str) -> list[Open]:
        """Return the open verdicts of a call and forget them."""
        found = self._pad.open if call == self._pad.call else {}
        self._pad.open = {}
        return [item for verdicts in found.values() for item in verdicts]
