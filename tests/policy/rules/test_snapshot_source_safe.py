from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    copy,
    disk_id,
    secret,
    snapshot,
)

ACCOUNT = disk_id().replace("Compute/disks", "Storage/storageAccounts")


def made_by(option: object, **creation: object) -> Props:
    return {"creationData": {"createOption": option, **creation}}


def imported(uri: object, account: object = ACCOUNT) -> Props:
    return made_by("Import", sourceUri=uri, storageAccountId=account)


def test_snapshot_source_safe() -> None:
    blob = "https://st1.blob.core.windows.net/vhds/d1.vhd"
    assert_outcomes(
        "snapshot-source-safe",
        {
            "pass_copy": snapshot(),
            "pass_copy_start": copy(),
            "pass_option_in_odd_case": snapshot(
                **made_by("COPYSTART", sourceResourceId=disk_id().upper())
            ),
            "pass_unknown_source": snapshot(**made_by("Copy", sourceResourceId=UNKNOWN_TEXT)),
            "pass_secret_source": snapshot(**made_by("Copy", sourceResourceId=secret(disk_id()))),
            "pass_import": snapshot(**imported(blob)),
            "skip_option_absent": snapshot(creationData={}),
            "skip_other_option": snapshot(**made_by("Upload")),
            "fail_source_absent": snapshot(**made_by("Copy")),
            "fail_source_of_copy_start_absent": snapshot(**made_by("copystart")),
            "fail_source_blank": snapshot(**made_by("Copy", sourceResourceId=" ")),
            "fail_source_at_the_wrong_level": snapshot(
                **made_by("Copy"), sourceResourceId=disk_id()
            ),
            "fail_source_is_no_id": snapshot(**made_by("Copy", sourceResourceId="d1")),
            "fail_source_is_a_list": snapshot(**made_by("Copy", sourceResourceId=[disk_id()])),
            "fail_secret_source_is_no_id": snapshot(**made_by("Copy", sourceResourceId=secret())),
            "fail_import_with_a_sas": snapshot(**imported(secret(f"{blob}?sv=2024&sig=MARK"))),
            "fail_import_in_the_clear": snapshot(**imported(blob.replace("https", "http"))),
            "fail_import_without_an_account": snapshot(**imported(blob, None)),
            "undecided_option": snapshot(**made_by(UNKNOWN_TEXT)),
            "undecided_uri": snapshot(**imported(UNKNOWN_TEXT)),
            "undecided_creation": snapshot(creationData=UNKNOWN_OBJECT),
        },
    )
