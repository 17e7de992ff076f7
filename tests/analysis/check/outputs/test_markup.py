import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from azure_disk_analysis.check.outputs import markup, words
from azure_disk_analysis.check.outputs.tables import Cell, Name, Table
from tests.analysis.check.outputs import odd

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown_cells(markdown: str) -> list[list[str]]:
    """Return the texts of a table's rows as a reader sees them."""
    rows: list[list[str]] = []
    for token in PARSER.parse(markdown):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            children = token.children or []
            assert {child.type for child in children} <= {
                "text",
                "text_special",
                "html_inline",
                "link_open",
                "link_close",
            }
            tags = {child.content for child in children if child.type == "html_inline"}
            assert tags <= {"<code>", "</code>"}
            rows[-1].append(
                "".join(child.content for child in children if child.type.startswith("text"))
            )
    return rows


def expected(content: Cell, most: int = 300) -> str:
    raw = content.text if isinstance(content, Name) else content
    return words.plain(raw, most).replace("@", "@\u200b")


@given(odd.texts, odd.texts, odd.texts)
def test_a_reader_sees_texts_as_they_are(first: str, second: str, third: str) -> None:
    cells: tuple[Cell, ...] = (first, Name(second), Name(third, "https://a.b/c?d=e&copy=f"))
    drawn = markup.table(Table("Part", ("A", "B", "C"), (cells, cells)), 2)
    head, *rows = shown_cells(drawn)
    assert head == ["A", "B", "C"]
    assert rows == [[expected(each) for each in cells]] * 2


@given(odd.texts)
def test_a_text_is_a_single_paragraph(raw: str) -> None:
    types = [token.type for token in PARSER.parse(f"- {markup.text(raw)}")]
    has_text = bool(words.plain(raw))
    inner = ["paragraph_open", "inline", "paragraph_close"] if has_text else []
    lists = ["bullet_list_open", "list_item_open"], ["list_item_close", "bullet_list_close"]
    assert types == [*lists[0], *inner, *lists[1]]


def test_a_text_mentions_nobody() -> None:
    assert markup.text("@ada & <b> $x$") == "&#64;&#8203;ada &amp; &lt;b&gt; &#36;x&#36;"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("a|b", r"a\|b"),
        (Name("a_b"), r"<code>a\_b</code>"),
        (Name(""), ""),
        (Name("", "https://a.b"), ""),
        (Name("a", "https://a.b/?c&d"), "[<code>a</code>](https://a.b/?c&amp;d)"),
    ],
)
def test_cells(content: Cell, shown: str) -> None:
    assert markup.cell(content) == shown


def test_a_link_leads_where_it_says() -> None:
    drawn = markup.table(Table("P", ("A",), ((Name("x", "https://a.b/?c=d&copy=e"),),)), 1)
    found = re.search(r'href="([^"]*)"', PARSER.render(drawn))
    assert found is not None
    assert found[1] == "https://a.b/?c=d&amp;copy=e"


PART = Table("Part", ("A",), (("1",), ("2",), ("3",)), notes=("a note",))


def test_a_whole_table() -> None:
    drawn = "### Part\n\na note\n\n| A |\n| --- |\n| 1 |\n| 2 |\n| 3 |\n"
    assert markup.table(PART, 3) == drawn
    assert markup.table(PART, 9) == drawn


def test_a_table_says_what_it_leaves_out() -> None:
    left_out = "more are left out here: the check's log has them all._\n"
    head = "### Part\n\na note\n\n"
    assert markup.table(PART, 1) == f"{head}| A |\n| --- |\n| 1 |\n\n_2 {left_out}"
    assert markup.table(PART, 0) == f"{head}_3 {left_out}"


def test_a_folded_table() -> None:
    part = Table("Part (1)", ("A",), (("1",),), is_folded=True)
    drawn = "<details><summary>Part (1)</summary>\n\n| A |\n| --- |\n| 1 |\n\n</details>\n"
    assert markup.table(part, 1) == drawn
