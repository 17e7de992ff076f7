from azure_disk_policy.resource import Resource
from tests.policy.recovery_samples import recovery_vault, recovery_vault_id
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    private_endpoint,
    secret,
)


def endpoint(
    service: object = recovery_vault_id(), groups: object = ("AzureBackup",), name: str = "pe1"
) -> Resource:
    return private_endpoint(service, groups, name)


def test_rsv_private_endpoint() -> None:
    vault, other = recovery_vault(), recovery_vault(name="rsv2")
    unknown = endpoint(UNKNOWN_TEXT)
    connections = "privateLinkServiceConnections"
    assert_outcomes(
        "rsv-private-endpoint",
        {
            "pass_endpoint": [vault, endpoint()],
            "pass_other_case": [vault, endpoint(recovery_vault_id().upper() + "/", "azurebackup")],
            "pass_unknown_id_by_dependency": [vault, depends(unknown, connections, vault)],
            "pass_secret_id": [vault, endpoint(secret(recovery_vault_id()))],
            "pass_no_vault": [endpoint()],
            "fail_absent": [vault],
            "fail_site_recovery": [vault, endpoint(groups=["AzureSiteRecovery"])],
            "fail_secondary": [vault, endpoint(groups=["AzureBackup_secondary"])],
            "fail_name_is_a_prefix": [vault, endpoint(recovery_vault_id("rsv11"))],
            "fail_backup_vault": [
                vault,
                endpoint(
                    recovery_vault_id().replace(
                        "RecoveryServices/vaults", "DataProtection/backupVaults"
                    )
                ),
            ],
            "fail_unknown_id_made_from_another_vault": [
                vault,
                other,
                depends(unknown, connections, other),
                endpoint(recovery_vault_id("rsv2"), name="pe2"),
            ],
            "fail_secret_text": [vault, endpoint(secret())],
            "undecided_id": [vault, unknown],
            "undecided_groups": [vault, endpoint(groups=UNKNOWN_LIST)],
        },
    )
