import pytest

from azure_disk_simulator.workflows.expressions import (
    Call,
    Constant,
    InvalidExpression,
    Joined,
    Member,
    calls,
    parse,
)


def test_plain_texts_stand_for_themselves() -> None:
    assert parse("P1D") == Constant("P1D")
    assert parse("@@home") == Constant("@home")
    assert parse("") == Constant("")


def test_reads_calls_members_and_constants() -> None:
    assert parse("@item()?['tags']['it''s']") == Member(
        Member(Call("item", ()), Constant("tags"), is_optional=True),
        Constant("it's"),
        is_optional=False,
    )
    assert parse("@trigger().startTime") == Member(
        Call("trigger", ()), Constant("startTime"), is_optional=False
    )
    assert parse("@addSeconds(utcNow(), -1.5)") == Call(
        "addseconds", (Call("utcnow", ()), Constant(-1.5))
    )
    assert parse("@if(true, null, false)") == Call(
        "if", tuple(Constant(each) for each in (True, None, False))
    )


def test_reads_expressions_within_texts() -> None:
    assert parse("a-@{first('}')}-b") == Joined(
        (Constant("a-"), Call("first", (Constant("}"),)), Constant("-b"))
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("@first(", "it ends too early"),
        ("@first(1", "it ends too early"),
        ("@first(1))", r"'\)' is left over"),
        ("@first(1 2)", "'2' stands where ',' should"),
        ("@first", "'first' is no function call"),
        ("@)", r"'\)' stands where a value should"),
        ("@first(#)", "it cannot be read from '#\\)' on"),
        ("x@{first(1)", "a brace is not closed"),
        ("@item()['a'", "it ends too early"),
    ],
)
def test_refuses_what_is_no_expression(text: str, why: str) -> None:
    with pytest.raises(InvalidExpression, match=f"^the expression '.*' is not valid: {why}$"):
        parse(text)


def test_finds_the_calls_in_a_value() -> None:
    value = {"@{string(1)}": ["@concat(first(2)[0])", {"a": "@skip(array(1), 1)"}], "n": 4}
    names = [call.name for call in calls(value)]
    assert names == ["string", "concat", "first", "skip", "array"]
