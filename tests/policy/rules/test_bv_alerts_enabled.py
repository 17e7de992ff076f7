from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    fixed,
    secret,
)


def given(alerts: object) -> Props:
    settings = {"azureMonitorAlertSettings": {"alertsForAllJobFailures": alerts}}
    return {"monitoringSettings": settings}


def test_bv_alerts_enabled() -> None:
    assert_outcomes(
        "bv-alerts-enabled",
        {
            "pass_enabled": backup_vault(given("Enabled")),
            "pass_other_case": backup_vault(given("enabled")),
            "pass_absent": backup_vault({}),
            "pass_null": backup_vault(given(None)),
            "pass_no_properties": backup_vault(),
            "pass_secret": backup_vault(given(secret("Enabled"))),
            "fail_disabled": backup_vault(given("Disabled")),
            "fail_disabled_in_other_case": backup_vault(given("DISABLED")),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_alerts": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_settings": backup_vault({"monitoringSettings": UNKNOWN_OBJECT}),
        },
    )


def test_fix() -> None:
    path = "properties.monitoringSettings.azureMonitorAlertSettings.alertsForAllJobFailures"
    assert fixed("bv-alerts-enabled", backup_vault(given("Disabled"))) == {path: "Enabled"}
