import pytest

from azure_disk_protection.checks.given import run
from azure_disk_protection.checks.taken_over import check_made
from tests.components.recording import DISK_ID


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"imports": {"disk": DISK_ID}}, []),
        ({"imports": {"probe": DISK_ID}, "probe": True}, []),
        (
            {"imports": {"probe": DISK_ID}},
            [
                f"imports: got { ({'probe': DISK_ID})!r}, allowed: nothing for 'probe' with these "
                "inputs; no such child is made"
            ],
        ),
    ],
)
def test_an_id_that_no_child_takes(values: dict[str, object], expected: list[str]) -> None:
    check = check_made(lambda given: {"probe": given.has("probe")})
    assert [str(each) for each in run([check], values)] == expected
