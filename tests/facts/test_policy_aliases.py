from azure_disk_facts.policy_aliases import MODIFIABLE, UNVERIFIED, VERIFIED


def test_what_is_unverified_is_about_snapshots_alone() -> None:
    """H4."""
    assert {alias.rpartition("/")[0] for alias in UNVERIFIED} == {"Microsoft.Compute/snapshots"}
    assert not UNVERIFIED & VERIFIED


def test_what_built_ins_modify_exists() -> None:
    assert MODIFIABLE < VERIFIED
    assert "Microsoft.Compute/snapshots/networkAccessPolicy" in MODIFIABLE
