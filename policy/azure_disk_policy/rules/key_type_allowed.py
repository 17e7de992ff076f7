"""Keys of the kinds that are allowed."""

from azure_disk_facts.key_vaults import EC_KINDS, RSA_KINDS, KeyKind
from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import Verdict

ALLOWED = "allowed"


def key_type_allowed(key: Resource, context: Context) -> Verdict:
    """Demand a kind that ``allowed`` lists, in any case."""
    allowed = keys.words_of(context, ALLOWED)
    return keys.demand_kind(key, allowed) if allowed else keys.ALL_ALLOWED


RULE = Rule(
    name="key-type-allowed",
    title="a key is of an allowed kind",
    severity=Severity.LOW,
    looks_at=(KEY,),
    check=key_type_allowed,
    remediation="make a new key of an allowed kind, and move the disk encryption set to it",
    link="https://learn.microsoft.com/azure/key-vault/keys/about-keys",
    parameters=(
        Parameter(
            ALLOWED,
            {
                "type": "array",
                "items": {"type": "string", "enum": [kind.value for kind in KeyKind]},
            },
            [kind.value for kind in (*RSA_KINDS, *EC_KINDS)],
            "kinds a key may be of; an empty list allows all",
        ),
    ),
)
