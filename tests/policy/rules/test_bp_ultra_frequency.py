from azure_disk_policy.verdicts import Undecided
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    depends,
    disk,
    disk_id,
    instance,
    policy_id,
    secret,
    verdicts_of,
)

ULTRA = disk(sku={"name": "UltraSSD_LRS"})
FAST = backup_policy(backup_rule("PT4H"))
SLOW = backup_policy(backup_rule("PT12H"))
UNKNOWN_IDS = instance(UNKNOWN_TEXT, UNKNOWN_TEXT)


def test_bp_ultra_frequency() -> None:
    unknown_sku = disk(sku={"name": UNKNOWN_TEXT})
    unknown_schedule = backup_policy(backup_rule(UNKNOWN_TEXT))
    assert_outcomes(
        "bp-ultra-frequency",
        {
            "pass_twelve_hourly": [ULTRA, SLOW, instance()],
            "pass_daily": [ULTRA, backup_policy(backup_rule("PT24H")), instance()],
            "pass_premium": [disk(sku={"name": "Premium_LRS"}), FAST, instance()],
            "pass_sku_absent": [disk(), FAST, instance()],
            "pass_sku_unknown_policy_slow": [unknown_sku, SLOW, instance()],
            "pass_schedule_unknown_disk_premium": [disk(), unknown_schedule, instance()],
            "pass_instance_of_another_disk": [ULTRA, disk("d2"), FAST, instance(disk_id("d2"))],
            "fail_ultra": [ULTRA, FAST, instance()],
            "fail_premium_v2_in_lower_case": [
                disk(sku={"name": "premiumv2_lrs"}),
                FAST,
                instance(disk_id().upper(), policy_id().lower() + "/"),
            ],
            "fail_by_dependency": [ULTRA, FAST, depends(UNKNOWN_IDS, "properties", ULTRA, FAST)],
            "fail_beside_unknown_entry": [
                ULTRA,
                backup_policy(backup_rule(UNKNOWN_TEXT, "PT1H")),
                instance(),
            ],
            "fail_secret_entry": [ULTRA, backup_policy(backup_rule(secret(), "PT1H")), instance()],
            "skip_policy_elsewhere": [ULTRA, instance()],
            "skip_disk_elsewhere": [FAST, instance()],
            "skip_no_ids": [ULTRA, FAST, instance("", "")],
            "pass_no_instance": [ULTRA, FAST],
            "undecided_sku": [unknown_sku, FAST, instance()],
            "undecided_schedule": [ULTRA, unknown_schedule, instance()],
            "undecided_links": [ULTRA, FAST, UNKNOWN_IDS],
        },
    )


def test_names_the_resource_whose_input_is_missing() -> None:
    sample = [disk(sku={"name": UNKNOWN_TEXT}), FAST, instance()]
    assert verdicts_of("bp-ultra-frequency", sample) == [Undecided("sku.name", "d1")]
