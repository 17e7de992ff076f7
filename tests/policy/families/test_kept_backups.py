from datetime import timedelta

import pytest

from azure_disk_policy.families.kept_backups import kept_backups
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_TEXT,
    backup_policy,
    disk,
    instance,
    keyed_set,
    retention_rule,
)

WEEK = timedelta(weeks=1)
POLICY, SET = backup_policy(retention_rule()), keyed_set()
OF_SET = disk(encryption={"diskEncryptionSetId": ENCRYPTION_SET_ID})


def test_retention_by_set() -> None:
    kept = kept_backups(Stack([POLICY, instance(), OF_SET, SET]))
    assert kept.under([SET], elsewhere=False) == WEEK
    assert kept.under([keyed_set(name="des2")], elsewhere=True) is None
    kept.settle(left=0)


def test_retention_under_sets_that_the_stack_lacks() -> None:
    kept = kept_backups(Stack([POLICY, instance(), OF_SET]))
    assert kept.under([], elsewhere=True) == WEEK
    assert kept.under([], elsewhere=False) is None


def test_retention_of_any_disk() -> None:
    assert kept_backups(Stack([POLICY])).under([], elsewhere=False) == WEEK
    assert kept_backups(Stack([POLICY, instance()])).under([], elsewhere=False) == WEEK


def test_what_is_not_known_matters_where_it_may_hide_a_longer_one() -> None:
    kept = kept_backups(Stack([POLICY, instance(UNKNOWN_TEXT), OF_SET]))
    kept.settle(WEEK.total_seconds() + 1)
    with pytest.raises(UnknownInputError, match=r"^bi1: properties\.dataSourceInfo\.resourceID$"):
        kept.settle(WEEK.total_seconds())
    late = backup_policy(retention_rule(keep=UNKNOWN_TEXT))
    path = r"^bp1: properties\.policyRules\[0\]\.lifecycles\[0\]\.deleteAfter\.duration$"
    with pytest.raises(UnknownInputError, match=path):
        kept_backups(Stack([late])).settle(1e30)
