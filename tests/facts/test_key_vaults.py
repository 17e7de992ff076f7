from enum import Enum

from pulumi_azure_native import keyvault, security

from azure_disk_facts import key_vaults


def test_spelling_of_arm() -> None:
    """Checked against the enums of the installed provider SDK."""
    for ours, theirs in (
        (key_vaults.KeyVaultSku, keyvault.SkuName),
        (key_vaults.TrustedServices, keyvault.NetworkRuleBypassOptions),
        (key_vaults.DefenderTier, security.PricingTier),
        (key_vaults.KeyCurve, keyvault.JsonWebKeyCurveName),
        (key_vaults.LifetimeAction, keyvault.KeyRotationPolicyActionType),
    ):
        assert {member.value for member in ours} == {member.value for member in theirs}
    assert keyvault.CreateMode.RECOVER.value == key_vaults.RECOVER


def test_permissions() -> None:
    """Each kind of permission may be granted whole, and lets purge."""
    kinds: dict[str, type[Enum]] = {
        "keys": keyvault.KeyPermissions,
        "secrets": keyvault.SecretPermissions,
        "certificates": keyvault.CertificatePermissions,
        "storage": keyvault.StoragePermissions,
    }
    assert tuple(kinds) == key_vaults.PERMISSION_KINDS
    for kind in kinds.values():
        words = {member.value for member in kind}
        assert {key_vaults.ALL_PERMISSIONS, key_vaults.PURGE_PERMISSION} <= words


def test_kinds_of_keys() -> None:
    """The SDK has those that key vaults keep; of managed HSMs there are symmetric ones too."""
    kinds = {kind.value for kind in key_vaults.KeyKind}
    vaults = {kind.value for kind in keyvault.JsonWebKeyType}
    assert kinds - vaults == {"oct", "oct-HSM"}
    assert vaults == {kind.value for kind in (*key_vaults.RSA_KINDS, *key_vaults.EC_KINDS)}
    in_hardware = {kind for kind in kinds if kind.endswith(key_vaults.HSM_SUFFIX)}
    assert in_hardware == {"RSA-HSM", "EC-HSM", "oct-HSM"}
    assert key_vaults.GET_PERMISSION in {each.value for each in keyvault.KeyPermissions}
