from pulumi_azure_native import compute

from azure_disk_facts.restore_points import ConsistencyMode


def test_spelling_of_arm() -> None:
    """Checked against the enum of the installed provider SDK."""
    theirs = {mode.value for mode in compute.ConsistencyModeTypes}
    assert {mode.value for mode in ConsistencyMode} == theirs
