from azure_disk_facts.arm_types import services


def test_placeholder() -> None:
    assert services
