from azure_disk_cli.outcome import EXIT_HELP, Exit, Stop, wrong_input


def test_exit_codes_are_the_documented_ones() -> None:
    assert {code.name: int(code) for code in Exit} == {
        "DONE": 0,
        "STOPPED": 1,
        "WRONG_INPUT": 2,
        "NO_ENGINE": 3,
    }
    for code in Exit:
        assert f"{int(code)} " in EXIT_HELP


def test_words_for_json() -> None:
    assert [code.word for code in Exit] == ["done", "stopped", "wrong-input", "no-engine"]


def test_a_stop_carries_code_and_messages() -> None:
    stop = wrong_input("one", "two")
    assert isinstance(stop, Stop)
    assert (stop.code, stop.messages) == (Exit.WRONG_INPUT, ("one", "two"))
    assert str(stop) == "one\ntwo"
