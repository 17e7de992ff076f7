"""Resources for the rules' tests, and the one way to run a rule over them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from azure_disk_facts import resource_types as types
from azure_disk_policy import rules
from azure_disk_policy.inputs import plain
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Scope
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import NotApplicable, Undecided, Verdict, Violated

SUBSCRIPTION = "/subscriptions/11111111-2222-3333-4444-555555555555"
ENCRYPTION_SET_ID = (
    f"{SUBSCRIPTION}/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/des1"
)
UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
UNKNOWN_BOOL = "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"
UNKNOWN_LIST = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"
UNKNOWN_OBJECT = "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"
MARK = "MARKED-SECRET"

Props = dict[str, Any]
Sample = Resource | Sequence[Resource]


def secret(value: object = MARK) -> Props:
    """Return a value as Pulumi writes a secret on the wire."""
    return {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        "value": value,
    }


def urn_of(name: str) -> str:
    return f"urn:pulumi:dev::estate::{name}"


def made(token: str, name: str, props: Props) -> Resource:
    """Return a resource as a program declares it; properties that are ``None`` are left out."""
    given = {key: value for key, value in props.items() if value is not None}
    return Resource(plain(given), token=token, name=name, urn=urn_of(name))


def depends(resource: Resource, prop: str, *others: Resource) -> Resource:
    """Return the resource with one input made from others."""
    return replace(resource, property_dependencies={prop: tuple(other.urn for other in others)})


def disk(name: str = "d1", **props: Any) -> Resource:
    given = {"resourceGroupName": "rg-data", "diskName": name, "location": "westeurope", **props}
    return made(types.DISK.token, name, given)


def disk_id(name: str = "d1") -> str:
    return f"{SUBSCRIPTION}/resourceGroups/rg-data/providers/Microsoft.Compute/disks/{name}"


def snapshot(name: str = "s1", **props: Any) -> Resource:
    given = {
        "resourceGroupName": "rg-snap",
        "snapshotName": name,
        "location": "westeurope",
        "creationData": {"createOption": "Copy", "sourceResourceId": disk_id()},
        **props,
    }
    return made(types.SNAPSHOT.token, name, given)


def snapshot_id(name: str = "s1") -> str:
    return f"{SUBSCRIPTION}/resourceGroups/rg-snap/providers/Microsoft.Compute/snapshots/{name}"


def copy(name: str = "c1", location: str | None = "northeurope", **props: Any) -> Resource:
    creation = {"createOption": "CopyStart", "sourceResourceId": snapshot_id()}
    given = {"location": location, "incremental": True, "creationData": creation, **props}
    return snapshot(name, **given)


def encryption_set(**props: Any) -> Resource:
    given = {"resourceGroupName": "rg-keys", "diskEncryptionSetName": "des1", **props}
    return made(types.DISK_ENCRYPTION_SET.token, "des1", given)


def key_vault(properties: object = None, **props: Any) -> Resource:
    given = {"resourceGroupName": "rg-keys", "vaultName": "kv1", **props, "properties": properties}
    return made(types.KEY_VAULT.token, "kv1", given)


def tag(name: object, **criteria: Any) -> Props:
    return {"tagInfo": {"tagName": name}, "isDefault": name == "Default", **criteria}


def backup_rule(*periods: object, tags: object = None) -> Props:
    intervals = [
        f"R/2026-01-01T02:00:00+00:00/{period}" if str(period).startswith("P") else period
        for period in periods
    ]
    return {
        "name": "BackupRule",
        "objectType": "AzureBackupRule",
        "trigger": {
            "objectType": "ScheduleBasedTriggerContext",
            "schedule": {"repeatingTimeIntervals": intervals},
            "taggingCriteria": [tag("Default")] if tags is None else tags,
        },
    }


def retention_rule(name: object = "Default", keep: object = "P7D", **props: Any) -> Props:
    return {
        "name": name,
        "objectType": "AzureRetentionRule",
        "isDefault": name == "Default",
        "lifecycles": [
            {
                "deleteAfter": {"objectType": "AbsoluteDeleteOption", "duration": keep},
                "sourceDataStore": {"dataStoreType": "OperationalStore"},
            }
        ],
        **props,
    }


def backup_policy(*policy_rules: object, name: str = "bp1", **properties: Any) -> Resource:
    rules_given: object = list(policy_rules)
    given = {
        "resourceGroupName": "rg-backup",
        "vaultName": "bv1",
        "backupPolicyName": name,
        "properties": {
            "datasourceTypes": ["Microsoft.Compute/disks"],
            "policyRules": rules_given,
            **properties,
        },
    }
    return made(types.BACKUP_POLICY.token, name, given)


def policy_id(name: str = "bp1") -> str:
    group = f"{SUBSCRIPTION}/resourceGroups/rg-backup"
    return f"{group}/providers/Microsoft.DataProtection/backupVaults/bv1/backupPolicies/{name}"


def instance(disk: object = None, policy: object = None, name: str = "bi1") -> Resource:
    """Return a backup instance, of the disk ``d1`` under ``bp1`` unless told otherwise."""
    given = {
        "resourceGroupName": "rg-backup",
        "vaultName": "bv1",
        "backupInstanceName": name,
        "properties": {
            "dataSourceInfo": {"resourceID": disk_id() if disk is None else disk},
            "policyInfo": {"policyId": policy_id() if policy is None else policy},
        },
    }
    return made(types.BACKUP_INSTANCE.token, name, given)


def verdicts_of(
    name: str, sample: Sample, parameters: Mapping[str, object] | None = None
) -> list[Verdict]:
    """Return a rule's verdicts on a resource, or on each resource of a stack it has a say on."""
    rule = rules.load(name)
    resources = [sample] if isinstance(sample, Resource) else list(sample)
    values = rule.values(parameters or {})
    if rule.scope is Scope.STACK:
        return [verdict for _, verdict in rule.judge_stack(Context(values, Stack(resources)))]
    return [rule.judge(one, Context(values)) for one in resources if rule.judges(one)]


def outcome(verdicts: Sequence[Verdict]) -> str:
    """Return the first word of the name that a case with these verdicts has to have."""
    for kind, word in ((Violated, "fail"), (Undecided, "undecided"), (NotApplicable, "skip")):
        if any(isinstance(verdict, kind) for verdict in verdicts):
            return word
    return "pass"


def assert_outcomes(
    name: str, samples: Mapping[str, Sample], parameters: Mapping[str, object] | None = None
) -> None:
    """Assert that exactly the samples named ``fail_...`` fail, ``pass_...`` pass, and so on.

    ``skip_`` is for resources a rule has nothing to say of, ``undecided_`` for unknown inputs. No
    verdict may hold the text of :data:`MARK`.
    """
    verdicts = {case: verdicts_of(name, sample, parameters) for case, sample in samples.items()}
    wrong = {
        case: found for case, found in verdicts.items() if outcome(found) != case.split("_", 1)[0]
    }
    assert not wrong, wrong
    assert MARK not in str(verdicts)
