from azure_disk_facts.pending import GRANT_PENDING_CODES, SOURCE_PENDING_WORDS


def test_codes_of_missing_grants() -> None:
    assert "KeyVaultAccessForbidden" in GRANT_PENDING_CODES
    assert len(set(GRANT_PENDING_CODES)) == len(GRANT_PENDING_CODES)
    assert all(code.isalnum() for code in GRANT_PENDING_CODES)


def test_words_of_a_running_copy() -> None:
    assert SOURCE_PENDING_WORDS[0] in "its background copy is at 4 percent"
