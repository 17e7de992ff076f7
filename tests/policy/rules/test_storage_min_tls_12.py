from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, fixed, secret, storage_account


def test_storage_min_tls_12() -> None:
    assert_outcomes(
        "storage-min-tls-12",
        {
            "pass_tls_1_2": storage_account(minimumTlsVersion="TLS1_2"),
            "pass_tls_1_3": storage_account(minimumTlsVersion="TLS1_3"),
            "pass_other_case": storage_account(minimumTlsVersion="TLS1_2"),
            "pass_secret": storage_account(minimumTlsVersion=secret("TLS1_2")),
            "fail_tls_1_0": storage_account(minimumTlsVersion="TLS1_0"),
            "fail_tls_1_1": storage_account(minimumTlsVersion="TLS1_1"),
            "fail_other_case": storage_account(minimumTlsVersion="tls1_1"),
            "fail_unknown_to_azure": storage_account(minimumTlsVersion="Some"),
            "fail_secret_text": storage_account(minimumTlsVersion=secret()),
            "fail_absent": storage_account(minimumTlsVersion=None),
            "fail_blank": storage_account(minimumTlsVersion=" "),
            "fail_wrong_kind": storage_account(minimumTlsVersion=[]),
            "undecided_unknown": storage_account(minimumTlsVersion=UNKNOWN_TEXT),
            "fail_name_is_a_prefix": storage_account(minimumTlsVersion="TLS1_20"),
        },
    )


def test_fix() -> None:
    wrong = storage_account(minimumTlsVersion="TLS1_1")
    assert fixed("storage-min-tls-12", wrong) == {"minimumTlsVersion": "TLS1_2"}
