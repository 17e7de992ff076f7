import pytest

from azure_disk_facts import workflows


@pytest.mark.parametrize("name", ["nightly", "a", "A_1-b", "x" * 43])
def test_names_that_fit(name: str) -> None:
    assert workflows.WORKFLOW_NAME.accepts(name)


@pytest.mark.parametrize("name", ["", "-a", "a.b", "a(b)", "x" * 44])
def test_names_that_do_not(name: str) -> None:
    assert not workflows.WORKFLOW_NAME.accepts(name)


def test_a_local_start_has_no_offset() -> None:
    assert workflows.LOCAL_START.match("2026-01-01T02:00:00")
    assert not workflows.LOCAL_START.match("2026-01-01T02:00:00Z")
    assert not workflows.LOCAL_START.match("2026-01-01T02:00")


def test_every_frequency_of_a_schedule_has_a_longest_interval() -> None:
    assert {each.value for each in workflows.Frequency} < set(workflows.MAX_INTERVAL)
