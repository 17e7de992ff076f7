"""Pains 14 and 15: a policy says what Azure takes, or which of its inputs is wrong, and why."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pulumi_azure_native import resources

from azure_disk_protection import BackupVault, DiskBackupPolicy, InvalidInputs
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from tests.components.recording import record

BASE: dict[str, Any] = {"resource_group_name": "rg", "vault_name": "bv-bakery", "every": "P1D"}

durations = st.integers(1, 500).map("P{}D".format)
policies = st.fixed_dictionaries(
    {
        "every": st.sampled_from(["PT1H", "PT2H", "PT3H", "PT4H", "PT6H", "PT8H", "PT12H", "P1D"])
        | st.sampled_from(["P1W", "PT90M", "P2D"]),
        "keep": durations,
    },
    optional={
        "keep_daily": durations,
        "keep_weekly": durations | st.integers(1, 60).map("P{}W".format),
        "start": st.sampled_from(["2026-01-01T02:00:00", "2026-06-30T23:59:00+02:00", "at noon"]),
        "time_zone": st.sampled_from(["UTC", "W. Europe Standard Time", "Europe/Berlin"]),
    },
)


@settings(max_examples=60)
@given(policies)
def test_azure_refuses_no_policy_that_the_component_takes(inputs: dict[str, Any]) -> None:
    def program() -> None:
        group = resources.ResourceGroup("group", resource_group_name="rg", location="westeurope")
        place: Any = {"resource_group_name": group.name, "location": "westeurope"}
        place["vault_name"] = "bv-bakery"
        vault = BackupVault("vault", place)
        args: Any = {**BASE, "vault_name": vault.vault_name, **inputs}
        DiskBackupPolicy("policy", args)

    with Azure.in_memory() as azure:
        error = run_program(azure, program).error
    if error is not None:
        assert isinstance(error, InvalidInputs), str(error)
        for problem in error.problems:
            assert problem.path in {"every", "keep", "keepDaily", "keepWeekly", "start", "timeZone"}
            assert problem.allowed


@pytest.mark.parametrize("name", ["keep_monthly", "keep_yearly", "retention_rules"])
def test_tags_that_disks_do_not_have_cannot_be_said(name: str) -> None:
    args: Any = {**BASE, "keep": "P7D", name: "P31D"}
    with pytest.raises(InvalidInputs) as caught:
        record(lambda: DiskBackupPolicy("policy", args))
    (problem,) = caught.value.problems
    assert f"got the unknown key {name!r}, allowed: " in str(problem)
