from tests.policy.samples import UNKNOWN_BOOL, assert_outcomes, encryption_set, fixed, secret

SWITCH = "rotationToLatestKeyVersionEnabled"


def test_des_key_auto_rotation() -> None:
    assert_outcomes(
        "des-key-auto-rotation",
        {
            "pass_on": encryption_set(**{SWITCH: True}),
            "pass_text_in_other_case": encryption_set(**{SWITCH: "True"}),
            "pass_secret_on": encryption_set(**{SWITCH: secret(value=True)}),
            "fail_off": encryption_set(**{SWITCH: False}),
            "fail_absent": encryption_set(),
            "fail_text_off": encryption_set(**{SWITCH: "FALSE"}),
            "fail_wrong_kind": encryption_set(**{SWITCH: [True]}),
            "fail_wrong_level": encryption_set(activeKey={SWITCH: True}),
            "fail_secret_text": encryption_set(**{SWITCH: secret()}),
            "undecided_switch": encryption_set(**{SWITCH: UNKNOWN_BOOL}),
        },
    )


def test_it_is_switched_on() -> None:
    assert fixed("des-key-auto-rotation", encryption_set()) == {SWITCH: True}
