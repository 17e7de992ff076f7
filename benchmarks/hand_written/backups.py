"""Backup instances."""

import pulumi
from pulumi_azure_native import compute, dataprotection

from benchmarks.hand_written.roles import BACKUP_READER, assign, built_in
from benchmarks.shared import HOME, Shared

DISK = "Microsoft.Compute/disks"
STORE = "OperationalStore"


def back_up(
    name: str,
    disk: compute.Disk,
    subscription_id: str,
    *,
    group: pulumi.Input[str],
    vault: pulumi.Input[str],
    principal_id: pulumi.Input[str],
    policy_id: pulumi.Input[str],
    snapshots_id: pulumi.Input[str],
    depends_on: list[pulumi.Resource] | None = None,
) -> None:
    """Put a disk under a backup policy, with the vault's role on it."""
    reader = assign(
        f"{name}-reader", built_in(subscription_id, BACKUP_READER), disk.id, principal_id
    )
    dataprotection.BackupInstance(
        f"{name}-backup",
        backup_instance_name=name,
        resource_group_name=group,
        vault_name=vault,
        properties=_instance(name, disk, policy_id, snapshots_id),
        opts=pulumi.ResourceOptions(protect=True, depends_on=[reader, *(depends_on or [])]),
    )


def back_up_as_others(
    name: str,
    disk: compute.Disk,
    shared: Shared,
    *,
    snapshots_id: str | None = None,
    depends_on: list[pulumi.Resource] | None = None,
) -> None:
    """Put a disk under the backup policy that is there already."""
    back_up(
        name,
        disk,
        shared.subscription_id,
        group=shared.disks.name,
        vault=shared.backup_vault_name,
        principal_id=shared.vault_principal_id,
        policy_id=shared.backup_policy_id,
        snapshots_id=shared.snapshots.id if snapshots_id is None else snapshots_id,
        depends_on=depends_on,
    )


def _instance(
    name: str,
    disk: compute.Disk,
    policy_id: pulumi.Input[str],
    snapshots_id: pulumi.Input[str],
) -> dataprotection.BackupInstanceArgs:
    return dataprotection.BackupInstanceArgs(
        object_type="BackupInstance",
        friendly_name=name,
        validation_type="DeepValidation",
        data_source_info=dataprotection.DatasourceArgs(
            object_type="Datasource",
            datasource_type=DISK,
            resource_type=DISK,
            resource_id=disk.id,
            resource_uri=disk.id,
            resource_name=name,
            resource_location=HOME,
        ),
        policy_info=dataprotection.PolicyInfoArgs(
            policy_id=policy_id,
            policy_parameters=dataprotection.PolicyParametersArgs(
                data_store_parameters_list=[
                    dataprotection.AzureOperationalStoreParametersArgs(
                        object_type="AzureOperationalStoreParameters",
                        data_store_type=STORE,
                        resource_group_id=snapshots_id,
                    )
                ]
            ),
        ),
    )


def backup_policy(
    name: str,
    policy_name: str,
    group: pulumi.Input[str],
    vault: dataprotection.BackupVault,
    *,
    keep: str,
    keep_daily: str | None = None,
) -> dataprotection.BackupPolicy:
    """Declare a policy that backs up every four hours."""
    criteria = [
        dataprotection.TaggingCriteriaArgs(
            is_default=True,
            tagging_priority=99,
            tag_info=dataprotection.RetentionTagArgs(tag_name="Default"),
        )
    ]
    retention = [_retention("Default", keep, is_default=True)]
    if keep_daily:
        criteria.append(
            dataprotection.TaggingCriteriaArgs(
                is_default=False,
                tagging_priority=25,
                tag_info=dataprotection.RetentionTagArgs(tag_name="Daily"),
                criteria=[
                    dataprotection.ScheduleBasedBackupCriteriaArgs(
                        object_type="ScheduleBasedBackupCriteria", absolute_criteria=["FirstOfDay"]
                    )
                ],
            )
        )
        retention.append(_retention("Daily", keep_daily, is_default=False))
    return dataprotection.BackupPolicy(
        name,
        backup_policy_name=policy_name,
        resource_group_name=group,
        vault_name=vault.name,
        properties=dataprotection.BackupPolicyArgs(
            object_type="BackupPolicy",
            datasource_types=[DISK],
            policy_rules=[_schedule(criteria), *retention],
        ),
    )


def _schedule(
    criteria: list[dataprotection.TaggingCriteriaArgs],
) -> dataprotection.AzureBackupRuleArgs:
    return dataprotection.AzureBackupRuleArgs(
        object_type="AzureBackupRule",
        name="BackupSchedule",
        backup_parameters=dataprotection.AzureBackupParamsArgs(
            object_type="AzureBackupParams", backup_type="Incremental"
        ),
        data_store=_operational_store(),
        trigger=dataprotection.ScheduleBasedTriggerContextArgs(
            object_type="ScheduleBasedTriggerContext",
            schedule=dataprotection.BackupScheduleArgs(
                repeating_time_intervals=["R/2026-01-01T02:00:00+00:00/PT4H"], time_zone="UTC"
            ),
            tagging_criteria=criteria,
        ),
    )


def _retention(name: str, keep: str, *, is_default: bool) -> dataprotection.AzureRetentionRuleArgs:
    return dataprotection.AzureRetentionRuleArgs(
        object_type="AzureRetentionRule",
        name=name,
        is_default=is_default,
        lifecycles=[
            dataprotection.SourceLifeCycleArgs(
                delete_after=dataprotection.AbsoluteDeleteOptionArgs(
                    object_type="AbsoluteDeleteOption", duration=keep
                ),
                source_data_store=_operational_store(),
                target_data_store_copy_settings=[],
            )
        ],
    )


def _operational_store() -> dataprotection.DataStoreInfoBaseArgs:
    return dataprotection.DataStoreInfoBaseArgs(
        object_type="DataStoreInfoBase", data_store_type=STORE
    )


def backup_vault(
    name: str, vault_name: str, group: pulumi.Input[str]
) -> dataprotection.BackupVault:
    """Declare a backup vault that keeps what is deleted."""
    return dataprotection.BackupVault(
        name,
        vault_name=vault_name,
        resource_group_name=group,
        location=HOME,
        identity=dataprotection.DppIdentityDetailsArgs(type="SystemAssigned"),
        properties=dataprotection.BackupVaultArgs(
            storage_settings=[
                dataprotection.StorageSettingArgs(datastore_type="VaultStore", type="ZoneRedundant")
            ],
            security_settings=dataprotection.SecuritySettingsArgs(
                soft_delete_settings=dataprotection.SoftDeleteSettingsArgs(
                    state="On", retention_duration_in_days=14.0
                ),
                immutability_settings=dataprotection.ImmutabilitySettingsArgs(state="Disabled"),
            ),
            monitoring_settings=dataprotection.MonitoringSettingsArgs(
                azure_monitor_alert_settings=dataprotection.AzureMonitorAlertSettingsArgs(
                    alerts_for_all_job_failures="Enabled"
                )
            ),
        ),
        opts=pulumi.ResourceOptions(protect=True),
    )


def principal_of(vault: dataprotection.BackupVault) -> pulumi.Output[str]:
    """Return the object id of a backup vault's identity."""
    return vault.identity.apply(lambda known: str(known.principal_id) if known else "")
