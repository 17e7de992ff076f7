from tests.simulator.estate import Estate, refusal, refused


def test_a_source_is_a_disk_or_a_snapshot(estate: Estate) -> None:
    """A1."""
    vault = estate.vault()
    assert refusal(lambda: estate.restore("r", vault)) == (
        400,
        "InvalidParameter",
        "Entity not of expected type",
    )
    with refused("InvalidParameter", match="Entity not of expected type"):
        estate.restore("r", {"id": "no id"})


def test_a_missing_source_is_not_found(estate: Estate) -> None:
    """A1."""
    absent = estate.id("Microsoft.Compute/snapshots", "none")
    with refused("NotFound", match=f"Resource {absent} is not found"):
        estate.restore("r", {"id": absent})


def test_disks_come_from_disks_and_snapshots(estate: Estate) -> None:
    disk = estate.disk()
    assert estate.restore("r", disk)
    assert estate.restore("q", estate.snapshot("s", disk))
    assert estate.snapshot("t", estate.snapshot("u", disk, properties={"incremental": False}),
                           properties={"incremental": False})  # fmt: skip
