"""The spreadsheet: what stands in its sheets, as text, and nothing of it is ever carried out."""

from __future__ import annotations

import copy
import io
import subprocess
import sys
import zipfile
from typing import Any

import openpyxl
import pytest

from badgeaudit.report.rendering import render_bytes
from badgeaudit.report.spreadsheet import render_xlsx, sheets
from badgeaudit.report.untrusted import clean
from tests.unit.report.sample import HOSTILE

NAMES = ["Overview", "Scores", "Criteria", "Findings", "Badge classes", "Files"]
FORMULAS = ["=cmd|'/c calc'!A0", "+1+1", "-2+3", "@SUM(A1:A9)", '=HYPERLINK("http://x.example")']
FORMULAS += ["{=1+1}", "http://x.example/", "mailto:a@b.example", "external:file.xlsx"]


def opened(document: dict[str, Any]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(document)))


def rows(document: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return a sheet's rows by their column's heading, as a spreadsheet program reads them."""
    heads, *found = opened(document)[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in found]


def test_the_sheets_and_their_headings_stay_in_sight(document: dict[str, Any]) -> None:
    book = opened(document)
    assert book.sheetnames == NAMES
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.font.b for cell in sheet[1])


def test_every_criterion_has_its_row(document: dict[str, Any]) -> None:
    found = rows(document, "Criteria")
    assert [row["Criterion"] for row in found] == [
        each["id"] for each in document["standard"]["criteria"]
    ]
    by_id = {row["Criterion"]: row for row in found}
    for result in document["results"]:
        observed = result["observed"]
        number = len(observed["findings"]) if observed else 0
        assert by_id[result["criterion"]]["Findings"] == number


def test_every_finding_has_its_row_and_place(document: dict[str, Any]) -> None:
    findings = [
        (result["criterion"], finding)
        for result in document["results"]
        for finding in (result["observed"]["findings"] if result["observed"] else ())
    ]
    found = rows(document, "Findings")
    assert [row["Criterion"] for row in found] == [criterion for criterion, _ in findings]
    for row, (_, finding) in zip(found, findings, strict=True):
        assert row["Message"] == (clean(finding["message"]["text"]) or None)
        place = finding["place"] or {}
        assert row["Line"] == place.get("line")
        assert row["File"] == (clean(place["path"]) if place.get("path") else None)


def test_numbers_are_numbers(document: dict[str, Any]) -> None:
    for row, score in zip(rows(document, "Scores"), document["scores"], strict=True):
        assert (row["Met"], row["Open"], row["Of"]) == (score["met"], score["open"], score["of"])
        assert row["At least, percent"] == score["percent_low"]


def test_badge_classes_and_files(document: dict[str, Any]) -> None:
    badges = document["subjects"]["badge_classes"]
    assert [row["File"] for row in rows(document, "Badge classes")] == [
        clean(each["path"]) for each in badges
    ]
    files = document["dossier"]["files"]
    assert [row["Bytes"] for row in rows(document, "Files")] == [each["size"] for each in files]


def test_who_decides_stands_in_the_overview(document: dict[str, Any]) -> None:
    text = str(list(opened(document)["Overview"].iter_rows(values_only=True)))
    assert "Only the network’s committee decides" in text
    assert "Not yet ready" in text
    assert document["as_of"] in text


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_from_a_dossier_is_a_formula_or_a_link(
    document: dict[str, Any], formula: str
) -> None:
    document["dossier"]["organisation"] = formula
    document["subjects"]["badge_classes"][0]["name"] = formula
    document["dossier"]["files"][0]["path"] = formula
    made = render_xlsx(document)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert rows(document, "Badge classes")[0]["Name"] == formula
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), cell.value
                assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert not [name for name in packed.namelist() if "external" in name.lower()]
        sheets_of = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets_of) == len(NAMES)
        assert not any(b"<f>" in packed.read(name) for name in sheets_of)


def test_control_characters_are_taken_out(document: dict[str, Any]) -> None:
    document["subjects"]["badge_classes"][0]["name"] = f"{HOSTILE}\x00\x08\x0b\ufffe_x000D_"
    name = rows(document, "Badge classes")[0]["Name"]
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in name)
    assert "\u202e" not in name
    assert "<script>alert(1)</script>" in name


def test_a_text_too_long_for_a_cell_is_cut(document: dict[str, Any]) -> None:
    document["subjects"]["badge_classes"][0]["name"] = "ž" * 40_000
    assert rows(document, "Badge classes")[0]["Name"] == "ž" * 32_767


def test_an_audit_without_anything_in_it(document: dict[str, Any]) -> None:
    document["subjects"]["badge_classes"] = []
    for key in ("results", "steps", "assessments", "file_findings"):
        document[key] = []
    document["dossier"].update(organisation=None, files=[], application=None)
    assert rows(document, "Findings") == []
    assert {row["Outcome"] for row in rows(document, "Criteria")} == {"not examined"}


def test_equal_audits_give_equal_files(document: dict[str, Any]) -> None:
    assert render_bytes(document, "xlsx") == render_bytes(copy.deepcopy(document), "xlsx")


def test_names_of_sheets_are_short_enough(document: dict[str, Any]) -> None:
    for sheet in sheets(document):
        assert len(sheet.name) <= 31
        assert not set(sheet.name) & set("[]:*?/\\")
        assert all(len(row) <= len(sheet.heads) for row in sheet.rows)


def test_without_the_extra_it_says_what_to_install() -> None:
    whole = (
        "import sys\nsys.modules['xlsxwriter'] = None\n"
        "from badgeaudit.errors import WrongUse\nfrom badgeaudit.languages import sentence\n"
        "from badgeaudit.report.spreadsheet import render_xlsx\n"
        "try:\n    render_xlsx({})\n"
        "except WrongUse as e:\n    print(sentence(e.problems[0].message))\n"
    )
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True)
    assert 'pip install "badgeaudit[xlsx]"' in done.stdout, done.stderr
