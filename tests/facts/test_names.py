import pytest

from azure_disk_facts import names
from azure_disk_facts.names import NameRule


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        (
            names.COMPUTE_NAME,
            ["d", "web-os", "a_", "a.b", "9", "x" * 80],
            ["", "-a", "a-", "a.", "a b", "x" * 81, "a\n"],
        ),
        (
            names.KEY_VAULT_NAME,
            ["abc", "kv-disks", "k" * 24],
            ["ab", "1kv", "kv-", "kv--a", "k" * 25, "kv_a", "abc\n"],
        ),
        (names.KEY_NAME, ["k", "disk-key"], ["", "a_b", "x" * 128]),
        (names.BACKUP_VAULT_NAME, ["vault", "bv-we"], ["bv-w", "5vault", "vault-", "v" * 51]),
        (
            names.RECOVERY_VAULT_NAME,
            ["rs", "rsv-Prod-01", "v" * 50],
            ["r", "1vault", "-rsv", "rsv_1", "rsv.1", "v" * 51, "rsv\n", "tr\u00e9sor"],
        ),
        (names.BACKUP_POLICY_NAME, ["abc", "p1-daily"], ["ab", "1ab", "a_b"]),
        (names.MANAGEMENT_GROUP_NAME, ["mg", "m_(1).a-b"], ["", "m.", "a/b", "m" * 91]),
        (names.RESOURCE_GROUP_NAME, ["rg", "rg.(1)-a_b"], ["", "rg.", "r/g", "r" * 91]),
        (names.IDENTITY_NAME, ["id-1"], ["id", "-id1"]),
    ],
)
def test_names(rule: NameRule, good: list[str], bad: list[str]) -> None:
    assert [name for name in good if not rule.accepts(name)] == []
    assert [name for name in bad if rule.accepts(name)] == []
