from azure_disk_facts.arm_types.row import ResourceTypeFacts
from azure_disk_facts.arm_types.services import BLOB_CONTAINER, STORAGE_ACCOUNT


def test_names_that_no_input_gives_stand_in_the_id() -> None:
    assert BLOB_CONTAINER.names_in_id(("account", "exports")) == ("account", "default", "exports")
    assert BLOB_CONTAINER.names_given(("account", "default", "exports")) == ("account", "exports")


def test_other_types_have_the_names_of_their_inputs() -> None:
    assert STORAGE_ACCOUNT.names_in_id(("account",)) == STORAGE_ACCOUNT.names_given(("account",))


def test_too_many_names_are_not_dropped() -> None:
    facts = ResourceTypeFacts("A/b", "t", "v", ("x",))
    assert facts.names_in_id(("one", "two")) == ("one", "two")
