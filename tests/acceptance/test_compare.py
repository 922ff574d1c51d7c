"""``badgeaudit compare``, as it is used: what is shown and written, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from badgeaudit.documents.schemas import load_validator
from tests.acceptance.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
RIVERBANK = EXAMPLES / "riverbank-youth"
INES, PAULO = (
    EXAMPLES / "assessments" / "riverbank-youth" / name
    for name in ("ines-kralj.yaml", "paulo-nunes.yaml")
)
STRONG = EXAMPLES / "strong-application"
STRONG_FILES = EXAMPLES / "assessments" / "strong-application"
AS_OF = ("--as-of", "2026-11-01")


def sheet(path: Path, assessor: str, role: str = "reviewer", **answers: Any) -> Path:
    judgements = {
        id.replace("_", "-"): {"answer": answer, "comment": "Seen."}
        for id, answer in answers.items()
    }
    written = {
        "assessment": 1,
        "standard": "quality-label",
        "assessor": assessor,
        "role": role,
        "judgements": judgements,
    }
    path.write_text(yaml.safe_dump(written), "utf-8")
    return path


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_table_then_the_differences_then_the_figures(run: Run) -> None:
    done = run("compare", RIVERBANK, INES, PAULO, *AS_OF, COLUMNS="80")
    assert done.returncode == 0
    assert done.stderr.startswith("For the committee: add --consensus FILE.yaml.")
    assert max(map(len, done.stdout.splitlines())) <= 80
    found = [
        done.stdout.index(word) for word in ("\nAnswers\n", "\nDifferences (3)\n", "\nFigures")
    ]
    assert found == sorted(found)
    text = one_line(done.stdout)
    assert "Q1-05 New opportunities not met* met committee" in text
    assert "Q2-00 Good practices shown 3 2 committee" in text
    assert "They stand on either side of level 3, the pass level." in text
    assert "not met: Bike Workshop Helper" in text
    assert "(P-08, derived)" in text
    assert "The tone is lovely" not in text, "notes are internal"


def test_order_of_files_changes_only_the_order_of_columns(run: Run) -> None:
    first, second = (
        json.loads(run("compare", RIVERBANK, *files, *AS_OF, "--format", "json").stdout)
        for files in ((INES, PAULO), (PAULO, INES))
    )
    assert first["figures"] == second["figures"]
    assert first["differing"] == second["differing"] == ["Q1-05", "Q2-00", "Q4-02"]
    for one, other in zip(first["criteria"], second["criteria"], strict=True):
        assert one["answers"] == other["answers"][::-1]


def test_json_follows_its_schema(run: Run) -> None:
    done = run("compare", RIVERBANK, INES.parent, *AS_OF, "--format", "json")
    document = json.loads(done.stdout)
    assert load_validator("comparison").violations(document) == ()
    assert [each["assessor"] for each in document["assessors"]] == ["Ines Kralj", "Paulo Nunes"]
    levels = {each["name"]: each["value"] for each in document["figures"][0]["measures"]}
    assert levels["exact"] == 0.75
    assert levels["adjacent"] == 1
    assert document["figures"][0]["questions"] == 8


def test_a_consensus_is_shown_apart_and_is_no_assessor(run: Run) -> None:
    done = run("compare", STRONG, STRONG_FILES, *AS_OF)
    assert done.returncode == 0
    text = one_line(done.stdout)
    assert "Comparison of 2 assessors" in text
    assert "Q2-03 Assessors named 5 4 4 differs" in text
    assert "differing: 1, of these for the committee: 0;" in text
    assert "That is a trap" in text


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", "<!DOCTYPE html>"), ("a.md", "# Comparison"), ("a.json", "{"), ("a.txt", "Comp")],
)
def test_the_name_of_the_file_says_the_format(
    run: Run, tmp_path: Path, name: str, begins: str
) -> None:
    for _ in range(2):  # an older comparison is replaced
        done = run("compare", RIVERBANK, INES, PAULO, *AS_OF, "-o", name)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.splitlines()[0] == f"Wrote {name}"
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_a_file_of_somebody_else_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text("<p>My page</p>", "utf-8")
    done = run("compare", RIVERBANK, INES, PAULO, *AS_OF, "-o", "mine.html")
    assert done.returncode == 2
    assert (tmp_path / "mine.html").read_text("utf-8") == "<p>My page</p>"


class TestConsensus:
    def test_what_all_answered_alike_is_taken_over(self, run: Run, tmp_path: Path) -> None:
        done = run("compare", RIVERBANK, INES, PAULO, *AS_OF, "--consensus", "agreed.yaml")
        assert done.returncode == 0
        said = done.stderr.splitlines()
        assert "Wrote agreed.yaml: 31 answers taken over, 3 to be settled." in said
        assert said[-2].endswith(f": badgeaudit assess {RIVERBANK} -o agreed.yaml")
        assert said[-1] == f"or in a browser: badgeaudit worksheet {RIVERBANK} --from agreed.yaml"
        raw = (tmp_path / "agreed.yaml").read_text("utf-8")
        assert raw.startswith("# To be settled by the committee.")
        assert "The tone is lovely" not in raw
        written = yaml.safe_load(raw)
        assert (written["role"], written["applicant"]) == ("consensus", "Riverbank Youth")
        assert list(written["opinions"]) == ["Q1-05", "Q2-00", "Q4-02"]
        assert [each["answer"] for each in written["opinions"]["Q2-00"]] == [3, 2]
        assert written["judgements"]["Q2-03"]["answer"] == 4
        assert set(written["judgements"]).isdisjoint(written["opinions"])

    def test_check_accepts_it(self, run: Run, tmp_path: Path) -> None:
        run("compare", RIVERBANK, INES, PAULO, *AS_OF, "--consensus", "agreed.json")
        done = run(
            "check", RIVERBANK, *AS_OF, "--assessment", INES, "--assessment", PAULO,
            "--assessment", "agreed.json", "--report", "json:audit.json", "--gate", "none",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        results = json.loads((tmp_path / "audit.json").read_text("utf-8"))["results"]
        by_id = {each["criterion"]: each for each in results}
        assert by_id["Q2-03"]["decided_by"] == "consensus"
        assert by_id["Q2-00"]["decided_by"] == "open"

    def test_it_never_replaces_a_file(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "agreed.yaml").write_text("ours", "utf-8")
        done = run("compare", RIVERBANK, INES, PAULO, *AS_OF, "--consensus", "agreed.yaml")
        assert done.returncode == 2
        assert done.stdout == ""
        assert (tmp_path / "agreed.yaml").read_text("utf-8") == "ours"

    def test_it_goes_beside_a_report(self, run: Run, tmp_path: Path) -> None:
        done = run(
            "compare", RIVERBANK, INES, PAULO, *AS_OF, "--consensus", "a.yaml", "-o", "a.html"
        )
        assert done.returncode == 0
        assert {each.name for each in tmp_path.iterdir()} == {"a.yaml", "a.html"}

    def test_both_in_one_file_are_refused(self, run: Run, tmp_path: Path) -> None:
        done = run(
            "compare", RIVERBANK, INES, PAULO, *AS_OF, "--consensus", "a.json", "-o", "./a.json"
        )
        assert done.returncode == 2
        assert "--output and --consensus name the same file" in done.stderr
        assert list(tmp_path.iterdir()) == []

    def test_a_self_assessment_makes_no_consensus(self, run: Run, tmp_path: Path) -> None:
        own = sheet(tmp_path / "own.yaml", "Riverbank Youth", "self", F_05="met")
        done = run("compare", RIVERBANK, INES, own, *AS_OF, "--consensus", "a.yaml")
        assert done.returncode == 2
        assert "at least two reviewers" in done.stderr
        assert not (tmp_path / "a.yaml").exists()
        shown = run("compare", RIVERBANK, INES, own, *AS_OF)
        assert shown.returncode == 0
        assert "A self-assessment is among the compared files" in one_line(shown.stdout)


class TestRefused:
    @pytest.mark.parametrize("files", [(INES,), (INES, INES)])
    def test_one_assessor(self, run: Run, files: tuple[Path, ...]) -> None:
        done = run("compare", RIVERBANK, *files, *AS_OF)
        assert (done.returncode, done.stdout) == (2, "")
        assert "at least two assessors" in done.stderr
        assert "here there are 1 (Ines Kralj)" in done.stderr

    def test_a_consensus_is_not_the_second(self, run: Run) -> None:
        files = (STRONG_FILES / "anna-lind.yaml", STRONG_FILES / "consensus.yaml")
        done = run("compare", STRONG, *files, *AS_OF)
        assert done.returncode == 2
        assert "is not one more assessor" in done.stderr

    def test_one_assessor_in_two_files(self, run: Run, tmp_path: Path) -> None:
        again = sheet(tmp_path / "again.yaml", "ines  KRALJ", F_05="met")
        done = run("compare", RIVERBANK, INES, PAULO, again, *AS_OF)
        assert (done.returncode, done.stdout) == (2, "")
        assert "“Ines Kralj” stands in two files (ines-kralj.yaml, again.yaml)" in done.stderr

    def test_another_applicant(self, run: Run) -> None:
        done = run("compare", RIVERBANK, INES, STRONG_FILES / "anna-lind.yaml", *AS_OF)
        assert done.returncode == 2
        assert "anna-lind.yaml:4" in done.stderr

    def test_the_dossier_forgotten(self, run: Run) -> None:
        done = run("compare", INES, PAULO, *AS_OF)
        assert done.returncode == 2
        assert "The dossier comes first" in done.stderr

    @pytest.mark.parametrize("name", ["agreed.txt", "agreed.html", "agreed"])
    def test_a_consensus_that_could_not_be_read_again(
        self, run: Run, tmp_path: Path, name: str
    ) -> None:
        done = run("compare", RIVERBANK, INES, PAULO, *AS_OF, "--consensus", name)
        assert done.returncode == 2
        assert "Let the name end in .yaml or .json" in done.stderr
        assert list(tmp_path.iterdir()) == []

    def test_a_consensus_in_the_dossier(self, run: Run, tmp_path: Path) -> None:
        shutil.copytree(RIVERBANK, tmp_path / "club")
        done = run("compare", "club", INES, PAULO, *AS_OF, "--consensus", "club/agreed.yaml")
        assert done.returncode == 2
        assert "lies in the dossier" in done.stderr
        assert not (tmp_path / "club" / "agreed.yaml").exists()

    def test_a_name_without_format(self, run: Run, tmp_path: Path) -> None:
        done = run("compare", RIVERBANK, INES, PAULO, *AS_OF, "-o", "result.doc")
        assert done.returncode == 2
        assert "result.doc" in done.stderr
        assert list(tmp_path.iterdir()) == []

    def test_nothing_there(self, run: Run) -> None:
        done = run("compare", RIVERBANK, "nowhere/*.yaml", *AS_OF)
        assert done.returncode == 2
        assert "nowhere/*.yaml" in done.stderr


def test_a_stale_answer_is_shown_and_not_counted(run: Run, dossier: Path, tmp_path: Path) -> None:
    one = sheet(tmp_path / "one.yaml", "Ada", F_05="met", Q2_00=4)
    other = sheet(tmp_path / "two.yaml", "Bo", F_05="met", Q2_00=2)
    text = other.read_text("utf-8").replace(
        "answer: 2\n",
        "answer: 2\n    rests_on: [{path: application.yaml, sha256: " + "a" * 64 + "}]\n",
    )
    other.write_text(text, "utf-8")
    done = run("compare", dossier, one, other, *AS_OF)
    assert done.returncode == 0, done.stderr
    shown = one_line(done.stdout)
    assert "Q2-00 Good practices shown 4 (2) not all" in shown
    assert "Answers of Bo that do not count: 1 (" in shown
    assert "Not answered by all (1)" in shown


def test_three_assessors(run: Run, tmp_path: Path) -> None:
    third = sheet(tmp_path / "third.yaml", "Cy Third", F_05="met", Q2_00=5, Q4_02=3)
    done = run("compare", RIVERBANK, INES, PAULO, third, *AS_OF)
    assert done.returncode == 0
    text = one_line(done.stdout)
    assert "Q2-00 Good practices shown 3 2 5 committee" in text
    assert "They are 3 levels apart." in text
    assert "Fleiss' kappa" in text
    assert "Cohen's kappa" not in text


def test_a_narrow_encoding_and_a_narrow_terminal(run: Run) -> None:
    done = run("compare", RIVERBANK, INES, PAULO, *AS_OF, COLUMNS="60", PYTHONIOENCODING="cp1250")
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 60
    assert "!= Q1-05 New opportunities" in done.stdout
