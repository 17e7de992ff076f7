from azure_disk_simulator.doors import sdk_schema


def test_the_stored_shapes_are_those_of_the_installed_sdk() -> None:
    stored = sdk_schema.SCHEMA_FILE.read_text(encoding="utf-8")
    assert stored == sdk_schema.render(), "run: python -m azure_disk_simulator.doors.sdk_schema"


def test_wire_spelling_follows_the_sdk_not_a_rule() -> None:
    disk = sdk_schema.extract()["resources"]["azure-native:compute:Disk"]["inputs"]["properties"]
    assert {"diskSizeGB", "diskIOPSReadWrite", "diskMBpsReadWrite", "hyperVGeneration"} <= set(disk)


def test_discriminators_and_required_inputs_are_kept() -> None:
    rule = sdk_schema.extract()["types"]["dataprotection.AzureBackupRuleArgs"]
    assert rule["constants"] == {"objectType": "AzureBackupRule"}
    assert rule["required"] == ["dataStore", "name", "objectType", "trigger"]


def test_lists_of_user_assigned_identities_are_sets() -> None:
    types = sdk_schema.extract()["types"]
    inputs = types["compute.EncryptionSetIdentityArgs"]["properties"]
    outputs = types["compute.EncryptionSetIdentityResponse"]["properties"]
    assert inputs["userAssignedIdentities"] == "set"
    assert outputs["userAssignedIdentities"][0] == "map"
