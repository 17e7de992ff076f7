import uuid

from azure_disk_facts import azure_policies
from azure_disk_facts.azure_policies import Effect, policy_definition_id
from azure_disk_facts.azure_policies_vaults import BUILT_IN_POLICIES


def test_an_id_is_the_same_everywhere() -> None:
    assert policy_definition_id("g") == "/providers/Microsoft.Authorization/policyDefinitions/g"
    assert azure_policies.CUSTOMER_KEYS.id.endswith("/702dd420-7fcc-42c5-afe8-4026edd20fe0")


def test_the_default_effect_comes_first() -> None:
    assert azure_policies.DISKS_PUBLIC_ACCESS.effects[0] is Effect.AUDIT
    assert azure_policies.BACK_UP_TAGGED_DISKS.effects[0] is Effect.DEPLOY_IF_NOT_EXISTS


def test_what_changes_or_deploys_names_a_role() -> None:
    for policy in BUILT_IN_POLICIES.values():
        acts = {Effect.MODIFY, Effect.DEPLOY_IF_NOT_EXISTS} & set(policy.effects)
        assert (policy.role is not None) == bool(acts), policy.name


def test_every_id_is_a_guid() -> None:
    assert len(BUILT_IN_POLICIES) == 36
    for guid in BUILT_IN_POLICIES:
        assert str(uuid.UUID(guid)) == guid


def test_previews_say_so() -> None:
    for policy in BUILT_IN_POLICIES.values():
        _, _, state = policy.version.partition("-")
        assert (state == "preview") == policy.name.startswith("[Preview]"), policy.name
        assert (state == "deprecated") == policy.name.startswith("[Deprecated]"), policy.name
