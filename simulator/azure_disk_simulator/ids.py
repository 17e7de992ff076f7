"""The one source of ids: seeded and counted, so that a run can be repeated exactly."""

import hashlib
import uuid

_NAMESPACE = uuid.UUID("5b0f4f3a-8a0e-4f0a-9c1d-2f1d6f1c7a11")


def identifier(seed: int, number: int) -> str:
    """Return the id with that number as a version 4 GUID, in lower case."""
    digest = hashlib.blake2b(f"{seed}:{number}".encode(), digest_size=16).digest()
    return str(uuid.UUID(bytes=digest, version=4))


def derived(*parts: str) -> str:
    """Return a GUID that always follows from the same parts, whatever their case."""
    return str(uuid.uuid5(_NAMESPACE, "|".join(part.lower() for part in parts)))
