from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    machine,
    scale_set,
    secret,
)

CONFIDENTIAL: Props = {"securityProfile": {"securityType": "ConfidentialVM"}}
WHOLE = "DiskWithVMGuestState"


def os_disk(kind: object, own_set: object = None, plain_set: object = None) -> Props:
    profile = {"securityEncryptionType": kind, "diskEncryptionSet": {"id": own_set}}
    managed = {"securityProfile": profile, "diskEncryptionSet": {"id": plain_set}}
    return {"managedDisk": managed}


def test_vm_confidential_os_disk() -> None:
    odd: Props = {"securityProfile": {"securityType": "CONFIDENTIALVM"}}
    assert_outcomes(
        "vm-confidential-os-disk",
        {
            "pass_guest_state": machine(os_disk=os_disk("VMGuestStateOnly"), **CONFIDENTIAL),
            "pass_odd_case": machine(os_disk=os_disk(WHOLE.upper()), **odd),
            "pass_nothing_kept": machine(os_disk=os_disk("NonPersistedTPM"), **CONFIDENTIAL),
            "pass_platform_key": machine(os_disk=os_disk(WHOLE), **CONFIDENTIAL),
            "pass_own_set": machine(os_disk=os_disk(WHOLE, ENCRYPTION_SET_ID), **CONFIDENTIAL),
            "pass_unknown_own_set": machine(
                os_disk=os_disk(WHOLE, UNKNOWN_TEXT, ENCRYPTION_SET_ID), **CONFIDENTIAL
            ),
            "pass_guest_state_with_a_plain_set": machine(
                os_disk=os_disk("VMGuestStateOnly", None, ENCRYPTION_SET_ID), **CONFIDENTIAL
            ),
            "pass_secret_set": machine(os_disk=os_disk(WHOLE, secret()), **CONFIDENTIAL),
            "pass_scale_set": scale_set(os_disk=os_disk(WHOLE), **CONFIDENTIAL),
            "skip_other_machine": machine(securityProfile={"securityType": "TrustedLaunch"}),
            "skip_absent": machine(os_disk=os_disk(None, None, ENCRYPTION_SET_ID)),
            "fail_kind_absent": machine(os_disk={"managedDisk": {}}, **CONFIDENTIAL),
            "fail_no_os_disk": machine(**CONFIDENTIAL),
            "fail_blank": machine(os_disk=os_disk(" "), **CONFIDENTIAL),
            "fail_no_kind_of_azure": machine(os_disk=os_disk("Everything"), **CONFIDENTIAL),
            "fail_kind_at_the_wrong_level": machine(
                os_disk={"securityEncryptionType": WHOLE}, **CONFIDENTIAL
            ),
            "fail_plain_set_alone": machine(
                os_disk=os_disk(WHOLE, None, ENCRYPTION_SET_ID), **CONFIDENTIAL
            ),
            "fail_unknown_plain_set_in_odd_case": machine(
                os_disk=os_disk(WHOLE.lower(), "", UNKNOWN_TEXT), **odd
            ),
            "fail_scale_set": scale_set(os_disk={}, **CONFIDENTIAL),
            "fail_secret_kind": machine(os_disk=os_disk(secret()), **CONFIDENTIAL),
            "undecided_kind": machine(os_disk=os_disk(UNKNOWN_TEXT), **CONFIDENTIAL),
            "undecided_os_disk": machine(os_disk=UNKNOWN_OBJECT, **CONFIDENTIAL),
            "undecided_type": machine(securityProfile={"securityType": UNKNOWN_TEXT}),
        },
    )
