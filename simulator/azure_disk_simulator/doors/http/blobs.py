"""The blobs behind export URLs, as azure-storage-blob reads them (F1, F3, F4, F7).

Not modelled: writes, leases, conditions, blob snapshots, and every operation other than Get Blob,
Get Blob Properties, Get Page Ranges and Get Page Ranges Diff.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response

from azure_disk_simulator.access import Ticket
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.exports import Exported

_VERSION = "2025-01-05"
_MODIFIED = "Sun, 01 Nov 2026 00:00:00 GMT"
_RANGE = re.compile(r"^bytes=(\d+)-(\d*)\Z")


@dataclass(frozen=True)
class Network:
    """Where the clients of a door stand."""

    via_disk_access: str | None
    """Id of the disk access through whose private endpoint they come; ``None``: public."""


def answer(azure: Azure, network: Network, request: Request) -> Response:
    """Answer a request for the data of a disk or snapshot."""
    query, headers = dict(request.query_params), request.headers
    ticket = _ticket(request.url.path, query, network, headers=headers)
    previous = headers.get("x-ms-previous-snapshot-url")

    def look(blobs: list[Exported]) -> Response:
        blob, *others = blobs
        if query.get("comp") == "pagelist":
            return _page_list(blob, others, _wanted(headers, blob.length))
        return _content(blob, request.method, headers)

    try:
        tickets = [ticket]
        if previous is not None:
            url = urlsplit(previous)
            asked = dict(parse_qsl(url.query))
            tickets.append(_ticket(url.path, asked, network, headers=headers))
        return azure.look_at_exports(tickets, look)
    except ArmError as error:
        return _refusal(error)


def _ticket(
    path: str, query: Mapping[str, str], network: Network, *, headers: Mapping[str, str]
) -> Ticket:
    *_, container, blob = ("", "", *path.split("/"))
    return Ticket(
        container,
        blob,
        query.get("sig", ""),
        network.via_disk_access,
        has_token=headers.get("authorization", "").startswith("Bearer "),
    )


def _refusal(error: ArmError) -> Response:
    body = (
        f'<?xml version="1.0" encoding="utf-8"?><Error><Code>{escape(error.code)}</Code>'
        f"<Message>{escape(error.message)}</Message></Error>"
    )
    headers = {"x-ms-error-code": error.code, "x-ms-version": _VERSION}
    return Response(body, error.status, headers=headers, media_type="application/xml")


def _wanted(headers: Mapping[str, str], length: int) -> tuple[int, int] | None:
    """Return the first and last byte that a request asks for, or ``None`` for all.

    Raises:
        ArmError: 416, beyond the end.
    """
    match = _RANGE.match(headers.get("x-ms-range", headers.get("range", "")))
    if match is None:
        return None
    start, end = int(match[1]), int(match[2] or length - 1)
    if start >= length:
        raise ArmError(
            416,
            "InvalidRange",
            "The range specified is invalid for the current size of the resource.",
        )
    return start, min(end, length - 1)


def _base_headers(blob: Exported) -> dict[str, str]:
    return {
        "ETag": blob.etag,
        "Last-Modified": _MODIFIED,
        "x-ms-version": _VERSION,
        "x-ms-blob-type": "PageBlob",
        "x-ms-blob-sequence-number": "0",
        "x-ms-blob-content-length": str(blob.length),
        "Accept-Ranges": "bytes",
    }


def _content(blob: Exported, method: str, headers: Mapping[str, str]) -> Response:
    found = _base_headers(blob)
    if method == "HEAD":
        return Response(b"", 200, headers={**found, "Content-Length": str(blob.length)})
    wanted = _wanted(headers, blob.length)
    start, end = (0, blob.length - 1) if wanted is None else wanted
    found["Content-Range"] = f"bytes {start}-{end}/{blob.length}"
    data = blob.read(start, end - start + 1)
    status = 200 if wanted is None else 206
    return Response(data, status, headers=found, media_type="application/octet-stream")


def _page_list(blob: Exported, others: list[Exported], wanted: tuple[int, int] | None) -> Response:
    ranges = blob.changes(others[0]) if others else blob.ranges()
    start, end = (0, blob.length - 1) if wanted is None else wanted
    within = [(max(at, start), min(at + size - 1, end)) for at, size in ranges]
    items = "".join(
        f"<PageRange><Start>{first}</Start><End>{last}</End></PageRange>"
        for first, last in within
        if first <= last
    )
    body = f'<?xml version="1.0" encoding="utf-8"?><PageList>{items}</PageList>'
    return Response(body, 200, headers=_base_headers(blob), media_type="application/xml")
