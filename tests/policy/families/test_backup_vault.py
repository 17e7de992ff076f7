from azure_disk_policy.families.backup_vault import demand_redundancy
from azure_disk_policy.verdicts import violated
from tests.policy.samples import MARK, backup_vault


def test_messages_hold_values_of_azure_only() -> None:
    path = "properties.storageSettings"
    for kind, text in (("locallyredundant", "LocallyRedundant"), (MARK, "another"), ("", "absent")):
        vault = backup_vault({"storageSettings": [{"type": kind}]})
        assert demand_redundancy(vault, ["zoneredundant"]) == violated(
            f"{path}[0].type", f"is {text}, not ZoneRedundant"
        )
    assert demand_redundancy(backup_vault(), ["ZoneRedundant"]) == violated(
        path, "names no redundancy"
    )
