"""Secrets that say what they hold."""

from azure_disk_facts.arm_types.neighbours import SECRET
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.fixes import from_parameter
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

PATH = "properties.contentType"
CONTENT_TYPE = "contentType"


def secret_content_type(secret: Resource, _: Context) -> Verdict:
    """Demand a content type, whatever it says."""
    return COMPLIANT if is_given(secret, PATH) else violated(PATH, "is absent")


RULE = Rule(
    name="secret-content-type",
    title="a secret says what it holds",
    severity=Severity.LOW,
    looks_at=(SECRET,),
    check=secret_content_type,
    remediation=f"set {PATH}, for example to BEK for a key of Azure Disk Encryption",
    link="https://learn.microsoft.com/azure/key-vault/secrets/about-secrets",
    parameters=(
        Parameter(
            CONTENT_TYPE,
            {"type": "string"},
            "",
            "content type that remediation sets where there is none; empty: none",
        ),
    ),
    fix=from_parameter(PATH, CONTENT_TYPE),
)
