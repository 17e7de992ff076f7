from typing import Any

import pytest

from tests.components.checks.keys import SUBNET_ID, problems
from tests.components.recording import DISK_ID

RANGES = "allowedIpRanges: public IPv4 addresses or ranges, item {} is none"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"allowed_ip_ranges": ["203.0.113.7", "10.1.0.0/16"]}, RANGES.format(1)),
        ({"allowed_ip_ranges": ["2001:db8::/32"]}, RANGES.format(0)),
        ({"allowed_ip_ranges": ["203.0.113.7/24"]}, RANGES.format(0)),
        ({"allowed_ip_ranges": ["home"]}, RANGES.format(0)),
        ({"allowed_ip_ranges": ["203.0.113.7"] * 1001}, "allowedIpRanges: 1000 at most"),
        (
            {"allowed_subnet_ids": [SUBNET_ID, DISK_ID]},
            "allowedSubnetIds: ids of Microsoft.Network/virtualNetworks/subnets, item 1 is none",
        ),
        ({"allowed_subnet_ids": [SUBNET_ID] * 201}, "allowedSubnetIds: 200 at most"),
    ],
)
def test_rules_that_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert problems(**values) == [expected]
