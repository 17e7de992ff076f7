"""Reads an estate's settings, as a stack file holds them."""

from collections.abc import Mapping

from azure_disk_protection.checks.estate import estate_problems
from azure_disk_protection.estate_args import DiskEstateArgs
from azure_disk_protection.problems import MISSING, InvalidInputs, Problem, raise_if_any
from azure_disk_protection.reading import read


def read_estate(data: object) -> DiskEstateArgs:
    """Return the settings of ``azure-disk-protection:estate``, read and checked.

    ``data`` has camelCase keys; what is returned has Python's names and choices as enums.

    Raises:
        InvalidInputs: every wrong setting, with its path below ``estate``.
    """
    if not isinstance(data, Mapping):
        given = MISSING if data is None else data
        what = "the settings of an estate, as keys and values"
        raise InvalidInputs([Problem("estate", given, what, "write them in the stack file")])
    estate, problems = read(DiskEstateArgs, data, is_settings=True)
    raise_if_any([*problems, *estate_problems(estate)])
    return estate
