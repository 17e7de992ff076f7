from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    depends,
    disk,
    disk_id,
    instance,
    key_url,
    keyed_set,
    policy_id,
    retention_rule,
    secret,
    vault_key,
    verdicts_of,
)

NAME = "key-expiry-covers-retention"
NOW = {"now": "2026-06-01T00:00:00Z"}
TODAY, DAY = 1780272000, 86400


def key(days: object = 30, name: str = "k1") -> Resource:
    """Return a key that expires in so many days."""
    expires = TODAY + days * DAY if isinstance(days, int) else days
    return vault_key({"kty": "RSA", "attributes": {"expires": expires}}, name)


def keeping(*durations: object, name: str = "bp1", **properties: object) -> Resource:
    names = ("Default", "Daily", "Weekly")
    rules = [retention_rule(tag, keep) for tag, keep in zip(names, durations, strict=False)]
    return backup_policy(*rules, name=name, **properties)


def under(set_id: object = ENCRYPTION_SET_ID, name: str = "d1") -> Resource:
    return disk(name, encryption={"diskEncryptionSetId": set_id})


SET, BACKUP = keyed_set(), instance()
LATE_BACKUP = instance(UNKNOWN_TEXT)


def test_the_chain_from_policy_to_key() -> None:
    chain = [SET, under(), BACKUP]
    assert_outcomes(
        NAME,
        {
            "pass_longer": [key(31), *chain, keeping("P30D")],
            "pass_digits_and_ids_in_other_case": [
                key(f"{TODAY + 31 * DAY}"),
                SET,
                under(ENCRYPTION_SET_ID.upper()),
                instance(disk_id().upper(), policy_id().upper()),
                keeping("p30d"),
            ],
            "pass_secret": [key(secret(TODAY + 31 * DAY)), *chain, keeping("P30D")],
            "pass_unknown_retention_of_blobs": [
                key(31),
                *chain,
                keeping("P30D"),
                keeping("P2Y", name="bp2", datasourceTypes=["Microsoft.Storage/storageAccounts"]),
            ],
            "skip_expiry_absent": [vault_key({"kty": "RSA"}), *chain, keeping("P2Y")],
            "skip_zero": [key(secret(0)), *chain, keeping("P2Y")],
            "skip_secret_text": [key(secret()), *chain, keeping("P2Y")],
            "skip_no_backups": [key(), SET, under()],
            "fail_as_long": [key(30), *chain, keeping("P30D")],
            "fail_by_a_tag": [key(30), *chain, keeping("P7D", "P14D", "P12W")],
            "fail_expired": [key(-1), *chain, keeping("P1D")],
            "fail_unknown_ids_by_dependency": [
                key(),
                depends(keyed_set(UNKNOWN_TEXT), "activeKey", key()),
                depends(under(UNKNOWN_TEXT), "encryption", SET),
                depends(instance(UNKNOWN_TEXT, UNKNOWN_TEXT), "properties", under(), keeping()),
                keeping("P1Y"),
            ],
            "fail_unknown_beside_a_long_one": [
                key(),
                *chain,
                keeping("P1Y", UNKNOWN_TEXT),
            ],
            "undecided_expiry": [key(UNKNOWN_NUMBER), *chain, keeping("P1Y")],
            "undecided_retention": [key(), *chain, keeping("P7D", UNKNOWN_TEXT)],
            "undecided_policy": [key(), *chain, backup_policy(UNKNOWN_OBJECT)],
            "undecided_datasource": [
                key(),
                *chain,
                keeping("P1Y", datasourceTypes=[UNKNOWN_TEXT]),
            ],
        },
        NOW,
    )


def test_which_policies_count() -> None:
    long = keeping("P1Y")
    elsewhere = ENCRYPTION_SET_ID + "9"
    assert_outcomes(
        NAME,
        {
            "fail_nothing_goes_by_it": [key(), SET, long],
            "fail_disk_is_not_in_the_stack": [key(), SET, instance(disk_id("d9")), long],
            "skip_disk_under_another_set": [key(), SET, under(elsewhere), BACKUP, long],
            "skip_disk_under_a_platform_key": [key(), SET, disk(), BACKUP, long],
            "pass_long_one_is_for_others": [
                key(),
                SET,
                under(),
                disk("d2"),
                instance(policy=policy_id("bp2")),
                instance(disk_id("d2"), name="bi2"),
                keeping("P7D", name="bp2"),
                long,
            ],
            "undecided_disk": [key(), SET, under(), LATE_BACKUP, long],
            "undecided_set_of_the_disk": [key(), SET, under(UNKNOWN_TEXT), BACKUP, long],
            "undecided_policy_of_the_backup": [
                key(),
                SET,
                under(),
                instance(policy=UNKNOWN_TEXT),
                long,
            ],
            "pass_unknown_disk_of_a_short_one": [
                key(),
                SET,
                under(),
                BACKUP,
                keeping("P7D"),
                instance(UNKNOWN_TEXT, policy_id("bp2"), name="bi2"),
                keeping("P8D", name="bp2"),
            ],
        },
        NOW,
    )


def test_which_keys_count() -> None:
    long = keeping("P1Y")
    other = key(None, "k2")
    late = keyed_set(UNKNOWN_TEXT)
    assert_outcomes(
        NAME,
        {
            "fail_the_only_key": [key(), long],
            "fail_the_only_key_of_disks_under_a_set_elsewhere": [key(), under(), BACKUP, long],
            "fail_the_only_key_where_nothing_tells_the_set_s": [key(), late, long],
            "skip_the_only_key_for_disks_under_platform_keys": [key(), disk(), BACKUP, long],
            "skip_the_only_key_beside_a_set_of_another": [
                key(),
                keyed_set(key_url("kv2")),
                long,
            ],
            "skip_one_of_two_that_no_set_uses": [key(), other, long],
            "undecided_one_of_two": [key(), other, late, long],
        },
        NOW,
    )


def test_both_lengths_are_said() -> None:
    verdicts = verdicts_of(NAME, [key(30), SET, keeping("P1Y")], NOW)
    (verdict,) = verdicts
    assert isinstance(verdict, Violated)
    (violation,) = verdict.violations
    assert violation.message == "is 30 days away, while backups are kept for 365"


def test_many_keys_take_no_walk_over_all_backups() -> None:
    count = range(300)
    keys = [key(400, f"k{number}") for number in count]
    sets = [keyed_set(key_url(key=f"k{number}"), name=f"des{number}") for number in count]
    disks = [under(f"{ENCRYPTION_SET_ID[:-1]}{number}", f"d{number}") for number in count]
    backups = [instance(disk_id(f"d{number}"), name=f"bi{number}") for number in count]
    stack = [*keys, *sets, *disks, *backups, keeping("P1Y")]
    assert_outcomes(NAME, {"pass_all": stack}, NOW)
