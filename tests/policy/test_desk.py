from threading import Thread

from azure_disk_policy.desk import WHOLE_STACK, Desk, Open
from azure_disk_policy.packs import ENCRYPTION, RETENTION
from azure_disk_policy.verdicts import Undecided

OPEN = Open("disk-cmk", "web-os", "urn:web-os", Undecided("encryption.type"))


def test_open_verdicts_say_rule_resource_and_input() -> None:
    assert str(OPEN) == "disk-cmk can't be decided for web-os: encryption.type is not known yet"


def test_verdicts_are_taken_once() -> None:
    desk = Desk(ENCRYPTION)
    desk.put("urn:web-os", "disk-cmk", [OPEN])
    assert desk.take("urn:web-os") == [OPEN]
    assert desk.take("urn:web-os") == []


def test_verdicts_of_another_call_are_forgotten() -> None:
    desk = Desk(ENCRYPTION)
    desk.put("urn:web-os", "disk-cmk", [OPEN])
    assert desk.take(WHOLE_STACK) == []
    desk.put("urn:web-os", "disk-cmk", [OPEN])
    desk.put("urn:db", "disk-cmk", [])
    assert desk.take("urn:db") == []


def test_threads_do_not_see_each_others_verdicts() -> None:
    desk = Desk(ENCRYPTION)
    other = Thread(target=desk.put, args=("urn:web-os", "disk-cmk", [OPEN]))
    other.start()
    other.join()
    assert desk.take("urn:web-os") == []


def test_types_are_those_of_stack_rules() -> None:
    assert Desk(ENCRYPTION).types == frozenset()
    assert "azure-native:compute:Disk" in Desk(RETENTION).types
    assert "azure-native:keyvault:Vault" not in Desk(RETENTION).types
