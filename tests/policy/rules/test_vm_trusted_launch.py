from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    machine,
    scale_set,
    secret,
)


def launch(kind: object, boot: object = None, tpm: object = None) -> Props:
    uefi = {"secureBootEnabled": boot, "vTpmEnabled": tpm}
    return {"securityProfile": {"securityType": kind, "uefiSettings": uefi}}


def test_vm_trusted_launch() -> None:
    on = (True, True)
    assert_outcomes(
        "vm-trusted-launch",
        {
            "pass_all": machine(**launch("TrustedLaunch", *on)),
            "pass_odd_case": machine(**launch("TRUSTEDLAUNCH", "True", "TRUE")),
            "pass_confidential": machine(**launch("ConfidentialVM", *on)),
            "pass_confidential_alone": machine(securityProfile={"securityType": "confidentialvm"}),
            "pass_secret": machine(**launch(secret("TrustedLaunch"), *on)),
            "pass_scale_set": scale_set(**launch("TrustedLaunch", *on)),
            "fail_absent": machine(),
            "fail_type_absent": machine(**launch(None, *on)),
            "fail_standard": machine(**launch("Standard", *on)),
            "fail_switches_absent": machine(**launch("TrustedLaunch")),
            "fail_no_secure_boot": machine(**launch("TrustedLaunch", boot=False, tpm=True)),
            "fail_no_tpm": machine(**launch("TrustedLaunch", "true", "false")),
            "fail_confidential_without_secure_boot": machine(
                **launch("ConfidentialVM", boot=False, tpm=True)
            ),
            "fail_unknown_type_without_tpm": machine(**launch(UNKNOWN_TEXT, boot=True, tpm=False)),
            "fail_unknown_boot_without_tpm": machine(
                **launch("TrustedLaunch", UNKNOWN_BOOL, "false")
            ),
            "fail_at_the_wrong_level": machine(securityType="TrustedLaunch"),
            "fail_scale_set": scale_set(**launch("TrustedLaunch", boot=True)),
            "fail_secret_text": machine(**launch(secret(), *on)),
            "undecided_type": machine(**launch(UNKNOWN_TEXT, *on)),
            "undecided_boot": machine(**launch("TrustedLaunch", UNKNOWN_BOOL, "true")),
            "undecided_profile": machine(securityProfile=UNKNOWN_OBJECT),
        },
    )
