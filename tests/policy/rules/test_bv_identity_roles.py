from dataclasses import replace

import pytest

from azure_disk_facts import resource_types as types
from azure_disk_facts import roles
from azure_disk_policy.families.fixes import changed
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    SNAPSHOT_GROUP_ID,
    SUBSCRIPTION,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_vault,
    depends,
    disk,
    disk_id,
    disk_instance,
    made,
    resource_group,
    role_assignment,
    role_definition,
    secret,
    verdicts_of,
)

NAME = "bv-identity-roles"
READER, WRITER = roles.DISK_BACKUP_READER.guid, roles.DISK_SNAPSHOT_CONTRIBUTOR.guid
DATA_GROUP_ID = f"{SUBSCRIPTION}/resourceGroups/rg-data"
VAULT = backup_vault()
IDENTITY = made(
    types.USER_ASSIGNED_IDENTITY.token, "id1", {"resourceGroupName": "rg-id", "resourceName": "id1"}
)
IDENTITY_ID = (
    f"{SUBSCRIPTION}/resourceGroups/rg-id/providers"
    "/Microsoft.ManagedIdentity/userAssignedIdentities/id1"
)


def granted(
    role: object, scope: object, owner: Resource = VAULT, *, of: Resource | None = None
) -> Resource:
    """Return an assignment to the identity of a resource, whose scope may be made from another."""
    name = f"ra-{'unknown' if role == UNKNOWN_TEXT else role}"
    found = role_assignment(role, scope, UNKNOWN_TEXT, name)
    made_from = {"principalId": (owner.urn,), **({"scope": (of.urn,)} if of else {})}
    return replace(found, property_dependencies=made_from)


READS = granted(READER, disk_id())
WRITES = granted(WRITER, SNAPSHOT_GROUP_ID)


def test_bv_identity_roles() -> None:
    other = backup_vault(name="bv2")
    group = resource_group("rg-snap")
    reads_by = granted(READER, UNKNOWN_TEXT, of=disk())
    writes_by = granted(WRITER, UNKNOWN_TEXT, of=group)
    unknown = disk_instance(UNKNOWN_TEXT, resourceID=UNKNOWN_TEXT)
    made_later = depends(unknown, "properties", disk(), group)
    to_unknown = role_assignment(READER, disk_id(), UNKNOWN_TEXT)
    base = [VAULT, disk(), disk_instance()]
    assert_outcomes(
        NAME,
        {
            "pass_both": [*base, READS, WRITES],
            "pass_disk_elsewhere": [VAULT, disk_instance(), READS, WRITES],
            "pass_scopes_by_dependency": [*base, group, reads_by, writes_by],
            "pass_ids_by_dependency": [VAULT, disk(), group, made_later, READS, WRITES],
            "pass_all_by_dependency": [VAULT, disk(), group, made_later, reads_by, writes_by],
            "pass_odd_case": [
                *base,
                granted(READER.upper(), disk_id().upper() + "/"),
                granted(WRITER.upper(), SNAPSHOT_GROUP_ID.lower() + "/"),
            ],
            "pass_vault_in_other_case": [
                VAULT,
                disk_instance(vault="BV1", inside="RG-Backup"),
                READS,
                WRITES,
            ],
            "pass_secret": [
                *base,
                granted(READER, secret(disk_id())),
                granted(WRITER, secret(SNAPSHOT_GROUP_ID)),
            ],
            "pass_group_absent": [VAULT, disk_instance(None), READS],
            "pass_disk_absent": [VAULT, disk_instance(resourceID=None), WRITES],
            "pass_no_instance": [VAULT, disk()],
            "fail_absent": base,
            "fail_reader_absent": [*base, WRITES],
            "fail_writer_absent": [*base, READS],
            "fail_exchanged": [
                *base,
                granted(WRITER, disk_id()),
                granted(READER, SNAPSHOT_GROUP_ID),
            ],
            "fail_another_vaults": [
                *base,
                other,
                granted(READER, disk_id(), other),
                granted(WRITER, SNAPSHOT_GROUP_ID, other),
            ],
            "fail_another_disk": [*base, granted(READER, disk_id("d11")), WRITES],
            "fail_group_name_is_a_prefix": [
                *base,
                READS,
                granted(WRITER, f"{SNAPSHOT_GROUP_ID}2"),
            ],
            "fail_below_the_group": [
                *base,
                READS,
                granted(WRITER, f"{SNAPSHOT_GROUP_ID}/providers/Microsoft.Compute/snapshots/s"),
            ],
            "fail_another_subscription": [
                *base,
                READS,
                granted(WRITER, SNAPSHOT_GROUP_ID.replace("1111", "9999")),
            ],
            "fail_secret_scope": [*base, granted(READER, secret()), WRITES],
            "fail_custom_role": [
                *base,
                WRITES,
                role_definition(),
                replace(
                    granted(UNKNOWN_TEXT, disk_id()),
                    property_dependencies={
                        "principalId": (VAULT.urn,),
                        "roleDefinitionId": (role_definition().urn,),
                    },
                ),
            ],
            "fail_writer_absent_beside_unknown_disk": [
                VAULT,
                disk(),
                disk_instance(resourceID=UNKNOWN_TEXT),
                READS,
            ],
            "skip_vault_elsewhere": [disk(), disk_instance()],
            "skip_blobs": [VAULT, disk_instance(datasourceType="Microsoft.Storage/blobs")],
            "undecided_role": [*base, granted(UNKNOWN_TEXT, disk_id()), WRITES],
            "undecided_scope": [*base, granted(READER, UNKNOWN_TEXT), WRITES],
            "undecided_scopes": [
                *base,
                granted(READER, UNKNOWN_TEXT),
                granted(WRITER, UNKNOWN_TEXT),
            ],
            "undecided_principal": [*base, to_unknown, WRITES],
            "undecided_disk": [VAULT, disk(), disk_instance(resourceID=UNKNOWN_TEXT), WRITES],
            "undecided_disk_without_disks": [
                VAULT,
                disk_instance(resourceID=UNKNOWN_TEXT),
                WRITES,
            ],
            "undecided_group": [VAULT, disk(), disk_instance(UNKNOWN_TEXT), READS],
            "undecided_vault": [VAULT, disk_instance(vault=UNKNOWN_TEXT), READS, WRITES],
        },
    )


