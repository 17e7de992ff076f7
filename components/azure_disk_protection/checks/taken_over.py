"""What is taken over instead of made: nothing for a child that there is not."""

from collections.abc import Callable, Iterator, Mapping

from azure_disk_protection.checks.given import Check, Given
from azure_disk_protection.problems import Problem


def check_made(is_made: Callable[[Given], Mapping[str, bool]]) -> Check:
    """Return a check of ``imports`` by the roles that the inputs may leave without a child."""

    def check(given: Given) -> Iterator[Problem]:
        ids = given.known("imports") or {}
        for role, made in is_made(given).items():
            if role in ids and not made:
                yield given.problem(
                    "imports", f"nothing for {role!r} with these inputs", "no such child is made"
                )

    return check
