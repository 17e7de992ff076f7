"""How a dynamic provider fails: with one text, without Azure's URLs in it."""

import logging
import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")

_SIGNED = re.compile(r"(https?://[^\s'\"?]+)\?[^\s'\"]*")
"""A URL with its query: that is where the signature of an access URL stands."""


_SIGNATURE = re.compile(r"\bsig=[^&\s'\"]+")
_HTTP_LOGGER = "urllib3.connectionpool"


class TransferFailed(Exception):
    """A transfer that was refused, or that broke; the text says what to do."""


def without_signatures(text: str) -> str:
    """Return a text with the query of every URL in it left out: it may be a secret."""
    return _SIGNED.sub(r"\1?(left out)", text)


class _WithoutSignatures(logging.Filter):
    """Azure's clients leave signatures out of what they log; the library below them does not."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                _SIGNATURE.sub("sig=REDACTED", each) if isinstance(each, str) else each
                for each in record.args
            )
        return True


_FILTER = _WithoutSignatures()


def keep_signatures_out_of_logs() -> None:
    """Make what logs requests leave the signature of an access URL out."""
    logging.getLogger(_HTTP_LOGGER).addFilter(_FILTER)


def told_briefly(call: Callable[_P, _R]) -> Callable[_P, _R]:
    """Decorate a provider's operation so that the engine shows its failure, not Azure's frames.

    The engine prints the whole chain of exceptions, with every text in it.

    Raises:
        TransferFailed: with the text of whatever was raised, its secrets left out.
    """

    @wraps(call)
    def wrapper(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return call(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - told again, as one text
            failure = TransferFailed(without_signatures(_text(error)))
        raise failure

    return wrapper


def _text(error: Exception) -> str:
    if isinstance(error, TransferFailed):
        return str(error)
    return f"{type(error).__name__}: {error}"
