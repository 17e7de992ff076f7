"""How Pulumi writes, between engine and plugins, what is unknown and what is secret."""

from datetime import date
from typing import Final

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="catalogue of rules, 3.4",
    reference="pulumi 3.272.0, pulumi/runtime/rpc.py",
    as_of=date(2026, 11, 1),
)

UNKNOWN_TEXT: Final = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""Stands for a text that is not known yet."""

UNKNOWN_TEXTS: Final = frozenset(
    {
        UNKNOWN_TEXT,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",  # boolean
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",  # number
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",  # list
        "030794c1-ac77-496b-92df-f27374a8bd58",  # asset
        "e48ece36-62e2-4504-bad9-02848725956a",  # archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",  # object
    }
)
"""Stand for values of each kind that are not known yet."""

SIGNATURE_KEY: Final = "4dabf18193072939515e22adb298388d"
"""The key of an object that is not an object but says, by its signature, what else it is."""

SECRET_SIGNATURE: Final = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 - marks secrets
OUTPUT_SIGNATURE: Final = "d0e6a833031e9bbcd3f4e8bde6ca49a4"
