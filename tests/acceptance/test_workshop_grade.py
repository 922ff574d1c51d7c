"""``badgeaudit workshop grade``, as a trainer uses it: a folder of assessments, and the key."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from badgeaudit.assessment.writing import to_json, to_yaml
from badgeaudit.cli.running import Wish, audited
from badgeaudit.documents.schemas import load_validator
from badgeaudit.workshop.key import write_key
from tests.acceptance.conftest import Run
from tests.acceptance.dossiers import small_dossier
from tests.unit.workshop.grading_sample import CLASS, sample_class, sample_key


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key.json"
    path.write_bytes(write_key(sample_key()))
    return path


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """A folder as a trainer collects it: one folder per trainee, YAML and JSON mixed."""
    folder = tmp_path / "handed-in"
    for number, each in enumerate(sample_class()):
        own = folder / each.assessor.split()[0].lower()
        own.mkdir(parents=True, exist_ok=True)
        name = each.applicant.replace(" ", "-").lower()
        if number % 2:
            (own / f"{name}.json").write_bytes(to_json(each))
        else:
            (own / f"{name}.yaml").write_bytes(to_yaml(each))
    return folder


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_summary_on_the_terminal(run: Run, key: Path, handed: Path) -> None:
    done = run("workshop", "grade", key, handed, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 80
    text = one_line(done.stdout)
    assert "3 of 12 passed." in text
    assert "✓ Ana Perfect 112/112" in text
    assert "Jan Far: Answers 2 or more levels off: 2; none is allowed. 2 too many." in text
    assert "What to discuss next" in text
    assert "ours, not official" in text
    assert "Only the Cities of Learning Network awards" in text


def test_json_follows_its_schema_whatever_the_order_of_files(
    run: Run, key: Path, handed: Path
) -> None:
    first = run("workshop", "grade", key, handed, "--format", "json")
    document = json.loads(first.stdout)
    assert load_validator("grade").violations(document) == ()
    assert [each["name"] for each in document["trainees"]] == sorted(CLASS)
    files = sorted((str(path) for path in handed.rglob("*.*")), reverse=True)
    second = json.loads(run("workshop", "grade", key, *files, "--format", "json").stdout)
    assert second["class"] == document["class"]


def test_a_round_after_another(run: Run, key: Path, handed: Path, tmp_path: Path) -> None:
    done = run("workshop", "grade", key, handed, "-o", "day1.json", "--round", "Day 1")
    assert (done.returncode, done.stdout) == (0, "")
    shutil.rmtree(handed / "luca")
    after = run("workshop", "grade", key, handed, "--before", "day1.json", "--format", "markdown")
    assert "## Progress since Day 1" in after.stdout
    progress = run("workshop", "grade", key, handed, "--before", "day1.json", "--format", "json")
    assert json.loads(progress.stdout)["progress"]["only_before"] == ["Luca Mixed"]


def test_feedback_pages_for_each(run: Run, key: Path, handed: Path, tmp_path: Path) -> None:
    done = run("workshop", "grade", key, handed, "-o", "class.html", "--trainees", "pages")
    assert "Wrote 12 feedback pages to pages." in done.stderr
    assert sorted(path.stem for path in (tmp_path / "pages").iterdir()) == sorted(CLASS)
    page = (tmp_path / "pages" / "Eva Machine.html").read_text("utf-8")
    assert "badges/night-hike.json" in page
    again = run("workshop", "grade", key, handed, "-o", "class.html", "--trainees", "pages")
    assert again.returncode == 0, "older pages of ours are replaced"


def test_a_page_never_takes_the_place_of_something_else(
    run: Run, key: Path, handed: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "pages" / "Kim Silent.html"
    mine.parent.mkdir()
    mine.write_text("my own page", "utf-8")
    done = run("workshop", "grade", key, handed, "--trainees", "pages")
    assert done.returncode == 2
    assert mine.read_text("utf-8") == "my own page"
    assert list(mine.parent.iterdir()) == [mine], "all pages or none"


def test_hidden_names(run: Run, key: Path, handed: Path, tmp_path: Path) -> None:
    shutil.copy(handed / "ana" / "hillside-scouts.yaml", handed / "ana" / "again.yaml")
    with (handed / "ana" / "again.yaml").open("a", encoding="utf-8") as file:
        file.write("# once more\n")
    for format in ("terminal", "html", "markdown", "json"):
        done = run("workshop", "grade", key, handed, "--hide-names", "--format", format)
        assert done.returncode == 0
        for name in CLASS:
            assert name not in done.stdout + done.stderr
            assert name.split()[0].lower() + "/" not in done.stdout + done.stderr
        assert "Trainee 12" in done.stdout
    run("workshop", "grade", key, handed, "--hide-names", "--trainees", "pages")
    assert "Trainee 1.html" in {path.name for path in (tmp_path / "pages").iterdir()}


def test_what_can_not_be_graded_is_told_and_stops_nothing(
    run: Run, key: Path, handed: Path
) -> None:
    (handed / "torn.yaml").write_text("assessment: [1", "utf-8")
    (handed / "notes.json").write_text('{"shopping": ["bread"]}', "utf-8")
    (handed / "worksheet.html").write_text("<p>not saved", "utf-8")
    shutil.copy(key, handed / "a-copy-of-the-key.json")
    shutil.move(key, handed / "key.json")
    stranger = replace(sample_class()[0], applicant="Somewhere Else")
    (handed / "stranger.yaml").write_bytes(to_yaml(stranger))
    newer = handed / "bruno" / "newer.yaml"
    text = (handed / "bruno" / "hillside-scouts.yaml").read_text("utf-8")
    newer.write_text(text.replace("2026-10-06", "2026-10-09"), "utf-8")
    (handed / "jan" / "library-of-lowtown.json").unlink()
    done = run("workshop", "grade", handed / "key.json", handed)
    assert done.returncode == 0
    told = one_line(done.stderr)
    assert "torn.yaml can't be graded: torn.yaml:1:13:" in told
    assert "stranger.yaml is about no dossier of the key (applicant: Somewhere Else)." in told
    assert (
        "Bruno Strict assessed practice-1 more than once: bruno/newer.yaml counts, the newest; "
        "not bruno/hillside-scouts.yaml." in told
    )
    assert "Jan Far handed in nothing about practice-2." in told
    assert "passed over: 2 (a-copy-of-the-key.json, notes.json)." in told
    assert "3 of 12 passed." in done.stdout


def test_several_files_are_written_at_once_or_none(
    run: Run, key: Path, handed: Path, tmp_path: Path
) -> None:
    wanted = ("-o", "class.html", "-o", "class.md", "-o", "grade.json")
    done = run("workshop", "grade", key, handed, *wanted)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "class.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "class.md").read_text("utf-8").startswith("# ")
    assert json.loads((tmp_path / "grade.json").read_bytes())["grade"] == 1
    (tmp_path / "notes.md").write_text("mine", "utf-8")
    refused = run("workshop", "grade", key, handed, "-o", "new.json", "-o", "notes.md")
    assert refused.returncode == 2
    assert not (tmp_path / "new.json").exists()
    assert (tmp_path / "notes.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("key.json", "nowhere"), "nowhere"),
        (("nokey.json", "handed-in"), "nokey.json: This answer key can't be read"),
        (("key.json", "handed-in", "-o", "out.docx"), "does not say which format is meant"),
        (("key.json", "handed-in", "-o", "key.json"), "would be lost"),
        (("key.json", "handed-in", "--before", "key.json"), "This is the answer key"),
        (("key.json", "handed-in", "--dossiers", "handed-in"), "no dossier practice-1"),
        (("key.json", "handed-in", "--trainees", "key.json"), "key.json is a file"),
        (("key.json", "key.json"), "None of these files is an assessment"),
    ],
)
def test_what_makes_no_sense_is_refused(
    run: Run, key: Path, handed: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = key.read_bytes()
    done = run("workshop", "grade", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in one_line(done.stderr)
    assert key.read_bytes() == before


def test_assessments_of_other_dossiers_alone(run: Run, key: Path, tmp_path: Path) -> None:
    other = replace(sample_class()[0], applicant="Somewhere Else")
    (tmp_path / "other.yaml").write_bytes(to_yaml(other))
    done = run("workshop", "grade", key, "other.yaml")
    assert done.returncode == 2
    assert "Its applicants: Hillside Scouts, Library of Lowtown." in one_line(done.stderr)
    assert "about: Somewhere Else." in one_line(done.stderr)


def test_with_the_dossiers_content_tells_and_the_machine_answers(run: Run, tmp_path: Path) -> None:
    """A worksheet saved without the applicant's name; badge by badge; the rest left alone."""
    dossier = small_dossier(tmp_path / "set" / "practice-1")
    audit = audited(Wish([dossier], as_of="2026-10-06", quiet=True)).audit
    digest = next(f.sha256 for f in audit.dossier.files if f.path == "application.yaml")
    own = sample_key()
    one = replace(own.dossiers[0], applicant="Harbour Youth", digest=audit.dossier.digest, flaws=())
    (tmp_path / "key.json").write_bytes(write_key(replace(own, dossiers=(one,))))
    badge = next(row.id for row in audit.subjects if row.kind == "badge_class")
    judgements: dict[str, Any] = {
        "Q1-05": {
            "subjects": {badge: "met"},
            "on": "2026-10-06",
            "rests_on": [{"path": "application.yaml", "sha256": digest}],
        }
    }
    written = {
        "assessment": 1, "standard": "quality-label", "assessor": "Ana", "role": "reviewer",
        "judgements": judgements,
    }  # fmt: skip
    (tmp_path / "ana.yaml").write_text(yaml.safe_dump(written), "utf-8")
    without = run("workshop", "grade", "key.json", "ana.yaml")
    assert without.returncode == 2
    assert "is about a dossier of the key" in one_line(without.stderr)
    done = run("workshop", "grade", "key.json", "ana.yaml", "--dossiers", "set", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    (ana,) = document["trainees"]
    (graded,) = ana["dossiers"]
    answers = {each["criterion"]: each for each in graded["answers"]}
    assert (answers["Q1-05"]["state"], answers["Q1-05"]["by_badge"]) == ("exact", True)
    assert answers["Q1-15"]["state"] == "machine"
    assert answers["Q2-00"]["state"] == "unanswered"
    assert ana["tally"]["asked"] == len(answers) - ana["tally"]["machine"]
    assert "grading.note-machine" in {each["id"] for each in document["notes"]}
    (dossier / "evidence-added-later.md").write_text("New.", "utf-8")
    changed = run("workshop", "grade", "key.json", "ana.yaml", "--dossiers", "set")
    assert "practice-1 is not as it was when the key was made" in one_line(changed.stdout)
