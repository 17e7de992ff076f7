from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    key_vault,
    secret,
    verdicts_of,
)

NAME = "kv-arm-deployment-access-off"


def test_kv_arm_deployment_access_off() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_off": key_vault(
                {"enabledForDeployment": False, "enabledForTemplateDeployment": "false"}
            ),
            "pass_absent": key_vault({}),
            "pass_no_properties": key_vault(),
            "pass_wrong_level": key_vault({}, enabledForDeployment=True),
            "pass_disk_encryption_is_another_matter": key_vault({"enabledForDiskEncryption": True}),
            "pass_secret_text": key_vault({"enabledForDeployment": secret()}),
            "skip_recovered": key_vault({"enabledForDeployment": True, "createMode": "recover"}),
            "fail_deployment": key_vault({"enabledForDeployment": True}),
            "fail_template_deployment": key_vault({"enabledForTemplateDeployment": True}),
            "fail_text_in_other_case": key_vault({"enabledForDeployment": "TRUE"}),
            "fail_secret": key_vault({"enabledForDeployment": secret(value=True)}),
            "fail_beside_unknown": key_vault(
                {"enabledForDeployment": UNKNOWN_BOOL, "enabledForTemplateDeployment": True}
            ),
            "undecided_deployment": key_vault({"enabledForDeployment": UNKNOWN_BOOL}),
            "undecided_template_deployment": key_vault(
                {"enabledForTemplateDeployment": UNKNOWN_BOOL}
            ),
            "undecided_mode": key_vault({"enabledForDeployment": True, "createMode": UNKNOWN_TEXT}),
            "undecided_properties": key_vault(UNKNOWN_OBJECT),
        },
    )


def test_both_are_reported_and_fixed() -> None:
    both = key_vault({"enabledForDeployment": True, "enabledForTemplateDeployment": True})
    (verdict,) = verdicts_of(NAME, both)
    assert isinstance(verdict, Violated)
    paths = [violation.path for violation in verdict.violations]
    assert fixed(NAME, both) == dict.fromkeys(paths, False)
