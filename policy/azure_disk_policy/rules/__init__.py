"""The rules, one a file: rule ``disk-cmk`` stands in ``disk_cmk.py`` as ``RULE``."""

from importlib import import_module

from azure_disk_policy.rule import Rule


def load(name: str) -> Rule:
    """Return the rule of that name.

    Raises:
        ModuleNotFoundError: there is no such rule.
    """
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    rule = module.RULE
    if not isinstance(rule, Rule) or rule.name != name:
        raise TypeError(f"{module.__name__}: RULE is not the rule {name!r}")
    return rule
