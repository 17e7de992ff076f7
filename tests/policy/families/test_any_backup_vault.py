from collections.abc import Callable

import pytest

from azure_disk_facts.arm_types.neighbours import PROTECTED_ITEM, RECOVERY_GUARD_PROXY
from azure_disk_facts.backup import ImmutabilityState, VaultRedundancy
from azure_disk_policy.families import backup_vault as backup
from azure_disk_policy.families import recovery_vault as recovery
from azure_disk_policy.families.any_backup_vault import (
    SOFT_DELETE_MIN_DAYS,
    SoftDelete,
    allowed_redundancies,
    demand_child,
    demand_cross_region,
    demand_enabled,
    demand_immutability,
    demand_own_subscription,
)
from azure_disk_policy.inputs import Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated
from tests.policy.recovery_samples import guard_proxy, protected_item, recovery_vault
from tests.policy.samples import UNKNOWN_TEXT, Props, backup_vault

Build = Callable[[object], Resource]
LEAST = Context(Inputs({SOFT_DELETE_MIN_DAYS.name: 30}))
NO_LEAST = Context()


def settings(terms: SoftDelete, state: object, days: object) -> Props:
    """Return properties of a vault, as the paths of its type have them."""
    names = [path.rsplit(".", 1)[-1] for path in (terms.state, terms.days)]
    given = dict(zip(names, (state, days), strict=True))
    return {"securitySettings": {"softDeleteSettings": given}}


BOTH = pytest.mark.parametrize(
    ("terms", "vault"),
    [(backup.SOFT_DELETION, backup_vault), (recovery.SOFT_DELETION, recovery_vault)],
    ids=["backup", "recovery"],
)


@BOTH
def test_soft_delete_says_the_states_of_its_vault(terms: SoftDelete, vault: Build) -> None:
    off = vault(settings(terms, terms.off.value, None))
    on, always = terms.on.value, terms.always_on.value
    text = f"is {terms.off.value}, not {on} or {always}"
    assert terms.demand_on(off) == violated(terms.state, text)
    assert terms.demand_on(vault({})) is COMPLIANT
    text = f"is absent, which means {on}, not {always}"
    assert terms.demand_always_on(vault({})) == violated(terms.state, text)


@BOTH
def test_days_of_soft_delete(terms: SoftDelete, vault: Build) -> None:
    def demand(state: object, days: object) -> Verdict:
        return terms.demand_days(vault(settings(terms, state, days)), LEAST)

    assert demand(terms.on.value, 29) == violated(terms.days, "is 29, less than 30")
    assert demand(terms.on.value, 181) == violated(terms.days, "is 181, more than 180")
    assert demand(terms.on.value, None) == violated(terms.days, "is 14, less than 30")
    assert demand(terms.off.value, 0) == NotApplicable("soft delete is off")


@BOTH
def test_fixes_of_soft_delete(terms: SoftDelete, vault: Build) -> None:
    on = {terms.state: terms.on.value}
    for days, more in ((None, {}), (30, {}), (UNKNOWN_TEXT, {}), (0, {terms.days: 14})):
        off = vault(settings(terms, terms.off.value, days))
        assert terms.switch_on(off, NO_LEAST) == {**on, **more}
    assert terms.raise_days(vault({}), LEAST) == {terms.days: 30}
    assert terms.raise_days(vault(settings(terms, None, 30)), LEAST) == {}
    assert terms.raise_days(vault({}), NO_LEAST) == {}


def test_immutability() -> None:
    path = recovery.IMMUTABILITY
    unlocked = recovery_vault({"securitySettings": {"immutabilitySettings": {"state": "Unlocked"}}})
    locked = ImmutabilityState.LOCKED
    assert demand_immutability(unlocked, path, ImmutabilityState.UNLOCKED, locked) is COMPLIANT
    assert demand_immutability(unlocked, path, locked) == violated(path, "is Unlocked, not Locked")
    assert demand_immutability(recovery_vault(), path, locked) == violated(
        path, "is absent, which means Disabled, not Locked"
    )


def test_features_are_off_and_restores_elsewhere_on_unless_given() -> None:
    vault = recovery_vault()
    assert demand_enabled(vault, "properties.x") == violated(
        "properties.x", "is absent, which means Disabled, not Enabled"
    )
    assert demand_own_subscription(vault, "properties.x") == violated(
        "properties.x", "is absent, which means Enabled, not Disabled or PermanentlyDisabled"
    )


def test_restores_across_regions_ask_for_the_redundancy_only_where_it_matters() -> None:
    def unknown(_: Resource) -> bool:
        raise UnknownInputError("redundancy")

    on, off = recovery_vault({"x": "enabled"}), recovery_vault({"x": "Disabled"})
    path = "properties.x"
    assert demand_cross_region(on, path, unknown) is COMPLIANT
    with pytest.raises(UnknownInputError, match=r"^redundancy$"):
        demand_cross_region(off, path, unknown)
    text = "is Disabled, not Enabled"
    assert demand_cross_region(off, path, lambda _: True) == violated(path, text)
    assert demand_cross_region(off, path, lambda _: False) == NotApplicable(
        "only a vault with copies in the paired region restores there"
    )


def test_parts_of_a_vault() -> None:
    vault = recovery_vault()
    kinds = (PROTECTED_ITEM, RECOVERY_GUARD_PROXY)

    def demand(*parts: Resource) -> Verdict:
        return demand_child(vault, kinds, Stack([vault, *parts]), missing="has none")

    assert demand(guard_proxy()) is COMPLIANT
    assert demand(protected_item({}, UNKNOWN_TEXT), guard_proxy()) is COMPLIANT
    assert demand(guard_proxy("rsv2")) == violated("", "has none")
    with pytest.raises(UnknownInputError, match=r"^item1: vaultName$"):
        demand(protected_item({}, UNKNOWN_TEXT))


def test_parameter_of_redundancies() -> None:
    parameter = allowed_redundancies(VaultRedundancy.GEO_REDUNDANT)
    assert parameter.name == "allowed"
    assert parameter.json_schema() == {
        "type": "array",
        "items": {"type": "string", "enum": [each.value for each in VaultRedundancy]},
        "minItems": 1,
        "default": ["GeoRedundant"],
        "description": "the redundancies a vault may have",
    }
