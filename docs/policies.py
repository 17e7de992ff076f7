"""The page ``policies.md``: every rule with what it demands, its level and parameters."""

import json
import re
from collections.abc import Iterator

from azure_disk_policy.pack import Level, Pack
from azure_disk_policy.packs import PACKS
from azure_disk_policy.presets import PRESETS
from azure_disk_policy.rule import Parameter, Rule, Scope

_HEAD = """# Policy rules

What the packs `encryption`, `exposure` and `retention` check in any Pulumi program. Made from the
rules themselves (`python docs/generate.py`). A rule in **bold** is on by default; the others are
switched on by a level or a parameter, or by a preset:

```yaml
# policy/configuration.yaml
presets: [cis]              # {presets}
unknown: block              # what a preview can't decide stops it; the default is warn
rules:
  disk-export-denied: mandatory
  bp-operational-retention-min: {{level: mandatory, minDays: 14}}
  disk-backed-up: disabled
```

*alone* rules judge a resource as it is registered, *stack* rules at the end, with all others at
hand. At level `remediate` the engine sets what rules with a *yes* can mend, and shows it as a diff;
nothing is ever set that replaces a resource, takes protection away, or is not known yet.
"""


def policies_page() -> str:
    """Return the page ``policies.md``."""
    head = _HEAD.format(presets=", ".join(PRESETS))
    return "\n".join([head, *(line for pack in PACKS for line in _pack(pack))])


def _pack(pack: Pack) -> Iterator[str]:
    yield f"## {pack.name}\n"
    yield f"{pack.description[0].upper()}{pack.description[1:]}.\n"
    yield "| rule | demands | level | judges | parameters | sets | what to do | controls |"
    yield "|---|---|---|---|---|---|---|---|"
    for rule, level in pack.rules():
        yield _row(pack, rule, is_on=level is not Level.DISABLED)
    yield ""


def _row(pack: Pack, rule: Rule, *, is_on: bool) -> str:
    name = f"[{rule.name}]({rule.link})"
    types = ", ".join(facts.token.rsplit(":", 1)[-1] for facts in rule.looks_at)
    scope = {Scope.RESOURCE: "alone", Scope.STACK: "stack", Scope.BOTH: "alone, stack"}
    cells = (
        f"**{name}**" if is_on else name,
        f"{rule.title} ({rule.severity.value})",
        pack.level_when_on(rule.name).value,
        f"{types}; {scope[rule.scope]}",
        "<br>".join(_parameter(each) for each in rule.parameters),
        "yes" if rule.fix else "",
        rule.remediation,
        ", ".join(f"{each.name} {each.control}" for each in rule.frameworks),
    )
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _parameter(parameter: Parameter) -> str:
    return f"`{parameter.name}` = `{json.dumps(parameter.default)}`: {parameter.description}"


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").strip()
