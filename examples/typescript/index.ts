// A disk under a key of its own, its snapshots and its backups, in resource groups that are there.
import * as protection from "@pulumi/azure-disk-protection";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const resourceGroupName = config.require("resourceGroup");
const snapshotResourceGroupId = config.require("snapshotGroupId");
const location = config.get("location") ?? "westeurope";

const keys = new protection.DiskEncryption("bakery", {
    resourceGroupName,
    location,
    keyVaultName: config.require("keyVaultName"),
});

const disk = new protection.ManagedDisk("orders", {
    resourceGroupName,
    location,
    sku: protection.DiskSku.PREMIUM_LRS,
    sizeGib: 128,
    zone: "1",
    // Known once the identity may use the key: the disk is not made before.
    diskEncryptionSetId: keys.ready,
});

const series = new protection.SnapshotSeries("orders", {
    resourceGroupName,
    location,
    sourceDiskId: disk.diskId,
    diskEncryptionSetId: keys.ready,
    schedules: [
        { name: "newest", every: "PT4H", keepLast: 6 },
        { name: "levels", every: "P1D", keepDaily: 7, keepMonthly: 12 },
    ],
    points: ["2026-03-01T02:00:00Z"],
    asOf: "2026-03-01T02:00:00Z",
});

const backups = new protection.BackupVault("bakery", { resourceGroupName, location });

const daily = new protection.DiskBackupPolicy("daily", {
    resourceGroupName,
    vaultName: backups.vaultName,
    every: "P1D",
    keep: "P30D",
    keepWeekly: "P52W",
});

const backup = new protection.DiskBackup("orders", {
    resourceGroupName,
    vaultName: backups.vaultName,
    vaultPrincipalId: backups.principalId,
    policyId: daily.policyId,
    diskId: disk.diskId,
    diskLocation: location,
    diskEncryptionSetId: keys.ready,
    snapshotResourceGroupId,
});

export const diskId = disk.diskId;
export const keptBy = series.keptBy;
export const protectionState = backup.protectionState;
