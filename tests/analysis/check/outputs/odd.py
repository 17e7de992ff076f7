"""Reports in which every text may be anything at all."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from azure_disk_analysis.check.report import Report
from tests.analysis.check import samples

NASTY = (
    "",
    "line\nbreak\r\nand\rreturn",
    "a | pipe \\| and \\",
    ']]> <b attr="x">&amp;</b> <!-- --> \'',
    "--> <script>alert(1)</script>",
    "\x1b[31mred\x1b[0m \x00\x07\x85\u2028\u202e\ufffe",
    "::error file=a,line=1::b",
    "##vso[task.setvariable variable=a;]b ##[error]c",
    "100% %25 %0A %AZP25",
    "`code` **bold** _it_ ~~no~~ [link](http://a.b) ![i](j) @user #1 $x$ :tada: http://a.b",
    "# head",
    "{0} {link} [x](1)",
    "[red]markup[/red]",
    "данные 数据 🙂 e\u0301",
    "a" * 3_000,
    "word " * 800,
)
_KEPT = {"severity", "level", "status", "madeAt", "pricesAsOf", "newestPoint"}

texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))


def with_texts(report: Report, pool: list[str]) -> Report:
    """Return a report with the texts of a pool, one after the other, in place of its own."""
    turns = _turns(pool)
    return Report.model_validate(_replaced(report.model_dump(mode="json"), turns))


def _turns(pool: list[str]) -> Iterator[str]:
    while True:
        yield from pool


def _replaced(value: Any, turns: Iterator[str]) -> Any:
    if isinstance(value, dict):
        return {
            key: each if key in _KEPT else _replaced(each, turns) for key, each in value.items()
        }
    if isinstance(value, list):
        return [_replaced(each, turns) for each in value]
    return next(turns) if isinstance(value, str) else value


reports = st.lists(texts, min_size=1, max_size=5).map(lambda pool: with_texts(samples.rich(), pool))
