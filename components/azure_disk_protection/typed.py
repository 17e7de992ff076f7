"""``TypedDict`` and ``NotRequired`` for every Python from 3.10 on.

Before 3.11 only ``typing_extensions`` (which pulumi-azure-native brings along) has them.
"""

import sys

if sys.version_info >= (3, 11):
    from typing import NotRequired, TypedDict
else:
    from typing_extensions import NotRequired, TypedDict

__all__ = ["NotRequired", "TypedDict"]
