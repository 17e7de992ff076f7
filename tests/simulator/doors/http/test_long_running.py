from azure_disk_simulator import errors
from azure_disk_simulator.doors.http.long_running import RUNNING, LongRunning, done_after
from tests.simulator.estate import refused


def test_an_operation_goes_on_until_its_result_is_there() -> None:
    operations = LongRunning()
    number = operations.start(done_after(2, {"a": 1}))
    assert [operations.look(number).status for _ in range(4)] == [
        "InProgress",
        "InProgress",
        "Succeeded",
        "Succeeded",
    ]
    assert operations.look(number).result == {"a": 1}


def test_it_is_not_asked_again_once_it_has_failed() -> None:
    asked: list[int] = []

    def poll() -> object:
        asked.append(1)
        if len(asked) == 1:
            return RUNNING
        raise errors.bad_request("no")

    operations = LongRunning()
    number = operations.start(poll)
    states = [operations.look(number).status for _ in range(3)]
    assert states == ["InProgress", "Failed", "Failed"]
    assert len(asked) == 2


def test_ids_differ_and_unknown_ones_are_refused() -> None:
    operations = LongRunning()
    assert operations.start(done_after(0, None)) != operations.start(done_after(0, None))
    with refused("OperationNotFound", match="The operation 'x' could not be found"):
        operations.look("x")
