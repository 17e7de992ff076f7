from azure_disk_policy.families.imports import demand_safe_import
from azure_disk_policy.verdicts import Violated, Violation
from tests.policy.samples import disk


def test_everything_wrong_is_said_and_no_url() -> None:
    creation = {
        "createOption": "ImportSecure",
        "sourceUri": "http://account/vhds/a.vhd",
        "securityDataUri": "https://account/vhds/a.vmgs?sig=MARK",
    }
    assert demand_safe_import(disk(creationData=creation)) == Violated(
        (
            Violation("creationData.storageAccountId", "is absent"),
            Violation("creationData.sourceUri", "is no https URL"),
            Violation(
                "creationData.securityDataUri",
                "carries a SAS, which stays in the state of the stack",
            ),
        )
    )
