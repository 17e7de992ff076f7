from azure_disk_facts.arm_types import network


def test_placeholder() -> None:
    assert network
