import re

import pytest

from azure_disk_facts import snapshot_tags
from azure_disk_facts.snapshot_tags import FullSnapshotReason

TAGS = [value for name, value in vars(snapshot_tags).items() if name.endswith("_TAG")]
_TAG_NAME = re.compile(r"[a-z][a-z-]{0,510}[a-z]")


@pytest.mark.parametrize("tag", TAGS)
def test_azure_takes_the_names(tag: str) -> None:
    assert _TAG_NAME.fullmatch(tag)


def test_tags_differ() -> None:
    assert len(TAGS) == len(set(TAGS)) == 8


def test_reasons_are_words_that_fit_into_a_tag() -> None:
    assert all(_TAG_NAME.fullmatch(reason.value) for reason in FullSnapshotReason)