@pytest.mark.parametrize(
    "scope",
    ["/", SUBSCRIPTION, "/providers/Microsoft.Management/managementGroups/all"],
)
def test_roles_from_above_hold(scope: str) -> None:
    both = [granted(READER, scope), granted(WRITER, scope)]
    assert_outcomes(NAME, {"pass_above": [VAULT, disk(), disk_instance(), *both]})


def test_roles_on_groups_hold() -> None:
    base = [VAULT, disk(), disk_instance()]
    group = resource_group("rg-data")
    later = depends(disk(resourceGroupName=UNKNOWN_TEXT), "resourceGroupName", group)
    by_group = granted(READER, UNKNOWN_TEXT, of=group)
    assert_outcomes(
        NAME,
        {
            "pass_group": [*base, granted(READER, DATA_GROUP_ID), WRITES],
            "pass_group_by_dependency": [*base, group, by_group, WRITES],
            "pass_group_of_a_disk_to_be": [
                VAULT,
                group,
                later,
                depends(disk_instance(resourceID=UNKNOWN_TEXT), "properties", later),
                by_group,
                WRITES,
            ],
            "fail_other_group": [*base, granted(READER, f"{DATA_GROUP_ID}2"), WRITES],
        },
    )


@pytest.mark.parametrize("wider", [roles.CONTRIBUTOR, roles.OWNER])
def test_wider_roles_do(wider: roles.Role) -> None:
    both = [granted(wider.guid, DATA_GROUP_ID), granted(wider.guid, SNAPSHOT_GROUP_ID)]
    narrow = granted(roles.READER.guid, DATA_GROUP_ID)
    base = [VAULT, disk(), disk_instance()]
    assert_outcomes(NAME, {"pass_wider": [*base, *both], "fail_reader": [*base, narrow, WRITES]})


def test_an_instance_may_name_an_identity_of_its_own() -> None:
    def under(url: object, system: object = None) -> Resource:
        details = {"userAssignedIdentityArmUrl": url, "useSystemAssignedIdentity": system}
        found = disk_instance()
        return replace(found, value=changed(found.value, {"properties.identityDetails": details}))

    own = [granted(READER, disk_id(), IDENTITY), granted(WRITER, SNAPSHOT_GROUP_ID, IDENTITY)]
    assert_outcomes(
        NAME,
        {
            "pass_own": [VAULT, IDENTITY, under(IDENTITY_ID), *own],
            "pass_system_after_all": [VAULT, IDENTITY, under(IDENTITY_ID, "true"), READS, WRITES],
            "pass_absent": [VAULT, IDENTITY, under(" "), READS, WRITES],
            "fail_the_vaults": [VAULT, IDENTITY, under(IDENTITY_ID), READS, WRITES],
            "skip_identity_elsewhere": [VAULT, under(IDENTITY_ID)],
        },
    )


def test_names_role_and_place() -> None:
    (verdict,) = verdicts_of(NAME, [VAULT, disk_instance()])
    assert isinstance(verdict, Violated)
    start = "no role assignment of the stack makes the vault's identity"
    assert [(each.path, each.message) for each in verdict.violations] == [
        ("properties.dataSourceInfo.resourceID", f"{start} Disk Backup Reader on the disk"),
        (
            "properties.policyInfo.policyParameters.dataStoreParametersList",
            f"{start} Disk Snapshot Contributor on the group for snapshots",
        ),
    ]


def test_unknown_properties_decide_nothing() -> None:
    bare = made(
        types.BACKUP_INSTANCE.token, "bi1", {"vaultName": "bv1", "properties": UNKNOWN_OBJECT}
    )
    assert_outcomes(NAME, {"undecided_all": [VAULT, bare, READS, WRITES]})
