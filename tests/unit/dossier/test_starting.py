from __future__ import annotations

import json
from pathlib import Path

import pytest

from badgeaudit.documents.schema_files import schema_file
from badgeaudit.documents.schemas import compile_schema
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.dossier.application import read_application
from badgeaudit.dossier.opening import open_dossier
from badgeaudit.dossier.starting import (
    Question,
    application_text,
    begin,
    editor_schema,
    refuse_begun,
)
from badgeaudit.errors import NotWritten

QUESTIONS = (
    Question("F-01", "Formal criteria", "Organiser account", "Is it registered: yes\nor # no?"),
    Question("Q1-01", "Area 1", "Name", "Is the name clear? " * 20, explanation=False),
)
TEXT = application_text("quality-label", QUESTIONS, ("evidence/a b.pdf", 'evidence/"x": #.pdf'))


def test_nothing_in_it_counts_as_an_answer() -> None:
    application = read_application(TEXT.encode(), "application.yaml")
    assert application.fields == {"application": 1, "standard": "quality-label"}
    assert application.problems == ()


def test_it_asks_every_question_and_offers_every_key() -> None:
    data = decode_yaml(TEXT.encode(), "application.yaml").data
    assert set(data["claims"]) == {"F-01", "Q1-01"}
    assert set(data["claims"]["F-01"]) == {"answer", "explanation", "evidence"}
    assert set(data["claims"]["Q1-01"]) == {"answer", "evidence"}
    schema = editor_schema(dict(schema_file("application")))
    assert set(data) == set(schema["properties"])
    for key, parts in (("organisation", data["organisation"]), ("plan", data["plan"]),
                       ("policies", data["policies"]), ("action", data["plan"]["actions"][0]),
                       ("trained", data["staff_trained"][0]), ("example", data["examples"][0]),
                       ("review_method", data["review_methods"][0]),
                       ("activity", data["activities"][0])):  # fmt: skip
        assert set(parts) == set(schema["$defs"][key]["properties"])


def test_editors_do_not_complain_about_what_is_not_filled_in() -> None:
    data = decode_yaml(TEXT.encode(), "application.yaml").data
    schema = dict(schema_file("application"))
    assert compile_schema(editor_schema(schema)).violations(data) == ()
    assert compile_schema(schema).violations(data) != ()
    data["organisation"]["country"] = "Ireland"
    assert len(compile_schema(editor_schema(schema)).violations(data)) == 1


def test_the_first_line_points_editors_to_the_schema() -> None:
    first = TEXT.splitlines()[0]
    assert first == "# yaml-language-server: $schema=.badgeaudit/application.schema.json"


def test_comments_stay_comments_and_received_files_can_be_copied() -> None:
    assert "  # F-01 Organiser account\n  # Is it registered: yes or # no?\n  F-01:\n" in TEXT
    listed = [line for line in TEXT.splitlines() if line.startswith("#      - ")]
    copied = "evidence:\n" + "\n".join(line.removeprefix("#") for line in listed)
    assert decode_yaml(copied.encode(), "x").data == {
        "evidence": ["evidence/a b.pdf", 'evidence/"x": #.pdf']
    }
    assert "received" not in application_text("quality-label", QUESTIONS)
    assert "@" not in TEXT


def test_no_line_is_wider_than_a_screen() -> None:
    assert max(map(len, TEXT.splitlines())) <= 100


def test_begin_writes_a_dossier_that_can_be_opened(tmp_path: Path) -> None:
    done = begin(tmp_path / "new" / "Club", TEXT)
    assert {message.id for message in done} == {"dossier.init-written"}
    opened = open_dossier([tmp_path / "new" / "Club"])
    assert {file.path: file.role for file in opened.dossier.files} == {
        ".badgeaudit": "ignored",
        ".gitattributes": "ignored",
        "application.yaml": "application",
        "badges/README.md": "ignored",
        "credentials/README.md": "ignored",
        "evidence/README.md": "ignored",
    }
    assert (tmp_path / "new" / "Club" / ".gitattributes").read_bytes() == b"* -text\n"
    schema = (tmp_path / "new/Club/.badgeaudit/application.schema.json").read_bytes()
    data = decode_yaml(TEXT.encode(), "application.yaml").data
    assert compile_schema(json.loads(schema)).violations(data) == ()
    assert b"badgeaudit.example" not in schema


def test_begin_leaves_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "README.md").write_text("mine")
    (tmp_path / ".gitattributes").write_text("*.pdf binary\n")
    done = begin(tmp_path, TEXT)
    left = {str(m.params["path"]) for m in done if m.id == "dossier.init-left"}
    assert left == {"evidence/README.md", ".gitattributes"}
    assert (tmp_path / "evidence" / "README.md").read_text() == "mine"
    assert (tmp_path / ".gitattributes").read_text() == "*.pdf binary\n"


@pytest.mark.parametrize("name", ["application.yaml", "application.yml"])
def test_an_application_is_never_touched(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(NotWritten):
        refuse_begun(tmp_path)
    with pytest.raises(NotWritten):
        begin(tmp_path, TEXT)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_a_file_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "Club").write_text("a file")
    with pytest.raises(NotWritten):
        begin(tmp_path / "Club", TEXT)
    assert (tmp_path / "Club").read_text() == "a file"


def test_a_question_for_words_asks_for_no_yes_or_no() -> None:
    question = Question("Q2-00", "Area 2", "Good practices", "How well?", in_words=True)
    text = application_text("tiny", [question])
    block = text[text.index("Q2-00 Good practices") : text.index("evidence:", text.index("Q2-00:"))]
    assert "Answer in your own words" in block
    assert "answer:" not in block.partition("Q2-00:")[2]
    assert "explanation:" in block
