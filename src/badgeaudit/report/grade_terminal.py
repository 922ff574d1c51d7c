"""A graded class → the terminal: who passed, what to discuss, flaws, agreement, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from badgeaudit.report import grade_words as words
from badgeaudit.report.grade_view import GradeView
from badgeaudit.report.grade_words import said
from badgeaudit.report.terminal_text import Writer

if TYPE_CHECKING:
    from rich.console import Console

Document = Mapping[str, Any]

_TOPICS = 5


def print_terminal(document: Document, console: Console) -> None:
    """Print the summary. Nothing from a dossier or an assessment is read as markup."""
    out = Writer(console)
    view = GradeView(document)
    _head(document, out)
    _trainees(document, view, out)
    _topics(document, view, out)
    _flaws(document, out)
    _agreement(document, out)
    _progress(view, out)
    out.gap()
    rule = document["certification"]
    if rule is not None:
        out.line(said("ours" if rule["status"] == "derived" else "stated"), style="dim")
    ends = said("terminal-ends", tool=document["tool"], text=document["standard"]["disclaimer"])
    out.line(ends, style="dim")


def _head(document: Document, out: Writer) -> None:
    standard, room, key = document["standard"], document["class"], document["key"]
    title = said("terminal-title", trainees=room["trainees"])
    out.line(f"{title}: {document['round']}" if document["round"] else title, style="bold")
    about = said(
        "terminal-about",
        standard=standard["title"],
        edition=standard["edition"],
        seed=key["seed"],
        difficulty=key["difficulty"],
    )
    out.line(about, style="dim")
    out.gap()
    if room["passed"] is not None:
        out.line(said("terminal-passed", passed=room["passed"], of=room["trainees"]), style="bold")
    tally = room["tally"]
    out.line(
        said(
            "terminal-summary",
            assessments=room["assessments"],
            same=room["same_decision"],
            exact=words.percent(tally["exact"], tally["answered"]),
            unanswered=tally["unanswered"],
            asked=tally["asked"],
            found=room["flaws"]["found"],
            flaws=words.found_of(room["flaws"]),
            imagined=room["imagined"],
        )
    )
    for note in document["notes"]:
        out.line(note["text"])


def _trainees(document: Document, view: GradeView, out: Writer) -> None:
    from rich.table import Table
    from rich.text import Text

    out.heading(said("terminal-trainees"))
    table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("", max_width=22, no_wrap=True)
    for name in ("exact", "off", "open", "same", "found", "imagined", "leans"):
        head = Text(out.fit(said(f"column-{name}")))
        table.add_column(head, justify="left" if name == "leans" else "right", no_wrap=True)
    for each in view.trainees:
        tally, flaws = each["tally"], each["flaws"]
        passed = {True: "✓", False: "✗", None: " "}[each["passed"]]
        cells = (
            f"{passed} {each['name']}",
            f"{tally['exact']}/{tally['answered']}",
            str(tally["adjacent"] + tally["off"]),
            str(tally["unanswered"] + tally["unusable"]),
            f"{each['same_decision']}/{len(each['dossiers'])}",
            f"{flaws['found']}/{words.found_of(flaws)}",
            str(each["imagined"]),
            said(f"short-{each['severity']['leaning'].replace(' ', '-')}"),
        )
        style = {True: "green", False: "", None: ""}[each["passed"]]
        table.add_row(*(Text(out.fit(cell), style=style) for cell in cells))
    out.console.print(table)
    failing = [each for each in view.trainees if each["passed"] is False]
    if failing:
        out.heading(said("terminal-missing"))
    for each in failing:
        parts = view.lacking(each)
        lacks = " ".join(
            f"{part['text']} {said('lacks-' + part['part'], lacks=part['lacks'])}."
            for part in parts
        )
        out.line(f"{each['name']}: {lacks}", 2, 4)


def _topics(document: Document, view: GradeView, out: Writer) -> None:
    out.heading(said("terminal-discuss"))
    topics: Sequence[Document] = document["class"]["discuss"]
    if not topics:
        out.line(said("terminal-nothing"), 2)
    for number, each in enumerate(topics[:_TOPICS], 1):
        right = view.right(each["dossier"], each["criterion"])
        title = view.criteria[each["criterion"]]["title"]
        out.line(f"{number}. {each['criterion']} {title} ({each['dossier']})", 2, 5, style="bold")
        out.line(" ".join(one["text"] for one in each["reasons"]), 5)
        spread = words.spread_words(each, view.highest)
        out.line(said("terminal-room", spread=spread, key=view.answer(right["answer"])), 5)
    if len(topics) > _TOPICS:
        out.line(said("terminal-more", count=len(topics) - _TOPICS), 2, style="dim")


def _flaws(document: Document, out: Writer) -> None:
    out.heading(said("terminal-flaws"))
    for dossier in document["dossiers"]:
        for flaw in dossier["flaws"]:
            counts = flaw["counts"]
            found = said("terminal-flaw", found=counts["found"], of=words.found_of(counts))
            out.line(f"{dossier['name']}, {', '.join(flaw['criteria'])}: {flaw['title']}", 2, 4)
            out.line(found, 4, style="green" if counts["found"] else "yellow")


def _agreement(document: Document, out: Writer) -> None:
    out.heading(said("terminal-agreement"))
    for group in document["class"]["agreement"]:
        figures = ", ".join(
            f"{each['title']} {words.measure(each, each['value'])}" for each in group["measures"]
        )
        out.line(f"{said('scope-' + group['scope'])}: {figures}", 2, 4)


def _progress(view: GradeView, out: Writer) -> None:
    if not view.moves:
        return
    out.heading(said("terminal-progress"))
    for name, moved in view.moves:
        before, now = moved["before"], moved["now"]
        out.line(
            said(
                "terminal-moved",
                name=name,
                before=words.percent(before["exact"], before["answered"]),
                now=words.percent(now["exact"], now["answered"]),
                found_before=f"{before['found']}/{before['flaws']}",
                found_now=f"{now['found']}/{now['flaws']}",
            ),
            2,
            4,
        )
