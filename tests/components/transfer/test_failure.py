import logging

import pytest

from azure_disk_protection.transfer.failure import (
    TransferFailed,
    keep_signatures_out_of_logs,
    told_briefly,
    without_signatures,
)


def test_queries_of_urls_are_left_out() -> None:
    text = "PUT 'https://a/b?sig=x&se=y' and http://c/d failed"
    assert without_signatures(text) == "PUT 'https://a/b?(left out)' and http://c/d failed"


def test_any_failure_is_told_as_one_text() -> None:
    @told_briefly
    def fail() -> None:
        raise OSError("at https://a/b?sig=secret")

    with pytest.raises(TransferFailed, match=r"^OSError: at https://a/b\?\(left out\)$") as caught:
        fail()
    assert caught.value.__context__ is None


def test_our_own_texts_stay() -> None:
    @told_briefly
    def fail() -> None:
        raise TransferFailed("blobName: taken")

    with pytest.raises(TransferFailed, match=r"^blobName: taken$"):
        fail()


def test_what_works_works() -> None:
    assert told_briefly(lambda value: value + 1)(1) == 2


def test_the_library_below_logs_no_signature(caplog: pytest.LogCaptureFixture) -> None:
    keep_signatures_out_of_logs()
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3.connectionpool").debug("%s %d", "GET /a?sv=1&sig=secret&x=2", 200)
    assert "GET /a?sv=1&sig=REDACTED&x=2 200" in caplog.text
    assert "secret" not in caplog.text
