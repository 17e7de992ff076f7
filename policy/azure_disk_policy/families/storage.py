"""What rules on storage accounts that receive exports have in common."""

from functools import partial, wraps

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_facts.storage import BLOB_RETENTION_DAYS
from azure_disk_policy.families.choices import demand_number, demand_true
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.inputs import Gaps, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Check, Context, Fix, Parameter
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle, violated

FIREWALL_ACTION = "networkRuleSet.defaultAction"
BYPASS = "networkRuleSet.bypass"
IP_RULES = "networkRuleSet.ipRules"
_MIN_DAYS = "minDays"
_LEAST, _MOST = BLOB_RETENTION_DAYS

EXPORTS_ONLY = (
    Parameter(
        "tag",
        {"type": "string"},
        "",
        "only accounts with this tag are judged; empty: all accounts",
    ),
    Parameter("value", {"type": "string", "minLength": 1}, "vhd-export", "value of that tag"),
)
"""Parameters of rules on accounts, most of which may hold something else than exports."""

MIN_DAYS = Parameter(
    _MIN_DAYS,
    {"type": "integer", "minimum": _LEAST, "maximum": _MOST},
    7,
    "days that what was deleted has to be kept at least",
)


def of_exports(check: Check) -> Check:
    """Return a check with nothing to say of accounts that :data:`EXPORTS_ONLY` leaves out."""

    @wraps(check)
    def checked(account: Resource, context: Context) -> Verdict:
        verdict = settle(partial(check, account, context))
        if isinstance(verdict, Compliant):
            return verdict
        return without_exports(account, context) or verdict

    return checked


def without_exports(account: Resource, context: Context) -> NotApplicable | None:
    """Return that an account is left out, where a tag is configured that it lacks.

    Raises:
        UnknownInputError: the tag is not known yet.
    """
    tag = context.parameters.text("tag")
    value = context.parameters.text("value") or ""
    if tag is None or same(account.as_other(partial(account.tag, tag)) or "", value):
        return None
    return NotApplicable(f"the tag {tag} does not mark the account as one for exports")


def as_given(account: Resource, path: str) -> str:
    """Return the path of a property as an account spells it: as Pulumi does, else as ARM does.

    Raises:
        UnknownInputError: what the property stands in is not known yet.
    """
    for ours, arms in STORAGE_ACCOUNT.renamed:
        top, _, below = path.partition(".")
        other = f"{arms}.{below}" if below else arms
        if top == ours and not account.present(path) and account.present(other):
            return other
    return path


def demand_soft_delete(service: Resource, policy: str, context: Context) -> Verdict:
    """Demand that a blob service keeps what was deleted, for ``minDays`` at least.

    Args:
        service: the blob service.
        policy: the object that says so.
        context: holds the parameter.
    """
    if not service.present(policy):
        return violated(policy, "is absent, so nothing deleted is kept")
    least = context.parameters.number(_MIN_DAYS)
    return demand_all(
        partial(demand_true, service, f"{policy}.enabled"),
        partial(demand_number, service, f"{policy}.days", least=least, absent=None),
    )


def switching_on(policy: str) -> Fix:
    """Return a fix that has a blob service keep what was deleted, never shorter than before."""

    def fix(service: Resource, context: Context) -> dict[str, object]:
        least = context.parameters.number(_MIN_DAYS) or _LEAST
        days = Gaps().read(partial(service.number, f"{policy}.days")) or 0
        return {f"{policy}.enabled": True, f"{policy}.days": int(max(days, least))}

    return fix
