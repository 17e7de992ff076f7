"""What a pack is: rules by name, and the level a violation of each has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from azure_disk_policy import rules
from azure_disk_policy.rule import Rule


class Level(str, Enum):
    """What a violation does."""

    ADVISORY = "advisory"
    """It is shown."""
    MANDATORY = "mandatory"
    """It stops the deployment."""
    REMEDIATE = "remediate"
    """What the rule can set is set; what remains wrong stops the deployment."""
    DISABLED = "disabled"
    """The rule is off until a configuration gives it a level."""


@dataclass(frozen=True)
class Pack:
    """Rules by name, each with the level it has once it is on."""

    name: str
    description: str
    recommended: Mapping[str, Level]
    """Rules that are on unless configured otherwise."""
    optional: Mapping[str, Level]
    """Rules that a configuration or a preset has to switch on."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all rules, recommended ones first."""
        return (*self.recommended, *self.optional)

    def level(self, name: str) -> Level:
        """Return the level of a rule that nothing configures."""
        return self.recommended.get(name, Level.DISABLED)

    def level_when_on(self, name: str) -> Level:
        """Return the level that a rule of the pack has once it is on.

        Raises:
            KeyError: the pack has no such rule.
        """
        return self.recommended[name] if name in self.recommended else self.optional[name]

    def rules(self) -> Iterator[tuple[Rule, Level]]:
        """Yield each rule with its level; only now are the rules imported."""
        for name in self.names:
            yield rules.load(name), self.level(name)
