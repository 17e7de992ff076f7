from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    key_vault,
    secret,
)

NAME = "kv-trusted-services-bypass"


def acls(**given: object) -> Props:
    return {"networkAcls": given}


def test_kv_trusted_services_bypass() -> None:
    closed = acls(defaultAction="Deny", bypass="None")
    assert_outcomes(
        NAME,
        {
            "pass_bypass": key_vault(acls(defaultAction="Deny", bypass="AzureServices")),
            "pass_other_case": key_vault(acls(defaultAction="deny", bypass="AZURESERVICES")),
            "pass_absent_bypass": key_vault(acls(defaultAction="Deny")),
            "pass_absent": key_vault({}),
            "pass_bypass_beside_unknown": key_vault(acls(defaultAction=UNKNOWN_TEXT)),
            "pass_secret": key_vault(acls(defaultAction="Deny", bypass=secret("AzureServices"))),
            "skip_allow": key_vault(acls(defaultAction="Allow", bypass="None")),
            "skip_absent_action": key_vault(acls(bypass="None")),
            "skip_allow_beside_unknown": key_vault(
                acls(defaultAction="Allow", bypass=UNKNOWN_TEXT)
            ),
            "skip_recovered": key_vault({**closed, "createMode": "recover"}),
            "fail_none": key_vault(closed),
            "fail_none_in_other_case": key_vault(acls(defaultAction="DENY", bypass="none")),
            "fail_secret_text": key_vault(acls(defaultAction="Deny", bypass=secret())),
            "undecided_bypass": key_vault(acls(defaultAction="Deny", bypass=UNKNOWN_TEXT)),
            "undecided_action": key_vault(acls(defaultAction=UNKNOWN_TEXT, bypass="None")),
            "undecided_acls": key_vault({"networkAcls": UNKNOWN_OBJECT}),
            "undecided_mode": key_vault({**closed, "createMode": UNKNOWN_TEXT}),
        },
    )


def test_fix() -> None:
    closed = key_vault(acls(defaultAction="Deny", bypass="None"))
    assert fixed(NAME, closed) == {"properties.networkAcls.bypass": "AzureServices"}
