from azure_disk_facts.arm_types import key_vault


def test_placeholder() -> None:
    assert key_vault
