from azure_disk_facts.pending import GRANT_PENDING_CODES
from azure_disk_facts.protection_errors import CAUSES, FAILED_STATES, WAITING_STATES, cause_of


def test_states_do_not_overlap() -> None:
    assert not set(FAILED_STATES) & set(WAITING_STATES)


def test_every_missing_right_of_a_backup_has_its_sentence() -> None:
    codes = {code for code in GRANT_PENDING_CODES if code.startswith("UserError")}
    assert {code for code in codes if "Target" not in code and "Restore" not in code} <= set(CAUSES)


def test_an_unknown_code_is_told_in_azures_words() -> None:
    assert cause_of("New", "Something broke.") == "Something broke"
    assert cause_of("", "") == "Azure gives no reason"
    assert cause_of("UserErrorManagedDiskNotFound", "x") == "the disk is gone"
