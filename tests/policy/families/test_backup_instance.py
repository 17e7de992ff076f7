from azure_disk_policy.families import backup_instance
from tests.policy.samples import disk_id, instance, policy_id


def test_paths_are_azure_natives() -> None:
    assert instance().text(backup_instance.DISK_ID) == disk_id()
    assert instance().text(backup_instance.POLICY_ID) == policy_id()
