import pytest

from azure_disk_policy.families.key_vault import (
    RECOVERED,
    demand_no_public_access,
    unless_recovered,
)
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, violated
from tests.policy.samples import UNKNOWN_TEXT, key_vault

BROKEN = violated("properties.x", "is broken")


def test_a_recovered_vault_is_exempt() -> None:
    assert unless_recovered(key_vault({"createMode": "RECOVER"}), lambda: BROKEN) is RECOVERED
    assert unless_recovered(key_vault({"createMode": "default"}), lambda: BROKEN) is BROKEN
    assert unless_recovered(key_vault({}), lambda: BROKEN) is BROKEN


def test_the_mode_is_read_only_where_it_matters() -> None:
    unknown = key_vault({"createMode": UNKNOWN_TEXT})
    assert unless_recovered(unknown, lambda: COMPLIANT) is COMPLIANT
    with pytest.raises(UnknownInputError, match=r"^properties\.createMode$"):
        unless_recovered(unknown, lambda: BROKEN)


def test_what_is_not_applicable_stays_so() -> None:
    other = NotApplicable("no disk uses it")
    assert unless_recovered(key_vault({"createMode": UNKNOWN_TEXT}), lambda: other) is other


def test_public_access() -> None:
    path = "properties.publicNetworkAccess"
    assert demand_no_public_access(key_vault({"publicNetworkAccess": "disabled"})) is COMPLIANT
    assert demand_no_public_access(key_vault({"publicNetworkAccess": "enabled"})) == violated(
        path, "is Enabled, not Disabled"
    )
    assert demand_no_public_access(key_vault({})) == violated(
        path, "is absent, which means Enabled, not Disabled"
    )
