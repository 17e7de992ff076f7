import pytest

from azure_disk_cli.data_loss import refuse_to_replace, replaced
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.run_record import Step
from azure_disk_facts.resource_types import DISK, KEY, ROLE_ASSIGNMENT


def step(operation: str, token: str = DISK.token, name: str = "web-disk") -> Step:
    return Step(operation, token, name, f"urn::{name}", {}, is_custom=True)


@pytest.mark.parametrize("operation", ["replace", "create-replacement", "import-replacement"])
def test_a_replaced_disk_is_found_once(operation: str) -> None:
    plan = [step(operation), step("replace"), step("delete-replaced")]
    assert [each.name for each in replaced(plan)] == ["web-disk"]


@pytest.mark.parametrize("operation", ["create", "update", "delete", "same", "import"])
def test_other_operations_are_no_replacement(operation: str) -> None:
    assert replaced([step(operation)]) == ()


def test_grants_may_be_replaced() -> None:
    assert replaced([step("replace", ROLE_ASSIGNMENT.token, "grant")]) == ()


def test_names_what_would_be_lost_and_what_to_do() -> None:
    plan = [step("replace"), step("replace", KEY.token, "key"), step("replace", name="allowed")]
    with pytest.raises(Stop) as stop:
        refuse_to_replace(plan, {"allowed"})
    assert stop.value.code is Exit.STOPPED
    assert str(stop.value) == (
        "2 resources would be replaced, which deletes what they hold; nothing was changed:\n"
        "  Key key\n"
        "  Disk web-disk\n"
        "to keep them: undo the change (Azure fixes region, zone, source, name and key type at "
        "creation), or declare a new one beside; to replace them all the same: azdisk up "
        "--allow-replacement key --allow-replacement web-disk"
    )


def test_nothing_is_refused_when_all_are_named() -> None:
    refuse_to_replace([step("replace")], ["web-disk"])
    refuse_to_replace([], [])
