from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    retention_rule,
    secret,
    verdicts_of,
)

NAME = "bp-operational-store-only"


def store(kind: object) -> dict[str, object]:
    return {"dataStoreType": kind, "objectType": "DataStoreInfoBase"}


def policy(rule: object = "OperationalStore", source: object = None, *copies: object) -> Resource:
    cycle = {
        "deleteAfter": {"duration": "P7D"},
        "sourceDataStore": store("OperationalStore" if source is None else source),
        "targetDataStoreCopySettings": [{"dataStore": store(kind)} for kind in copies],
    }
    backup = {**backup_rule("P1D"), "dataStore": store(rule)}
    return backup_policy(backup, retention_rule(lifecycles=[cycle]))


def test_bp_operational_store_only() -> None:
    bare = {"deleteAfter": {"duration": "P7D"}}
    assert_outcomes(
        NAME,
        {
            "pass_operational": policy("OperationalStore", None, "OperationalStore"),
            "pass_odd_case": policy("operationalSTORE", "OPERATIONALSTORE"),
            "pass_absent": backup_policy(backup_rule("P1D"), retention_rule(lifecycles=bare)),
            "pass_rules_absent": backup_policy(),
            "pass_secret": policy(secret("OperationalStore")),
            "fail_rule": policy("VaultStore"),
            "fail_source": policy("OperationalStore", "VaultStore"),
            "fail_copy": policy("OperationalStore", None, "OperationalStore", "VaultStore"),
            "fail_archive": policy("OperationalStore", None, "ArchiveStore"),
            "fail_odd_case": policy("vaultstore"),
            "fail_tier": backup_policy(
                retention_rule(),
                retention_rule("Weekly", lifecycles={"sourceDataStore": store("VaultStore")}),
            ),
            "fail_datasource_absent": backup_policy(
                {**backup_rule(), "dataStore": store("VaultStore")}, datasourceTypes=None
            ),
            "fail_secret": policy(secret()),
            "fail_source_beside_unknown": policy(UNKNOWN_TEXT, "VaultStore"),
            "fail_beside_unknown_rule": backup_policy(
                UNKNOWN_OBJECT, {**backup_rule(), "dataStore": store("VaultStore")}
            ),
            "skip_blobs": backup_policy(
                {**backup_rule(), "dataStore": store("VaultStore")},
                datasourceTypes=["Microsoft.Storage/storageAccounts/blobServices"],
            ),
            "undecided_rule": policy(UNKNOWN_TEXT),
            "undecided_source": policy("OperationalStore", UNKNOWN_TEXT),
            "undecided_copy": policy("OperationalStore", None, UNKNOWN_TEXT),
            "undecided_copies": backup_policy(
                retention_rule(lifecycles=[{"targetDataStoreCopySettings": UNKNOWN_LIST}])
            ),
            "undecided_cycle": backup_policy(retention_rule(lifecycles=[UNKNOWN_OBJECT])),
        },
    )


def test_names_each_place() -> None:
    (verdict,) = verdicts_of(NAME, policy("VaultStore", "VaultStore", "VaultStore"))
    assert isinstance(verdict, Violated)
    cycle = "properties.policyRules[1].lifecycles[0]"
    assert [each.path for each in verdict.violations] == [
        "properties.policyRules[0].dataStore.dataStoreType",
        f"{cycle}.sourceDataStore.dataStoreType",
        f"{cycle}.targetDataStoreCopySettings[0].dataStore.dataStoreType",
    ]
    assert {each.message for each in verdict.violations} == {
        "is not OperationalStore, the only store of disk backups"
    }
