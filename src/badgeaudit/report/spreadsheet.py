"""Audit document → a spreadsheet (XLSX): scores, criteria, findings, badge classes, files.

Every text is written as text: nothing from a dossier is ever a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

from badgeaudit.errors import WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.places import message
from badgeaudit.report import wording
from badgeaudit.report.phrases import phrase, verdict_key
from badgeaudit.report.untrusted import clean
from badgeaudit.report.view import View

Cell = str | int | None
Row = Sequence[Cell]

_WIDEST = 70
_CELL = 32_767
"""Characters a cell holds; Excel's limit."""
_ROWS = 1_048_576
"""Rows a sheet holds; Excel's limit."""


class Sheet(NamedTuple):
    """One sheet: its name, its columns' headings, its rows."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Row]


def render_xlsx(document: Mapping[str, Any]) -> bytes:
    """Return the workbook; equal documents give equal files.

    Raises WrongUse when the extra ``[xlsx]`` is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise WrongUse(message("spreadsheet.no-xlsx")) from error
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    title = View(document).title
    day = datetime.fromisoformat(document["as_of"])
    book.set_properties({"title": clean(title), "created": day, "comments": "badgeaudit"})
    for sheet in sheets(document):
        _write(book, sheet)
    book.close()
    return made.getvalue()


def sheets(document: Mapping[str, Any]) -> Iterator[Sheet]:
    """Yield the sheets of an audit, in their order."""
    view = View(document)
    yield _overview(view)
    yield _scores(view)
    yield _criteria(view)
    yield _findings(view)
    yield _badges(view)
    yield _files(view)


def _overview(view: View) -> Sheet:
    document = view.document
    key = verdict_key(document["readiness"]["outcome"])
    rows: list[Row] = [
        (_word("organisation"), view.title, "", ""),
        (_word("standard"), view.standard["title"], "", ""),
        (_word("edition"), view.standard["edition"], "", ""),
        (_word("as-of"), document["as_of"], "", ""),
        (_word("readiness"), phrase(f"verdict-{key}"), "", ""),
    ]
    rows += [
        (
            f"{rule['id']} {rule['title']}",
            phrase(f"rule-{rule['outcome']}"),
            rule["reason"]["text"],
            phrase(f"status-{rule['status']}"),
        )
        for rule in view.rules.values()
    ]
    rows.append((view.standard["disclaimer"], "", "", ""))
    return Sheet(_word("sheet-overview"), _words("rule", "outcome", "reason", "status"), rows)


def _scores(view: View) -> Sheet:
    names = {each["id"]: f"{each['id']} {each['title']}" for each in view.standard["sections"]}
    rows = [
        (
            names.get(score["section"], _word("total")),
            *(score[key] for key in ("met", "open", "of", "percent_low", "percent_high")),
            *(score[key] for key in ("claimed", "observed", "judged", "not_applicable")),
        )
        for score in view.document["scores"]
    ]
    heads = ("section", "met", "open", "of", "low", "high")
    return Sheet(
        _word("sheet-scores"),
        _words(*heads, "claimed", "observed", "judged", "not-applicable"),
        rows,
    )


def _criteria(view: View) -> Sheet:
    rows = [_criterion(view, criterion) for criterion in view.standard["criteria"]]
    heads = ("criterion", "title", "section", "status", "obligation", "outcome", "decided")
    return Sheet(
        _word("sheet-criteria"),
        _words(*heads, "claimed", "observed", "judged", "comments", "findings"),
        rows,
    )


def _criterion(view: View, criterion: Mapping[str, Any]) -> Row:
    item = view.item(criterion["id"])
    result = item.result or {}
    claimed, observed = result.get("claimed"), result.get("observed")
    judged = [each for each in result.get("judged", ()) if each["used"]]
    highest = view.standard["scale"]["highest"]
    comments = " / ".join(each["comment"] for each in judged if each["comment"])
    return (
        criterion["id"],
        criterion["title"],
        criterion["section"],
        phrase(f"status-{criterion['status']}"),
        phrase(f"obligation-{criterion['obligation']}"),
        phrase(f"outcome-{item.outcome}"),
        phrase(f"decided-{result['decided_by']}") if result else "",
        phrase(f"answer-{claimed['answer']}") if claimed and claimed["answer"] else "",
        phrase(f"outcome-{observed['outcome']}") if observed else "",
        wording.judgements(judged, highest) if judged else "",
        comments,
        len(observed["findings"]) if observed else 0,
    )


def _findings(view: View) -> Sheet:
    rows = []
    for result in view.document["results"]:
        for finding in result["observed"]["findings"] if result["observed"] else ():
            place = finding["place"] or {}
            rows.append(
                (
                    result["criterion"],
                    view.criteria[result["criterion"]]["title"],
                    phrase(f"outcome-{finding['outcome']}"),
                    finding["message"]["text"],
                    view.subject_name(finding["subject"]) if finding["subject"] else "",
                    place.get("path"),
                    place.get("line"),
                    place.get("column"),
                    place.get("pointer"),
                )
            )
    heads = ("criterion", "title", "outcome", "message", "badge", "file", "line", "column")
    return Sheet(_word("sheet-findings"), _words(*heads, "pointer"), rows)


def _badges(view: View) -> Sheet:
    rows = [
        (
            *(each[key] for key in ("name", "id", "path", "form", "language", "credentials")),
            len(view.findings_of(each["id"])),
        )
        for each in view.document["subjects"]["badge_classes"]
    ]
    heads = ("name", "id", "file", "form", "language", "credentials", "findings")
    return Sheet(_word("sheet-badges"), _words(*heads), rows)


def _files(view: View) -> Sheet:
    rows = [
        (
            each["path"],
            each["role"],
            each["form"],
            _word("yes" if each["valid"] else "no"),
            each["problem"]["text"] if each["problem"] else "",
            each["size"],
        )
        for each in view.document["dossier"]["files"]
    ]
    heads = ("file", "role", "form", "valid", "problem", "bytes")
    return Sheet(_word("sheet-files"), _words(*heads), rows)


def _write(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    rows = sheet.rows[: _ROWS - 1]
    for column, name in enumerate(sheet.heads):
        page.write_string(0, column, name, head)
        longest = max((len(str(row[column] or "")) for row in rows[:2000]), default=0)
        page.set_column(column, column, max(len(name) + 2, min(longest + 2, _WIDEST)), body)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(number, column, value)
            elif value:
                page.write_string(number, column, clean(str(value))[:_CELL])
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(rows), len(sheet.heads) - 1)


def _word(name: str) -> str:
    return sentence(message(f"spreadsheet.{name}"))


def _words(*names: str) -> list[str]:
    return [_word(name) for name in names]
