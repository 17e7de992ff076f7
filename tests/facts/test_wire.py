from pulumi.runtime import rpc

from azure_disk_facts import wire


def test_marks_are_those_of_the_installed_sdk() -> None:
    assert wire.UNKNOWN_TEXT == rpc.UNKNOWN
    assert rpc._special_sig_key == wire.SIGNATURE_KEY
    assert rpc._special_secret_sig == wire.SECRET_SIGNATURE
    assert rpc._special_output_value_sig == wire.OUTPUT_SIGNATURE


def test_each_kind_has_its_own_mark() -> None:
    assert len(wire.UNKNOWN_TEXTS) == 7
    assert wire.UNKNOWN_TEXT in wire.UNKNOWN_TEXTS
