from azure_disk_facts.arm_types import compute


def test_placeholder() -> None:
    assert compute
