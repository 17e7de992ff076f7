import asyncio
import threading

from azure_disk_simulator.doors.event_loops import current_loop, event_loop


def test_a_loop_of_its_own_that_is_closed_in_the_end() -> None:
    before = current_loop()
    with event_loop():
        own = current_loop()
        assert own is not None
        assert own is not before
        task = own.create_task(asyncio.sleep(60))
    assert own.is_closed()
    assert task.cancelled()
    assert current_loop() is before


def test_a_thread_without_a_loop_has_none() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(current_loop()))
    thread.start()
    thread.join()
    assert found == [None]
