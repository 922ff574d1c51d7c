"""A comparison's document → the terminal: cross table, differences, then the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from badgeaudit.report.comparison_words import (
    abouts,
    committee,
    figure,
    figure_range,
    letter,
    long_answer,
    mark,
    said,
    short_answer,
    single_answers,
)
from badgeaudit.report.phrases import phrase
from badgeaudit.report.terminal_text import Writer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Document = Mapping[str, Any]

_ANSWER = 10
"""Columns that one answer takes at least, with the blank after it."""

_MARK = 9
"""Columns that the last word of a line takes at least."""
_SHORTEST_TITLE = 14

_STYLES = {"committee": "bold red", "differ": "yellow", "partial": "yellow", "alike": ""}


def print_terminal(document: Document, console: Console) -> None:
    """Print the comparison. Nothing from a dossier or an assessment is read as markup."""
    out = Writer(console)
    _head(document, out)
    _answers(document, out)
    _differences(document, out)
    _partial(document, out)
    _figures(document, out)
    out.gap()
    tool = document["tool"]
    disclaimer = document["standard"]["disclaimer"]
    ends = said("terminal-ends", tool=tool["name"], version=tool["version"], disclaimer=disclaimer)
    out.line(ends, style="dim")


def _head(document: Document, out: Writer) -> None:
    standard, assessors = document["standard"], document["assessors"]
    applicant = document["dossier"]["organisation"] or document["dossier"]["name"]
    out.line(said("terminal-title", count=len(assessors), applicant=applicant), style="bold")
    about = said(
        "terminal-about",
        standard=standard["title"],
        edition=standard["edition"],
        as_of=document["as_of"],
    )
    out.line(about, style="dim")
    out.gap()
    for number, each in enumerate(assessors):
        role = phrase(f"role-{each['role']}")
        out.line(f"{letter(number)}  {each['assessor']} ({role}, {each['source']})", 2, 5)
    out.gap()
    out.line(said("terminal-summary", **_numbers(document)))
    if document["unanswered"]:
        out.line(said("terminal-unanswered", unanswered=len(document["unanswered"])))
    for note in document["notes"]:
        out.line(note["text"])


def _numbers(document: Document) -> dict[str, int]:
    counts = document["counts"]
    return {
        key: counts[key] for key in ("criteria", "alike", "differing", "for_committee", "partial")
    }


def _answers(document: Document, out: Writer) -> None:
    """Print the cross table, in parts when there are more assessors than columns for them."""
    out.heading(said("terminal-table"))
    widths = _widths(document)
    settled = widths.settled if document["consensus"] else 0
    space = out.console.width - widths.id - settled - widths.mark - 2
    at_once = max(1, (space - _SHORTEST_TITLE) // widths.answer)
    every = range(len(document["assessors"]))
    for start in range(0, len(every), at_once):
        numbers = every[start : start + at_once]
        title = max(space - widths.answer * len(numbers), 4)
        out.console.print(_table(document, out, numbers, widths, title))
    out.line(said("terminal-legend"), 2, style="dim")
    out.line(committee(document), 2, style="dim")


class _Widths(NamedTuple):
    """Columns of the cross table; words of other languages can be longer than ours."""

    id: int
    answer: int
    settled: int
    mark: int


def _widths(document: Document) -> _Widths:
    rows = document["criteria"]
    answers = [short_answer(each) for row in rows for each in row["answers"]]
    settled = [short_answer(each) for row in rows for each in row["settled"]]
    marks = [mark(row) for row in rows if row["state"] != "alike"]
    return _Widths(
        id=_longest(row["criterion"] for row in rows) + 1,
        answer=max(_ANSWER, _longest(answers) + 1),
        settled=max(_ANSWER, _longest([*settled, said("terminal-consensus")])) + 1,
        mark=max(_MARK, _longest(marks)),
    )


def _longest(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)


def _table(
    document: Document, out: Writer, numbers: Sequence[int], widths: _Widths, title: int
) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_edge=False, pad_edge=False, padding=0, header_style="bold")
    table.add_column("", width=2)
    table.add_column("", width=widths.id, no_wrap=True)
    table.add_column("", width=title, no_wrap=True)
    for number in numbers:
        table.add_column(Text(letter(number)), width=widths.answer, no_wrap=True)
    if document["consensus"]:
        table.add_column(Text(said("terminal-consensus")), width=widths.settled, no_wrap=True)
    table.add_column("", width=widths.mark, no_wrap=True)
    for row in document["criteria"]:
        cells = ["", row["criterion"], _cut(row["title"], title - 1, out)]
        cells += [short_answer(row["answers"][number]) for number in numbers]
        if document["consensus"]:
            cells.append(short_answer(row["settled"][0] if row["settled"] else None))
        cells.append("" if row["state"] == "alike" else mark(row))
        style = _STYLES["committee" if row["for_committee"] else row["state"]]
        table.add_row(*(Text(out.fit(cell), style=style) for cell in cells))
    return table


def _cut(text: str, width: int, out: Writer) -> str:
    fitting = out.fit(text)
    return fitting if len(fitting) <= width else fitting[: width - 1] + out.fit("…")[:1]


def _differences(document: Document, out: Writer) -> None:
    rows = {row["criterion"]: row for row in document["criteria"]}
    differing = [rows[id] for id in document["differing"]]
    if not differing:
        out.gap()
        out.line(said("terminal-no-differences"), style="bold green")
        return
    out.heading(said("terminal-differences", count=len(differing)))
    for row in differing:
        _row(row, document, out)


def _partial(document: Document, out: Writer) -> None:
    rows = [row for row in document["criteria"] if row["state"] == "partial"]
    if not rows:
        return
    out.heading(said("terminal-partial", count=len(rows)))
    for row in rows:
        _row(row, document, out)


def _row(row: Document, document: Document, out: Writer) -> None:
    """Print one criterion: how the answers differ, then each of them with its comment."""
    style = _STYLES["committee" if row["for_committee"] else row["state"]]
    out.gap()
    head = f"≠ {row['criterion']} {row['title']} ({mark(row)})"
    out.line(head, 2, 4, style=style if "bold" in style else f"bold {style}")
    out.line(" ".join(each["text"] for each in row["differences"]), 4)
    for number, assessor in enumerate(document["assessors"]):
        answer = row["answers"][number]
        _answer(f"{letter(number)} {assessor['assessor']}", answer, document, out)
    for answer in row["settled"]:
        _answer(f"= {answer['assessor']} ({phrase('role-consensus')})", answer, document, out)


def _answer(who: str, answer: Document | None, document: Document, out: Writer) -> None:
    highest = document["standard"]["scale"]["highest"]
    head = f"{who}: {long_answer(answer, highest)}"
    if answer is None:
        out.line(head, 4, 6)
        return
    if answer["confidence"]:
        head += f" ({phrase('confidence-' + answer['confidence'])})"
    out.line(f"{head}. {answer['comment']}", 4, 6)
    for name, words in single_answers(answer, document):
        out.line(f"{words}: {name}", 6, 8, style="dim")
    if answer["set_aside"]:
        out.line(answer["set_aside"]["text"], 6, style="dim")


def _figures(document: Document, out: Writer) -> None:
    out.heading(said("terminal-figures"))
    out.line(said("terminal-limits"), 2)
    for group in document["figures"]:
        out.gap()
        questions = group["questions"]
        alike = said("alike", alike=group["alike"], questions=questions)
        scope = said(f"scope-{group['scope']}")
        out.line(f"{scope}: {alike}" if questions else scope, 2, 4, style="bold")
        for each in group["says"]:
            out.line(each["text"], 4)
        if group["left_out"]:
            out.line(said("left-out", count=group["left_out"]), 4)
        if questions:
            out.console.print(_measures(group["measures"], out))
            for measure in group["measures"]:
                if measure["reason"]:
                    out.line(f"{measure['title']}: {measure['reason']['text']}", 4, 6)
    out.gap()
    out.line(said("terminal-about-figures"), 2, style="bold")
    for title, about in abouts(document).items():
        out.line(f"{title}. {about}", 4, 6)
    out.line(said("range-help"), 4, 6)


def _measures(measures: Sequence[Document], out: Writer) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    rows = [
        (figure(each, each["value"]), figure_range(each), str(each["questions"]))
        for each in measures
    ]
    table.add_column("", no_wrap=True)
    table.add_column("")
    for place, column in enumerate(("column-value", "column-range", "column-questions")):
        # a long heading wraps, the figures below it never do
        width = _longest(row[place] for row in rows)
        head = Text(out.fit(said(column)), style="dim")
        table.add_column(head, min_width=width, justify="right")
    for each, row in zip(measures, rows, strict=True):
        cells = ("  ", each["title"], *row)
        table.add_row(*(Text(out.fit(cell) or cell) for cell in cells))
    return table
