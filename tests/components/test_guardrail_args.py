import inspect
from enum import Enum
from typing import get_args

import pytest

from azure_disk_facts.azure_policies import Effect
from azure_disk_protection import GuardrailsArgs
from azure_disk_protection.guardrail_args import (
    AuditEffect,
    DenyEffect,
    ExportEffect,
    ModifyEffect,
)
from azure_disk_protection.guardrail_built_ins import GUARDRAILS

DERIVED = {"snapshots_young", "disks_backed_up"}
"""Guardrails that are on when what they ask for is given."""


@pytest.mark.parametrize("kind", [AuditEffect, DenyEffect, ExportEffect, ModifyEffect])
def test_effects_are_azures(kind: type[Enum]) -> None:
    assert {each.value for each in kind} <= {each.value for each in Effect}


def test_every_guardrail_has_an_input_of_its_effects() -> None:
    fields = inspect.get_annotations(GuardrailsArgs)
    for each in GUARDRAILS:
        if each.name not in DERIVED:
            (kind,) = get_args(fields[each.name])
            assert {effect.value for effect in kind} == {effect.value for effect in each.effects}
