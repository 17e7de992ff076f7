from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    disk_access,
    disk_access_id,
    private_endpoint,
    secret,
)

CONNECTIONS = "privateLinkServiceConnections"


def endpoint(service: object = disk_access_id(), groups: object = ("disks",)) -> Resource:
    return private_endpoint(service, groups)


def test_disk_access_private_endpoint() -> None:
    access, second, unknown = disk_access(), disk_access("da2"), endpoint(UNKNOWN_TEXT)
    assert_outcomes(
        "disk-access-private-endpoint",
        {
            "pass_endpoint": [access, endpoint()],
            "pass_other_case": [access, endpoint(disk_access_id().upper(), ["Disks"])],
            "pass_unknown_id_by_dependency": [access, depends(unknown, CONNECTIONS, access)],
            "pass_secret_id": [access, endpoint(secret(disk_access_id()))],
            "pass_no_disk_access": [endpoint()],
            "fail_absent": [access],
            "fail_other_group": [access, endpoint(groups=["vault"])],
            "fail_one_of_two": [access, second, endpoint()],
            "fail_name_is_a_prefix": [access, endpoint(disk_access_id("da11"))],
            "fail_unknown_id_made_from_another": [
                access,
                second,
                depends(unknown, CONNECTIONS, second),
            ],
            "fail_secret_id": [access, endpoint(secret())],
            "undecided_id": [access, unknown],
            "undecided_groups": [access, endpoint(groups=UNKNOWN_LIST)],
            "undecided_name": [disk_access(diskAccessName=UNKNOWN_TEXT), endpoint()],
        },
    )
