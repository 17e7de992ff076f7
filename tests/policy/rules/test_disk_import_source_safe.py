from collections.abc import Callable

import pytest

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    MARK,
    SUBSCRIPTION,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    secret,
    snapshot,
)

ACCOUNT = f"{SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st1"
BLOB = "https://st1.blob.core.windows.net/vhds/a.vhd"
SAS = f"{BLOB}?sv=2024-11-04&se=2026-07-01&sr=b&sp=r&sig={MARK}"


@pytest.mark.parametrize("build", [disk, snapshot])
def test_disk_import_source_safe(build: Callable[..., Resource]) -> None:
    def given(
        uri: object = BLOB, account: object = ACCOUNT, option: object = "Import", **more: object
    ) -> Resource:
        creation = {"createOption": option, "sourceUri": uri, "storageAccountId": account, **more}
        return build(creationData=creation)

    assert_outcomes(
        "disk-import-source-safe",
        {
            "pass_clean": given(),
            "pass_secure": given(option="ImportSecure", securityDataUri=f"{BLOB}gs"),
            "pass_odd_case": given(BLOB.replace("https", "HTTPS"), option="importSECURE"),
            "pass_blob_snapshot": given(f"{BLOB}?snapshot=2026-01-01T00:00:00.0000000Z"),
            "pass_unknown_account": given(account=UNKNOWN_TEXT),
            "pass_secret_account": given(account=secret()),
            "skip_absent_option": given(SAS, option=None),
            "skip_copy": given(SAS, option="Copy"),
            "skip_upload_with_sas": given(SAS, option="Upload"),
            "fail_sas": given(SAS),
            "fail_sas_in_odd_case": given(SAS.replace("sig=", "SIG="), option="IMPORT"),
            "fail_sas_alone": given(f"{BLOB}?sig={MARK}"),
            "fail_encoded_sas": given(f"{BLOB}?sv=1&%73ig={MARK}"),
            "fail_sas_of_guest_state": given(option="ImportSecure", securityDataUri=SAS),
            "fail_secret_sas": given(secret(SAS)),
            "fail_secret_text": given(secret()),
            "fail_sas_with_unknown_account": given(SAS, UNKNOWN_TEXT),
            "fail_http": given(BLOB.replace("https", "http")),
            "fail_no_url": given(f"https:{MARK}"),
            "fail_brackets": given(f"http://[{MARK}?sig=1"),
            "fail_absent_uri": given(None),
            "fail_blank_uri": given(" "),
            "fail_list_of_uris": given([BLOB]),
            "fail_absent_account": given(account=None),
            "fail_blank_account": given(account=" "),
            "fail_absent_account_with_unknown_uri": given(UNKNOWN_TEXT, None),
            "undecided_uri": given(UNKNOWN_TEXT),
            "undecided_option": given(SAS, option=UNKNOWN_TEXT),
            "undecided_creation": build(creationData=UNKNOWN_OBJECT),
        },
    )
