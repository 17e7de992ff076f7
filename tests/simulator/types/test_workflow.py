from typing import Any

from tests.simulator.estate import Estate, Json, refused
from tests.simulator.workflows.definitions import definition, http


def put(estate: Estate, given: Any = None, **changes: Any) -> Json:
    properties = {"definition": definition() if given is None else given, **changes}
    body = {"identity": {"type": "SystemAssigned"}, "properties": properties}
    return estate.put("Microsoft.Logic/workflows", "w", body)


def test_is_shown_with_what_azure_adds(estate: Estate) -> None:
    made = put(estate)
    properties = made["properties"]
    assert properties["state"] == "Enabled"
    assert properties["provisioningState"] == "Succeeded"
    assert properties["definition"] == definition()
    assert properties["createdTime"] == properties["changedTime"]
    assert made["identity"]["principalId"]
    again = put(estate, state="disabled")
    assert again["properties"]["state"] == "Disabled"
    assert again["properties"]["createdTime"] == properties["createdTime"]
    assert again["properties"]["changedTime"] > properties["changedTime"]
    assert again["identity"]["principalId"] == made["identity"]["principalId"]


def test_refuses_what_logic_apps_refuse(estate: Estate) -> None:
    with refused("InvalidTemplate", match="the definition is not an object"):
        put(estate, "text")
    with refused("InvalidTemplate", match="the parameter 'm' is not declared"):
        put(estate, parameters={"m": {"value": 1}})
    with refused("InvalidParameter", match="'properties.parameters' is no object"):
        put(estate, parameters=[])
    with refused("InvalidParameter", match="Allowed values are: Enabled, Disabled"):
        put(estate, state="Asleep")
    named = http(authentication={"type": "ManagedServiceIdentity", "identity": "/i"})
    with refused("InvalidTemplate", match="which has not the identity '/i'"):
        put(estate, definition({"A": named}))


def test_needs_a_definition(estate: Estate) -> None:
    with refused("InvalidParameter", match=r"'properties\.definition' is missing"):
        estate.put("Microsoft.Logic/workflows", "w", {"properties": {}})
