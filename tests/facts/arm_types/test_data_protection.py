from azure_disk_facts.arm_types import data_protection


def test_placeholder() -> None:
    assert data_protection
