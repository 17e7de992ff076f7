from azure_disk_facts.arm_types.neighbours import MANAGED_CLUSTER
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    made,
    secret,
)

ON = {"name": "pool1", "enableEncryptionAtHost": True}
OFF = {"name": "pool2", "enableEncryptionAtHost": False}


def cluster(pools: object, set_id: object = ENCRYPTION_SET_ID) -> Resource:
    given = {"agentPoolProfiles": pools, "diskEncryptionSetID": set_id}
    return made(MANAGED_CLUSTER.token, "aks1", {"resourceName": "aks1", **given})


def test_aks_node_disks_encrypted() -> None:
    unknown = {"enableEncryptionAtHost": UNKNOWN_BOOL}
    assert_outcomes(
        "aks-node-disks-encrypted",
        {
            "pass_all": cluster([ON, ON]),
            "pass_text_in_odd_case": cluster([{"enableEncryptionAtHost": "True"}]),
            "pass_one_object": cluster(ON),
            "pass_no_pool_within": cluster(None),
            "pass_no_object": cluster([ON, None, 7]),
            "pass_unknown_set": cluster([ON], UNKNOWN_TEXT),
            "pass_secret_set": cluster([ON], secret()),
            "fail_absent": made(MANAGED_CLUSTER.token, "aks1", {}),
            "fail_no_set": cluster([ON], None),
            "fail_blank_set": cluster([ON], " "),
            "fail_switch_absent": cluster([{"name": "pool1"}]),
            "fail_second_pool": cluster([ON, OFF]),
            "fail_while_another_is_unknown": cluster([unknown, OFF]),
            "fail_unknown_pools_without_a_set": cluster(UNKNOWN_LIST, ""),
            "fail_secret_text": cluster([{"enableEncryptionAtHost": secret()}]),
            "undecided_switch": cluster([unknown]),
            "undecided_pools": cluster(UNKNOWN_LIST),
        },
    )
