from azure_disk_facts.arm_types import row


def test_placeholder() -> None:
    assert row
