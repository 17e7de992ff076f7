from azure_disk_analysis.check.change import Change
from azure_disk_analysis.deployment import Resource
from azure_disk_cli.check.seen import Seen, counted


def test_what_was_seen_is_a_value() -> None:
    change = Change((), ())
    assert Seen(change, (), 3) == Seen(change, (), 3)
    assert Seen(change, (), 3) != Seen(change, (), 4)


def test_components_and_providers_are_no_resources_to_count() -> None:
    resources = [
        Resource("urn:web", "azure-native:compute:Disk"),
        Resource("urn:own", "pulumi:providers:azure-native"),
        Resource("urn:store", "shop:index:Store", is_custom=False),
    ]
    assert counted(resources) == 1
