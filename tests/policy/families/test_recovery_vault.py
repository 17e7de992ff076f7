import pytest

from azure_disk_policy.families.recovery_vault import (
    REDUNDANCY,
    demand_redundancy,
    is_geo_redundant,
)
from azure_disk_policy.inputs import Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, violated
from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import MARK, UNKNOWN_TEXT


def vault(kind: object) -> Resource:
    return recovery_vault({"redundancySettings": {"standardTierStorageRedundancy": kind}})


def allowed(*names: object) -> Context:
    return Context(Inputs({"allowed": list(names)}))


def test_messages_hold_values_of_azure_only() -> None:
    zones = allowed("zoneredundant")
    assert demand_redundancy(vault("ZONEREDUNDANT"), zones) is COMPLIANT
    for kind, text in (
        ("locallyredundant", "is LocallyRedundant, not ZoneRedundant"),
        (MARK, "is not ZoneRedundant"),
        (None, "is absent, which means GeoRedundant, not ZoneRedundant"),
    ):
        assert demand_redundancy(vault(kind), zones) == violated(REDUNDANCY, text)


def test_no_redundancy_of_azure_is_allowed() -> None:
    nothing = NotApplicable("no redundancy is configured")
    assert demand_redundancy(vault(UNKNOWN_TEXT), allowed("Triple")) == nothing
    assert demand_redundancy(vault(None), allowed()) == nothing


def test_copies_in_the_paired_region() -> None:
    kinds = [None, " ", "geoREDUNDANT", "ReadAccessGeoZoneRedundant", "ZoneRedundant", "x"]
    assert [is_geo_redundant(vault(kind)) for kind in kinds] == [True] * 4 + [False] * 2
    with pytest.raises(UnknownInputError, match=rf"^{REDUNDANCY.replace('.', r'[.]')}$"):
        is_geo_redundant(vault(UNKNOWN_TEXT))
