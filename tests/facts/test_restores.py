from azure.mgmt.dataprotection import models

from azure_disk_facts.pending import GRANT_PENDING_CODES
from azure_disk_facts.restores import (
    RECOVERY_OPTION,
    RECOVERY_POINT_TYPE,
    RESTORE_REQUEST_TYPE,
    RestoreError,
)


def test_names_are_those_of_azures_client() -> None:
    assert hasattr(models, RESTORE_REQUEST_TYPE)
    assert hasattr(models, RECOVERY_POINT_TYPE)
    assert models.RecoveryOption.FAIL_IF_EXISTS.value == RECOVERY_OPTION


def test_what_a_late_grant_fails_with_is_waited_for() -> None:
    pending = {each.value for each in RestoreError if "FORBIDDEN" in each.name}
    assert pending <= set(GRANT_PENDING_CODES)
    assert RestoreError.TARGET_EXISTS.value not in GRANT_PENDING_CODES
