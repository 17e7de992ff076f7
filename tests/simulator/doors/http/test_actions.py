from azure_disk_simulator.doors.http.actions import accepted, action, find
from azure_disk_simulator.doors.http.exchange import Answer, Exchange, Target
from azure_disk_simulator.doors.http.long_running import LongRunning, done_after
from tests.simulator.estate import Estate


def test_actions_are_found_in_any_case() -> None:
    @action("POST", "Test.Actions/things", "doIt")
    def do_it(_: Exchange, __: Target) -> Answer:
        return Answer(204)

    assert find("POST", Target("", "test.actions/THINGS", "DOIT")) is do_it
    assert find("GET", Target("", "Test.Actions/things", "doIt")) is None
    assert find("POST", Target("", "Test.Actions/things", "other")) is None


def test_an_accepted_operation_says_where_to_ask(estate: Estate) -> None:
    exchange = Exchange(
        estate.azure, LongRunning(), "http://x", "POST", "/", {"api-version": "2024-03-02"}, None
    )
    target = Target("/id", "Microsoft.Compute/disks", "beginGetAccess")
    answer = accepted(exchange, target, done_after(0, None))
    assert answer.status == 202
    start = f"http://x/subscriptions/{estate.azure.subscription_id}/providers/Microsoft.Compute/"
    assert answer.headers["Azure-AsyncOperation"].startswith(f"{start}locations/any/operations/")
    assert answer.headers["Location"].startswith(f"{start}locations/any/operationResults/")
    assert answer.headers["Location"].endswith("?api-version=2024-03-02")
