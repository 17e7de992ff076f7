import pytest

from azure_disk_policy.families.encryption_set import (
    UNUSED,
    keys_of,
    sets_named_by,
    sets_with,
    vaults_of,
    where_used,
)
from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, violated
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    depends,
    disk,
    key_url,
    key_vault,
    keyed_set,
    vault_id,
    vault_key,
)

VAULT, KEY = key_vault(), vault_key()
LATE = keyed_set(UNKNOWN_TEXT)
NAMELESS = key_vault(vaultName=UNKNOWN_TEXT)
BROKEN = violated("properties.x", "is broken")


@pytest.mark.parametrize(
    "named",
    [
        keyed_set(),
        keyed_set(key_url("KV1")),
        keyed_set("https://kv1.vault.azure.cn/keys/k1"),
        keyed_set(UNKNOWN_TEXT, vault_id().upper() + "/"),
        keyed_set("https://[", vault_id()),
        keyed_set(source_vault=UNKNOWN_TEXT),
        depends(LATE, "activeKey", VAULT),
        depends(LATE, "activeKey", KEY),
        depends(LATE, "activeKey", KEY, VAULT),
        depends(keyed_set(UNKNOWN_TEXT, UNKNOWN_TEXT), "activeKey", VAULT),
        depends(keyed_set(activeKey=UNKNOWN_OBJECT), "activeKey", KEY),
    ],
)
def test_the_vault_of_a_set(named: Resource) -> None:
    assert vaults_of(named, Stack([VAULT, KEY])) == [VAULT]


@pytest.mark.parametrize(
    "other",
    [
        keyed_set(key_url("kv11")),
        keyed_set(key_url("kv2"), UNKNOWN_TEXT),
        keyed_set(UNKNOWN_TEXT, vault_id("kv11")),
        keyed_set("https://kv1.managedhsm.azure.net/keys/k1/0"),
        keyed_set(" "),
        keyed_set(activeKey=None),
    ],
)
def test_sets_of_other_vaults(other: Resource) -> None:
    assert vaults_of(other, Stack([VAULT, KEY])) == []


def test_inputs_that_disagree_name_two_vaults() -> None:
    second = vaults_of(keyed_set(key_url("kv1"), vault_id("kv2")), Stack([VAULT, other_vault()]))
    assert [vault.name for vault in second] == ["kv2", "kv1"]


def other_vault() -> Resource:
    found = key_vault(vaultName="kv2")
    return Resource(found.value, token=found.token, name="kv2", urn="urn:kv2")


def test_a_url_is_of_no_vault_or_key_whose_name_is_not_known_yet() -> None:
    assert vaults_of(keyed_set(), Stack([NAMELESS])) == []
    assert vaults_of(keyed_set(UNKNOWN_TEXT, vault_id()), Stack([NAMELESS])) == []
    assert keys_of(keyed_set(), Stack([vault_key(keyName=UNKNOWN_TEXT)])) == []


def test_a_vault_that_can_not_be_told() -> None:
    with pytest.raises(UnknownInputError, match=r"^des1: activeKey\.keyUrl$"):
        vaults_of(LATE, Stack([VAULT]))
    two = depends(LATE, "activeKey", VAULT, other_vault())
    with pytest.raises(UnknownInputError, match=r"^des1: activeKey\.keyUrl$"):
        vaults_of(two, Stack([VAULT, other_vault()]))
    moving = vault_key(vaultName=UNKNOWN_TEXT)
    with pytest.raises(UnknownInputError, match=r"^k1: vaultName$"):
        vaults_of(depends(LATE, "activeKey", moving), Stack([VAULT, moving]))


@pytest.mark.parametrize(
    ("named", "key"),
    [
        (keyed_set(), KEY),
        (keyed_set(key_url("KV1", "K1")), KEY),
        (keyed_set(), depends(vault_key(vaultName=UNKNOWN_TEXT), "vaultName", VAULT)),
        (depends(LATE, "activeKey", KEY), KEY),
    ],
)
def test_the_key_of_a_set(named: Resource, key: Resource) -> None:
    stack = Stack([VAULT, key, vault_key(name="k2"), vault_key(name="k11")])
    assert keys_of(named, stack) == [key]


def test_sets_of_other_keys() -> None:
    stack = Stack([VAULT, KEY])
    assert keys_of(keyed_set(key_url(key="k11")), stack) == []
    assert keys_of(keyed_set(key_url("kv2")), stack) == []
    assert keys_of(keyed_set("https://["), stack) == []
    assert keys_of(LATE, Stack([VAULT])) == []
    assert keys_of(depends(LATE, "activeKey", other_vault()), Stack([KEY, other_vault()])) == []


def test_a_key_that_can_not_be_told() -> None:
    for late in (LATE, depends(LATE, "activeKey", VAULT), keyed_set(UNKNOWN_TEXT, vault_id("kv2"))):
        with pytest.raises(UnknownInputError, match=r"^des1: activeKey\.keyUrl$"):
            keys_of(late, Stack([VAULT, KEY]))
    with pytest.raises(UnknownInputError, match=r"^k1: vaultName$"):
        keys_of(keyed_set(), Stack([VAULT, vault_key(vaultName=UNKNOWN_TEXT)]))


def test_from_what_is_behind_to_the_sets() -> None:
    stack, gaps = Stack([VAULT, KEY, keyed_set(), LATE]), Gaps()
    assert [each.name for each in sets_with(VAULT, stack, gaps)] == ["des1"]
    assert [each.name for each in sets_with(KEY, stack, gaps)] == ["des1"]
    gaps.settle()
    assert sets_with(vault_key(name="k2"), stack, gaps) == []
    with pytest.raises(UnknownInputError, match=r"^des1: activeKey\.keyUrl$"):
        gaps.settle()


def test_where_used() -> None:
    used, unused = Stack([VAULT, keyed_set()]), Stack([VAULT])
    skipped = NotApplicable("is recovered")
    assert where_used(VAULT, used, lambda: BROKEN) is BROKEN
    assert where_used(VAULT, unused, lambda: BROKEN) is UNUSED
    assert where_used(VAULT, unused, lambda: COMPLIANT) is COMPLIANT
    assert where_used(VAULT, Stack([VAULT, LATE]), lambda: skipped) is skipped
    with pytest.raises(UnknownInputError, match=r"^des1: activeKey\.keyUrl$"):
        where_used(VAULT, Stack([VAULT, LATE]), lambda: BROKEN)


def test_the_sets_of_a_disk() -> None:
    stack, gaps = Stack([keyed_set()]), Gaps()
    secure = {"secureVMDiskEncryptionSetId": ENCRYPTION_SET_ID}
    both = disk(encryption={"diskEncryptionSetId": ENCRYPTION_SET_ID}, securityProfile=secure)
    assert [path for path, _ in sets_named_by(both, stack, gaps)] == [
        "encryption.diskEncryptionSetId",
        "securityProfile.secureVMDiskEncryptionSetId",
    ]
    assert gaps.first is None
    assert sets_named_by(disk(encryption=UNKNOWN_OBJECT), stack, gaps) == []
    assert str(gaps.first) == "d1: encryption"
