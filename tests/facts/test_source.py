import importlib
import pkgutil

import pytest

import azure_disk_facts
from azure_disk_facts.source import Source

MODULES = [module.name for module in pkgutil.iter_modules(azure_disk_facts.__path__)]
CALCULATIONS = {"arm_id", "durations", "input_ids", "slots", "source"}


@pytest.mark.parametrize("name", sorted(set(MODULES) - CALCULATIONS))
def test_every_table_names_its_source(name: str) -> None:
    source = importlib.import_module(f"azure_disk_facts.{name}").SOURCE
    assert isinstance(source, Source)
    assert source.rule
    assert source.reference
    assert source.as_of.year >= 2024
