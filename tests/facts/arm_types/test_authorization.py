from azure_disk_facts.arm_types import authorization


def test_placeholder() -> None:
    assert authorization
