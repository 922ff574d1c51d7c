"""``badgeaudit worksheet`` as it is used: names, files in the way, answers to go on with."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.acceptance.conftest import Run

AS_OF = ("--as-of", "2026-10-15")
MIRA = ("--assessor", "Mira Assessor")


def data_of(page: Path) -> dict[str, Any]:
    found = re.search(r'id="sheet">(.*?)</script>', page.read_text("utf-8"), re.S)
    assert found is not None
    data: dict[str, Any] = json.loads(found.group(1))
    return data


def assessment(file: Path, **changes: Any) -> Path:
    document = {
        "assessment": 1,
        "standard": "quality-label",
        "edition": "2026-1",
        "applicant": "Harbour Youth",
        "assessor": "Mira Assessor",
        "role": "reviewer",
        "judgements": {"F-06": {"answer": "met", "note": "Ask Kai."}},
        **changes,
    }
    file.write_text(json.dumps(document), "utf-8")
    return file


def test_a_name_by_default_and_what_waits(run: Run, dossier: Path, tmp_path: Path) -> None:
    done = run("worksheet", dossier, *MIRA, *AS_OF)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Wrote harbour-youth-mira-assessor.html" in done.stderr
    assert re.search(r"(\d+) of \1 questions wait for Mira Assessor", done.stderr)
    assert data_of(tmp_path / "harbour-youth-mira-assessor.html")["begun"]["judgements"] == {}


@pytest.mark.parametrize("name", ["mira.html", "mira.yaml"])
def test_for_practice_every_question_waits_and_the_file_is_to_be_handed_in(
    run: Run, dossier: Path, tmp_path: Path, name: str
) -> None:
    done = run("worksheet", dossier, *MIRA, *AS_OF, "--practice", "-o", name)
    told = " ".join(done.stderr.split())
    assert done.returncode == 0
    assert re.search(r"(\d+) of \1 questions wait for Mira Assessor", told)
    assert "hand" in told
    # what the answers come to would show what the machine found
    assert "badgeaudit check" not in told
    page = (tmp_path / name).read_text("utf-8")
    assert "badgeaudit check" not in page
    assert "to your trainer" in " ".join(page.replace("#", " ").split())


def test_an_assessor_is_needed(run: Run, dossier: Path, tmp_path: Path) -> None:
    for given in ((), ("--assessor", "  ")):
        done = run("worksheet", dossier, *given, *AS_OF)
        assert done.returncode == 2
        assert "--assessor NAME" in done.stderr
    assert list(tmp_path.glob("*.html")) == []


def test_an_older_worksheet_is_replaced_only_when_wished(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.html"
    assert run("worksheet", dossier, *MIRA, "-o", sheet, *AS_OF).returncode == 0
    before = sheet.read_bytes()
    again = run("worksheet", dossier, "--assessor", "Other", "-o", sheet, *AS_OF)
    assert again.returncode == 2
    assert "--overwrite" in again.stderr
    assert sheet.read_bytes() == before
    done = run("worksheet", dossier, "--assessor", "Other", "-o", sheet, "--overwrite", *AS_OF)
    assert done.returncode == 0
    assert data_of(sheet)["begun"]["assessor"] == "Other"


@pytest.mark.parametrize("name", ["notes.html", "answers.yaml", "answers.json"])
def test_other_files_are_never_replaced(run: Run, dossier: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("<p>mine</p>", "utf-8")
    done = run("worksheet", dossier, *MIRA, "-o", file, "--overwrite", *AS_OF)
    assert done.returncode == 2
    assert "was left alone" in done.stderr
    assert file.read_text("utf-8") == "<p>mine</p>"


def test_a_filled_in_yaml_is_never_replaced(run: Run, dossier: Path, tmp_path: Path) -> None:
    file = tmp_path / "sheet.yaml"
    assert run("worksheet", dossier, *MIRA, "-o", file, *AS_OF).returncode == 0
    assert run("worksheet", dossier, *MIRA, "-o", file, "--overwrite", *AS_OF).returncode == 2


def test_yaml_is_filled_in_by_hand_and_counts(run: Run, dossier: Path, tmp_path: Path) -> None:
    file = tmp_path / "sheet.yml"
    done = run("worksheet", dossier, *MIRA, "-o", file, *AS_OF)
    assert "Fill it in with any text editor" in done.stderr
    text = file.read_text("utf-8")

    def judged() -> dict[str, Any]:
        report = tmp_path / "audit.json"
        checked = run(
            "check", dossier, "--assessment", file, "--gate", "none", "--quiet",
            "--report", f"json:{report}", *AS_OF,
        )  # fmt: skip
        assert checked.returncode == 0, checked.stderr
        results = json.loads(report.read_text("utf-8"))["results"]
        return {each["criterion"]: each["judged"] for each in results if each["judged"]}

    assert judged() == {}
    file.write_text(
        text.replace(
            '  F-06:\n    answer:\n    comment: ""', '  F-06:\n    answer: met\n    comment: "Yes."'
        ),
        "utf-8",
    )
    (found,) = judged()["F-06"]
    assert (found["answer"], found["comment"], found["used"]) == ("met", "Yes.", True)


def test_earlier_answers_are_gone_on_with(run: Run, dossier: Path, tmp_path: Path) -> None:
    start = assessment(tmp_path / "mira.json", role="self")
    sheet = tmp_path / "sheet.html"
    done = run("worksheet", dossier, "--from", start, "-o", sheet, *AS_OF)
    assert done.returncode == 0, done.stderr
    begun = data_of(sheet)["begun"]
    assert (begun["assessor"], begun["role"]) == ("Mira Assessor", "self")
    assert begun["judgements"]["F-06"] == {"answer": "met", "note": "Ask Kai."}


def test_what_changed_since_is_said(run: Run, dossier: Path, tmp_path: Path) -> None:
    ground = {"path": "evidence/issued.md", "sha256": "0" * 64}
    judgements = {"F-06": {"answer": "met", "rests_on": [ground]}}
    start = assessment(tmp_path / "mira.json", judgements=judgements)
    done = run("worksheet", dossier, "--from", start, "-o", tmp_path / "sheet.html", *AS_OF)
    assert "looked at again" in done.stderr
    assert "F-06" in done.stderr


@pytest.mark.parametrize(
    ("changes", "options", "words"),
    [
        ({"assessor": "Kai"}, MIRA, ["“Kai”", "“Mira Assessor”"]),
        ({}, (*MIRA, "--role", "self"), ["“reviewer”", "“self”"]),
        ({"applicant": "Other Club"}, MIRA, ["Other Club", "Harbour Youth"]),
        ({"standard": "house-rules"}, MIRA, ["house-rules"]),
    ],
)
def test_answers_of_others_are_refused(
    run: Run, dossier: Path, tmp_path: Path, changes: Any, options: Any, words: list[str]
) -> None:
    start = assessment(tmp_path / "start.json", **changes)
    sheet = tmp_path / "sheet.html"
    done = run("worksheet", dossier, "--from", start, *options, "-o", sheet, *AS_OF)
    assert done.returncode == 2
    for word in words:
        assert word in done.stderr
    assert not sheet.exists()


@pytest.mark.parametrize("name", ["sheet.pdf", "sheet.json", "sheet"])
def test_a_name_that_says_neither_html_nor_yaml_is_refused(
    run: Run, dossier: Path, tmp_path: Path, name: str
) -> None:
    done = run("worksheet", dossier, *MIRA, "-o", tmp_path / name, *AS_OF)
    assert done.returncode == 2
    assert "Let it end in .html or .yaml, or give --format." in done.stderr
    assert not (tmp_path / name).exists()


def test_a_committee_can_have_a_worksheet_of_its_own(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    file = tmp_path / "board.yaml"
    board = ("--assessor", "The Board", "--role", "consensus")
    done = run("worksheet", dossier, *board, "-o", file, *AS_OF)
    assert done.returncode == 0, done.stderr
    assert done.stderr.rstrip().endswith(f"--assessment {file}")
    assert "\nrole: consensus\n" in file.read_text("utf-8")


def test_no_file_to_go_on_with(run: Run, dossier: Path, tmp_path: Path) -> None:
    for start in (tmp_path / "missing.json", dossier):
        done = run("worksheet", dossier, "--from", start, "-o", "sheet.html", *AS_OF)
        assert done.returncode == 2
        assert "no file of judgements" in done.stderr


def test_answers_of_others_are_shown_but_not_ones_own(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    other = assessment(
        tmp_path / "kai.json",
        assessor="Kai",
        judgements={"F-06": {"answer": "not_met", "comment": "No badge of the course."}},
    )
    sheet = tmp_path / "sheet.html"
    done = run("worksheet", dossier, *MIRA, "--assessment", other, "-o", sheet, *AS_OF)
    assert done.returncode == 0, done.stderr
    text = sheet.read_text("utf-8")
    assert "What others answered (1)" in text
    assert "No badge of the course." in text
    assert data_of(sheet)["begun"]["judgements"] == {}
    mine = run("worksheet", dossier, "--assessor", "KAI", "--assessment", other, "-o", "x.html")
    assert mine.returncode == 2
    assert "--from" in mine.stderr


def test_links_go_from_the_sheet_to_the_dossier(run: Run, dossier: Path, tmp_path: Path) -> None:
    strange = dossier / "evidence" / "a b#c%.txt"
    strange.write_text("Text.", "utf-8")
    (dossier / "evidence" / "page.html").write_text("<p>Text.</p>", "utf-8")
    (tmp_path / "sheets").mkdir()
    sheet = tmp_path / "sheets" / "sheet.html"
    assert run("worksheet", dossier, *MIRA, "-o", sheet, *AS_OF).returncode == 0
    links = set(re.findall(r'href="(\./[^"]+)"', sheet.read_text("utf-8")))
    assert "./../dossier/evidence/a%20b%23c%25.txt" in links
    assert all((sheet.parent / unquote(link)).is_file() for link in links)
    assert not any(link.endswith((".html", ".svg", ".md", ".yaml")) for link in links)


def test_a_zip_has_no_links(run: Run, dossier: Path, tmp_path: Path) -> None:
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", dossier)
    sheet = tmp_path / "sheet.html"
    done = run("worksheet", packed, *MIRA, "-o", sheet, *AS_OF)
    assert done.returncode == 0, done.stderr
    assert 'href="./' not in sheet.read_text("utf-8")
    assert "Earned in Tallinn" in sheet.read_text("utf-8")


def test_a_folder_in_the_way(run: Run, dossier: Path, tmp_path: Path) -> None:
    done = run("worksheet", dossier, *MIRA, "-o", tmp_path, *AS_OF)
    assert done.returncode == 2
    assert "is a folder" in done.stderr


def test_never_into_the_dossier(run: Run, dossier: Path) -> None:
    done = run("worksheet", dossier, *MIRA, "-o", dossier / "sheet.html", *AS_OF)
    assert done.returncode == 2
    assert "does not belong in the dossier" in done.stderr
    assert not (dossier / "sheet.html").exists()


def test_answers_to_another_edition_are_noted(run: Run, dossier: Path, tmp_path: Path) -> None:
    start = assessment(tmp_path / "mira.json", edition="2019", applicant="HARBOUR  youth")
    sheet = tmp_path / "sheet.html"
    done = run("worksheet", dossier, "--from", start, "-o", sheet, *AS_OF)
    assert done.returncode == 0
    assert "edition 2019" in done.stderr
    begun = data_of(sheet)["begun"]
    assert (begun["edition"], begun["applicant"]) == ("2026-1", "Harbour Youth")


def test_answers_from_inside_the_dossier_are_noted(run: Run, dossier: Path, tmp_path: Path) -> None:
    (dossier / "assessments").mkdir()
    start = assessment(dossier / "assessments" / "mira.json")
    done = run("worksheet", dossier, "--from", start, "-o", tmp_path / "sheet.html", *AS_OF)
    assert done.returncode == 0
    assert "make sure that an assessor wrote them" in done.stderr
