from azure_disk_protection import GuardrailsArgs
from azure_disk_protection.guardrail_args import DenyEffect
from azure_disk_protection.guardrail_presets import enforcing, observing, rehearsing
from tests.components.rails import HOME, effects, recorded

BASE: GuardrailsArgs = {"location": "westeurope", "scope": HOME}


def test_observing_changes_nothing() -> None:
    on = effects(recorded(**observing(BASE))["g-assignment"])
    assert set(on.values()) == {"Audit"}
    assert {"vaultImmutability", "doubleEncryption", "keyVaultRoles"} <= set(on)


def test_enforcing_denies_and_closes() -> None:
    on = effects(recorded(**enforcing(BASE))["g-assignment"])
    assert {name for name, effect in on.items() if effect == "Deny"} == {
        "disksEncrypted",
        "snapshotsEncrypted",
        "snapshotsIncremental",
        "keyVaultPurgeProtection",
    }
    assert {name for name, effect in on.items() if effect == "Modify"} == {
        "diskExport",
        "snapshotExport",
        "snapshotPublicAccess",
    }


def test_rehearsing_enforces_nothing() -> None:
    made = recorded(**rehearsing(enforcing(BASE)))
    assert made["g-assignment"].at("enforcementMode") == "DoNotEnforce"


def test_what_is_given_wins() -> None:
    given: GuardrailsArgs = {**BASE, "disks_encrypted": DenyEffect.DISABLED}
    assert "disksEncrypted" not in effects(recorded(**enforcing(given))["g-assignment"])
