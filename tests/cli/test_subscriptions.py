from azure_disk_cli.subscriptions import named_subscription, simulated_subscription
from azure_disk_simulator.azure import Azure

OTHER = "00000000-0000-0000-0000-0000000000ab"


def test_what_a_provider_names() -> None:
    assert named_subscription({"subscriptionId": OTHER, "tenantId": "t"}) == OTHER
    assert named_subscription({}) == ""
    assert named_subscription({"subscriptionId": {"ciphertext": "v1:abc"}}) is None


def test_where_it_leads_to_in_the_simulated_azure() -> None:
    with Azure.in_memory() as azure:
        assert simulated_subscription(azure, "") == azure.subscription_id
        assert simulated_subscription(azure, OTHER) == azure.subscription_id
        azure.settings.other_subscriptions = (OTHER,)
        assert simulated_subscription(azure, OTHER.upper()) == OTHER.upper()
        assert simulated_subscription(azure, "") == azure.subscription_id
