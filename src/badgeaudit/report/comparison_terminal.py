"""A comparison's document → the terminal: cross table, differences, then the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

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
"""Columns that one answer takes, with the blank after it."""

_MARK = 9
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
    ids = max((len(row["criterion"]) for row in document["criteria"]), default=0) + 1
    settled = _ANSWER + 1 if document["consensus"] else 0
    space = out.console.width - ids - settled - _MARK - _SHORTEST_TITLE - 2
    at_once = max(1, space // _ANSWER)
    every = range(len(document["assessors"]))
    for start in range(0, len(every), at_once):
        numbers = every[start : start + at_once]
        title = out.console.width - ids - settled - _MARK - 2 - _ANSWER * len(numbers)
        out.console.print(_table(document, out, numbers, (ids, max(title, 4))))
    out.line(said("terminal-legend"), 2, style="dim")
    out.line(committee(document), 2, style="dim")


def _table(
    document: Document, out: Writer, numbers: Sequence[int], widths: tuple[int, int]
) -> Table:
    from rich.table import Table
    from rich.text import Text

    ids, title = widths
    table = Table(box=None, show_edge=False, pad_edge=False, padding=0, header_style="bold")
    table.add_column("", width=2)
    table.add_column("", width=ids, no_wrap=True)
    table.add_column("", width=title, no_wrap=True)
    for number in numbers:
        table.add_column(Text(letter(number)), width=_ANSWER, no_wrap=True)
    if document["consensus"]:
        table.add_column(Text(said("terminal-consensus")), width=_ANSWER + 1, no_wrap=True)
    table.add_column("", width=_MARK, no_wrap=True)
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
        head += f" ({said('confidence', confidence=answer['confidence'])})"
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
    for column in ("", "", "column-value", "column-range", "column-questions"):
        head = Text(out.fit(said(column)) if column else "", style="dim")
        table.add_column(head, no_wrap=True, justify="left" if not column else "right")
    for each in measures:
        cells = (
            "  ",
            each["title"],
            figure(each, each["value"]),
            figure_range(each),
            str(each["questions"]),
        )
        table.add_row(*(Text(out.fit(cell) or cell) for cell in cells))
    return table
