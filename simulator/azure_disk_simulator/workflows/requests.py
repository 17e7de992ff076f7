"""Requests of workflows to the simulated resource manager."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.errors import ArmError

PAGE = 1000
"""Resources that one page of a list holds."""


class Sender:
    """Sends requests as ARM's REST has them; lists come in pages with ``nextLink``.

    Not modelled: API versions, and requests that are accepted first and done later.
    """

    def __init__(self, azure: Azure, *, host: str, page: int = PAGE) -> None:
        self.azure = azure
        self._host = host
        self._page = page

    def send(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Return status code and body of the answer."""
        url = urlsplit(str(request["uri"]))
        if f"{url.scheme}://{url.netloc}" != self._host:
            return {
                "statusCode": 502,
                "body": {"error": {"code": "BadGateway", "message": url.netloc}},
            }
        methods: dict[str, Callable[[], tuple[int, Any]]] = {
            "GET": lambda: (200, self._get(url.path, parse_qs(url.query))),
            "PUT": lambda: (200, self.azure.put(url.path, dict(request["body"]))),
            "DELETE": lambda: self._delete(url.path),
        }
        try:
            status, body = methods[str(request["method"])]()
        except ArmError as error:
            return {"statusCode": error.status, "body": error.envelope()}
        return {"statusCode": status, "body": body}

    def _delete(self, path: str) -> tuple[int, Any]:
        self.azure.delete(path)
        return 200, None

    def _get(self, path: str, query: Mapping[str, list[str]]) -> Any:
        scope, separator, rest = path.rpartition("/providers/")
        if not separator or rest.count("/") != 1:
            return self.azure.get(path)
        found = self.azure.list(scope, rest)
        start = int(query.get("$skiptoken", ["0"])[0])
        page: dict[str, Any] = {"value": found[start : start + self._page]}
        if start + self._page < len(found):
            version = quote(query["api-version"][0])
            page["nextLink"] = (
                f"{self._host}{path}?api-version={version}&$skiptoken={start + self._page}"
            )
        return page
