from azure_disk_protection import workflow_actions as actions


def test_what_runs_first_runs_after_nothing() -> None:
    assert actions.after("") == {}
    assert actions.after("A") == {"A": ["Succeeded"]}


def test_a_look_at_a_request_comes_whatever_became_of_it() -> None:
    look = actions.succeeded("Take", "@body('Take')", or_=[{"equals": [1, 1]}])
    assert look["runAfter"] == {"Take": ["Succeeded", "Failed", "TimedOut"]}
    assert look["expression"]["or"][1:] == [{"equals": [1, 1]}]
    assert look["else"]["actions"]["Note_Take"]["inputs"]["name"] == "errors"


def test_a_listing_says_when_it_did_not_come_to_its_end() -> None:
    made = actions.listing("disks", "@x", "@true", as_whom={}, after_="Before")
    assert list(made) == ["Queue_disks", "List_disks", "All_disks_listed"]
    assert made["List_disks"]["limit"]["count"] == actions.MOST_PAGES
    assert made["Queue_disks"]["runAfter"] == {"Before": ["Succeeded"]}


def test_single_actions() -> None:
    assert actions.http("GET", "u", as_whom={"type": "T"})["inputs"] == {
        "method": "GET",
        "uri": "u",
        "authentication": {"type": "T"},
    }
    assert actions.http("PUT", "u", as_whom={}, body={"a": 1})["inputs"]["body"] == {"a": 1}
    loop = actions.foreach("@x", {}, after_="A", at_once=3)
    assert loop["runtimeConfiguration"]["concurrency"]["repetitions"] == 3
    assert actions.variable("v")["inputs"]["variables"][0]["value"] == []
    assert actions.set_variable("v", 1)["inputs"] == {"name": "v", "value": 1}
    assert actions.compose(1, "A")["runAfter"] == {"A": ["Succeeded"]}
    assert actions.query("@x", "@y")["inputs"] == {"from": "@x", "where": "@y"}
    assert actions.add_error("bad")["type"] == "AppendToArrayVariable"
