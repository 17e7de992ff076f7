from dataclasses import replace

from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types import neighbours
from azure_disk_policy import rules
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import Compliant, NotApplicable, Violated
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_vault,
    depends,
    key_vault,
    made,
    secret,
    verdicts_of,
)

NAME = "vault-protection-not-weakened"


def settings(soft: object, immutable: object, key: str) -> dict[str, object]:
    return {
        "securitySettings": {
            "softDeleteSettings": {key: soft},
            "immutabilitySettings": {"state": immutable},
        }
    }


def backup(soft: object = "On", immutable: object = "Unlocked") -> Resource:
    return backup_vault(settings(soft, immutable, "state"), location="westeurope")


def recovery(soft: object = "Enabled", immutable: object = "Unlocked") -> Resource:
    props = {
        "resourceGroupName": "rg-backup",
        "vaultName": "rsv1",
        "properties": settings(soft, immutable, "softDeleteState"),
    }
    return made(neighbours.RECOVERY_VAULT.token, "rsv1", props)


def keys(*, purge: object = True, soft: object = True) -> Resource:
    return key_vault({"enablePurgeProtection": purge, "enableSoftDelete": soft})


def test_backup_vaults() -> None:
    bare = backup_vault(location="westeurope")
    assert_outcomes(
        NAME,
        {
            "pass_same": backup(),
            "pass_stronger": backup("AlwaysOn", "Locked"),
            "pass_odd_case": backup("ALWAYSON", "unlocked"),
            "pass_soft_delete_absent": backup(None),
            "pass_word_of_another_service": backup("Enabled"),
            "pass_secret": backup(secret("On"), secret("Locked")),
            "pass_secret_that_is_no_state": backup(secret()),
            "fail_off": backup("Off"),
            "fail_off_in_odd_case": backup("OFF"),
            "fail_disabled": backup("On", "Disabled"),
            "fail_immutability_absent": backup("On", None),
            "fail_all_absent": bare,
            "fail_secret": backup(secret("off")),
            "fail_beside_unknown": backup(UNKNOWN_TEXT, "Disabled"),
            "skip_new": replace(backup_vault(name="bv2"), urn="urn:new"),
            "undecided_soft_delete": backup(UNKNOWN_TEXT),
            "undecided_immutability": backup("On", UNKNOWN_TEXT),
            "undecided_properties": backup_vault(UNKNOWN_OBJECT),
        },
        previous=[backup()],
    )
    locked = [backup("AlwaysOn", "Locked")]
    samples = {
        "pass_same": locked[0],
        "fail_on": backup("On", "Locked"),
        "fail_soft_delete_absent": backup(None, "Locked"),
        "fail_unlocked": backup("AlwaysOn", "Unlocked"),
    }
    assert_outcomes(NAME, samples, previous=locked)
    assert_outcomes(NAME, {"pass_absent": bare, "fail_off": backup("Off")}, previous=[bare])
    assert_outcomes(NAME, {"pass_off": backup("Off", None)}, previous=[backup("Off", "Disabled")])


def test_recovery_vaults() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_same": recovery(),
            "pass_stronger": recovery("AlwaysON", "Locked"),
            "pass_spelt_like_a_backup_vault": recovery("AlwaysOn"),
            "pass_soft_delete_absent": recovery(None),
            "fail_disabled": recovery("disabled"),
            "fail_immutability_absent": recovery("Enabled", None),
            "undecided_soft_delete": recovery(UNKNOWN_TEXT),
        },
        previous=[recovery()],
    )
    samples = {"fail_enabled": recovery(), "fail_absent": recovery(None)}
    assert_outcomes(NAME, samples, previous=[recovery("AlwaysOn")])


def test_key_vaults() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_same": keys(),
            "pass_text": keys(purge="TRUE", soft="true"),
            "pass_soft_delete_absent": keys(soft=None),
            "fail_purge_protection": keys(purge=False),
            "fail_text": keys(purge="False"),
            "fail_purge_protection_absent": keys(purge=None),
            "fail_soft_delete": keys(soft="false"),
            "undecided_purge_protection": keys(purge=UNKNOWN_BOOL),
        },
        previous=[keys()],
    )
    off = keys(purge=False, soft=False)
    assert_outcomes(NAME, {"pass_on": keys(), "pass_off": off}, previous=[off])


def proxy(token: str, vault: object, group: object = "rg-backup", name: str = "p") -> Resource:
    return made(token, name, {"resourceGroupName": group, "vaultName": vault})


def test_guards_stay() -> None:
    cases = (
        (backup(), types.RESOURCE_GUARD_PROXY.token, "bv1"),
        (recovery(), neighbours.RECOVERY_GUARD_PROXY.token, "rsv1"),
    )
    for vault, token, name in cases:
        guard, later = proxy(token, name), proxy(token, UNKNOWN_TEXT)
        foreign = proxy(token, f"{name}1")
        assert_outcomes(
            NAME,
            {
                "fail_absent": [vault],
                "fail_guard_of_another": [vault, foreign],
                "fail_guard_in_another_group": [vault, proxy(token, name, "rg-backup2")],
                "fail_secret_name": [vault, proxy(token, secret())],
            },
            previous=[vault, guard],
        )
        kept = {
            "same": [vault, guard],
            "other_case": [vault, proxy(token, name.upper(), "RG-BACKUP", "q")],
            "dependency": [vault, depends(later, "vaultName", vault)],
        }
        for case, sample in kept.items():
            found = verdicts_of(NAME, sample, previous=[vault, guard])
            assert isinstance(found[-1], Compliant), (case, found)
        samples = {"undecided_guard": [vault, later]}
        assert_outcomes(NAME, samples, previous=[vault, guard])
        samples = {"pass_never_guarded": [vault], "pass_guarded_now": [vault, guard]}
        assert_outcomes(NAME, samples, previous=[vault, foreign])


def test_alone_a_vault_tells_what_it_can() -> None:
    rule = rules.load(NAME)
    guard = proxy(types.RESOURCE_GUARD_PROXY.token, "bv1")

    def alone(vault: Resource, *previous: Resource) -> object:
        return rule.judge(vault, Context(previous=Stack(previous)))

    decided_later = NotApplicable("decided with the whole stack")
    assert isinstance(alone(backup("Off"), backup(), guard), Violated)
    assert isinstance(alone(backup(), backup()), Compliant)
    assert alone(backup(), backup(), guard) == decided_later
    assert alone(backup(UNKNOWN_TEXT), backup()) == decided_later


def test_nothing_is_known_of_the_last_deployment() -> None:
    assert_outcomes(NAME, {"skip_all": [backup("Off", "Disabled"), keys(purge=False)]})


def test_says_what_was() -> None:
    vault, guard = backup("On", "Disabled"), proxy(types.RESOURCE_GUARD_PROXY.token, "bv1")
    _, verdict = verdicts_of(NAME, vault, previous=[backup("AlwaysOn", "Locked"), guard])
    assert isinstance(verdict, Violated)
    security = "properties.securitySettings"
    assert [(each.path, each.message) for each in verdict.violations] == [
        (f"{security}.softDeleteSettings.state", "is On, after AlwaysOn in the last deployment"),
        (
            f"{security}.immutabilitySettings.state",
            "is Disabled, after Locked in the last deployment",
        ),
        ("", "has lost the resource guard it had in the last deployment"),
    ]
