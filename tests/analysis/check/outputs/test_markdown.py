import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from azure_disk_analysis.check.outputs import markdown, words
from azure_disk_analysis.check.outputs.tables import tables
from azure_disk_analysis.check.report import Report
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(report: Report) -> list[str]:
    """Return what a reader sees of a report's comment, block by block."""
    found: list[str] = []
    for token in PARSER.parse(markdown.render(report)):
        if token.type == "inline":
            found.append(
                "".join(
                    each.content for each in token.children or [] if each.type.startswith("text")
                )
            )
        elif token.type == "html_block":
            found.append(token.content.strip())
    return found


def test_the_comment_can_be_found_again() -> None:
    first, second, *_ = markdown.render(samples.rich()).splitlines()
    assert first == "<!-- azure-disk-protection check: dev -->" == markdown.marker("dev")
    assert second == "## Blocked: azdisk check of dev"


@given(st.one_of(st.text(), st.sampled_from(odd.NASTY)))
def test_no_stack_can_leave_the_marker(stack: str) -> None:
    found = markdown.marker(stack)
    assert re.fullmatch(r"<!-- azure-disk-protection check: [^<>\n]*-->", found)
    inside = found.removeprefix("<!-- azure-disk-protection check: ").removesuffix(" -->")
    assert html.unescape(inside) == words.plain(stack, 200)


def test_a_report_without_anything() -> None:
    assert markdown.render(samples.empty()) == (
        "<!-- azure-disk-protection check: dev -->\n"
        "## Passed: azdisk check of dev\n\n"
        "**nothing blocks**\n\n"
        "0 advisory, 0 excepted, 0 known before, 3 resources, 2 rules; 2026\\-11\\-22 12\\:04Z\n"
    )


def test_the_comment_has_all_parts_in_their_order() -> None:
    seen = shown(samples.rich())
    titles = [part.title for part in tables(samples.rich())]
    heads = [
        f"<details><summary>{part.title}</summary>" if part.is_folded else part.title
        for part in tables(samples.rich())
    ]
    assert [each for each in seen if each in heads] == heads
    assert len(titles) == 9
    assert seen.count("</details>") == 4


def test_a_reader_sees_what_the_tables_say() -> None:
    seen = shown(samples.rich())
    assert seen[1:4] == [
        "Blocked: azdisk check of dev",
        "blocked by 2 findings and 1 loss",
        "2 advisory, 1 excepted, 1 known before, 1,200 resources, 87 rules; 2026-11-22 12:04Z",
    ]
    start = seen.index("vault-purge-protection")
    assert seen[start : start + 6] == [
        "vault-purge-protection",
        "critical",
        "web",
        "infra/shop/main.py:12",
        "encryption.type: is a platform key's type",
        "set encryption.diskEncryptionSetId to the id of a disk encryption set",
    ]
    assert "6 h → 1 d 2 h" in seen
    assert "1,412.50 EUR → 1,430.00 EUR (+17.50); prices of 2026-11-01, Azure retail prices" in seen


def blocks(report: Report) -> list[str]:
    """Return the types of a comment's blocks."""
    found = [token.type for token in PARSER.parse(markdown.render(report))]
    return [each for each in found if each not in {"inline", "html_block"}]


@settings(max_examples=60)
@given(odd.reports)
def test_no_text_changes_the_comment(report: Report) -> None:
    text = markdown.render(report)
    assert len(text) < markdown.COMMENT_LIMIT
    assert "left out" not in text
    for token in PARSER.parse(text):
        if token.type == "html_block":
            assert re.fullmatch(
                r"<!-- .* -->|<details><summary>[\w ]+\(\d+\)</summary>|</details>",
                token.content.strip(),
            )
        for child in token.children or []:
            assert child.type in {"text", "text_special", "html_inline", *LINKS, *STRONG}
            if child.type == "html_inline":
                assert child.content in {"<code>", "</code>"}
    rows = [len(part.rows) + 1 for part in tables(report) if part.rows]
    assert blocks(report).count("tr_open") == sum(rows)


LINKS = ("link_open", "link_close")
STRONG = ("strong_open", "strong_close")


@pytest.mark.parametrize("count", [200, 2_000])
def test_a_long_comment_is_shortened_and_says_so(count: int) -> None:
    report = samples.rich().model_copy(
        update={
            "findings": tuple(samples.finding(message=f"{n} 🙂" * 20) for n in range(count)),
            "losses": tuple(samples.loss() for _ in range(count)),
        }
    )
    text = markdown.render(report)
    units = len(text.encode("utf-16-le")) // 2
    assert markdown.COMMENT_LIMIT - 2_000 < units < markdown.COMMENT_LIMIT
    shown_rows = text.count("<code>disk\\-cmk</code>]")
    notes = re.findall(r"_([\d,]+) more are left out here: the check's log has them all\._", text)
    assert [int(each.replace(",", "")) for each in notes] == [count - shown_rows] * 2
    assert f"### Blocking findings ({count})" in text
    assert "Recovery (5 disks)" in text
    assert text.endswith("</details>\n") or "Exceptions" in text


def test_even_one_row_may_be_too_much() -> None:
    text = markdown.render(samples.rich(), 2_000)
    assert "| Rule |" not in text
    assert len(re.findall(r"_\d more are left out", text)) == 9
    assert len(text) < 2_000


def test_a_comment_as_long_as_the_limit_is_shortened() -> None:
    whole = markdown.render(samples.rich())
    assert markdown.render(samples.rich(), len(whole) + 1) == whole
    assert "left out" in markdown.render(samples.rich(), len(whole))
