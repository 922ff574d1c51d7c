from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.digest import dossier_digest
from badgeaudit.dossier.opening import Opened, is_zip, open_dossier
from badgeaudit.errors import UnreadableDossier
from badgeaudit.languages import sentence

DOSSIER = {
    "application.yaml": b"application: 1\norganisation: {name: Youth Club}\n",
    "badges/a.json": b"{}",
    "badges/M\u00fcll.png": b"picture",
    "credentials/c.json": b"[]",
    "evidence/README.md": b"how to",
    "evidence/plan.pdf": b"%PDF-",
    "assessments/anna.yaml": b"assessment: 1\n",
    "waivers.yaml": b"{}",
    "notes.txt": b"notes",
    ".git/config": b"x",
    ".gitattributes": b"* -text\n",
}


def written(root: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def zipped(path: Path, files: Mapping[str, bytes], wrapping: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(wrapping + name, content)
    return path


def roles(opened: Opened) -> dict[str, str]:
    return {file.path: file.role for file in opened.dossier.files}


def digest(opened: Opened) -> str:
    """The digest as the audit computes it: after reading every file."""
    return dossier_digest(
        replace(file, sha256=hashlib.sha256(opened.source.read(file.path)).hexdigest())
        for file in opened.dossier.files
        if file.role not in ("ignored", "assessment")
    )


def refusal(*paths: Path) -> str:
    with pytest.raises(UnreadableDossier) as caught:
        open_dossier(paths)
    (problem,) = caught.value.problems
    assert sentence(problem.message)
    return problem.message.id


def test_a_folder_is_listed_with_roles(tmp_path: Path) -> None:
    opened = open_dossier([written(tmp_path / "Club", DOSSIER)])
    assert opened.dossier.name == "Club"
    assert roles(opened) == {
        ".git": "ignored",
        ".gitattributes": "ignored",
        "application.yaml": "application",
        "assessments/anna.yaml": "assessment",
        "badges/M\u00fcll.png": "badge",
        "badges/a.json": "badge",
        "credentials/c.json": "credential",
        "evidence/README.md": "ignored",
        "evidence/plan.pdf": "evidence",
        "notes.txt": "other",
        "waivers.yaml": "assessment",
    }
    application = opened.dossier.application
    assert application is not None
    assert application.fields["organisation"] == {"name": "Youth Club"}
    assert not any(file.sha256 for file in opened.dossier.files)


@pytest.mark.parametrize("wrapping", ["", "Club/", "M\u00fcll & Co/"])
def test_folder_and_zip_agree(tmp_path: Path, wrapping: str) -> None:
    folder = open_dossier([written(tmp_path / "Club", DOSSIER)])
    packed = open_dossier([zipped(tmp_path / "handed-in.zip", DOSSIER, wrapping)])
    assert roles(packed) == roles(folder)
    assert digest(packed) == digest(folder)
    assert packed.dossier.application == folder.dossier.application


def test_judgements_do_not_change_the_digest_but_evidence_does(tmp_path: Path) -> None:
    before = digest(open_dossier([written(tmp_path / "a", DOSSIER)]))
    judged = {**DOSSIER, "assessments/ben.yaml": b"new", "waivers.yaml": b"changed"}
    assert digest(open_dossier([written(tmp_path / "b", judged)])) == before
    changed = {**DOSSIER, "evidence/plan.pdf": b"%PDF-2"}
    assert digest(open_dossier([written(tmp_path / "c", changed)])) != before


def test_a_bare_folder_of_badge_files(tmp_path: Path) -> None:
    files = {"a.json": b"{}", "more/b.png": b"x", "list.txt": b"x", "c.jwt": b"x"}
    opened = open_dossier([written(tmp_path, files)])
    assert opened.dossier.application is None
    assert roles(opened) == {
        "a.json": "badge",
        "c.jwt": "badge",
        "list.txt": "other",
        "more/b.png": "badge",
    }


def test_badges_without_an_application(tmp_path: Path) -> None:
    opened = open_dossier([written(tmp_path, {"badges/a.json": b"{}", "x.json": b"{}"})])
    assert opened.dossier.application is None
    assert roles(opened) == {"badges/a.json": "badge", "x.json": "other"}


def test_single_files(tmp_path: Path) -> None:
    written(tmp_path, {"a.json": b"{}", "b/c.json": b"[]", "d.json": b"1"})
    opened = open_dossier([tmp_path / "a.json", tmp_path / "b" / "c.json"])
    assert roles(opened) == {"a.json": "badge", "b/c.json": "badge"}
    assert open_dossier([tmp_path / "a.json"]).dossier.name == "a.json"


def test_a_word_document_is_no_zip_of_files(tmp_path: Path) -> None:
    document = zipped(
        tmp_path / "plan.docx", {"[Content_Types].xml": b"", "word/document.xml": b""}
    )
    assert not is_zip(document)
    assert is_zip(zipped(tmp_path / "a.zip", {"a.json": b"{}"}))
    assert refusal(document) == "dossier.no-badges"


def test_a_zip_is_known_by_its_content(tmp_path: Path) -> None:
    path = zipped(tmp_path / "handed-in.dat", DOSSIER)
    assert open_dossier([path]).dossier.application is not None


def test_names_that_were_guessed_are_remarked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "old.zip", {"badges/a.json": b"{}", "badges/~.json": b"{}"})
    path.write_bytes(path.read_bytes().replace(b"badges/~.json", b"badges/\x81.json"))
    (remark,) = open_dossier([path]).remarks
    assert remark.message.id == "dossier.name-guessed"
    assert remark.place.path == "badges/\u00fc.json"


def test_files_that_cannot_be_read_are_accounted_for(tmp_path: Path) -> None:
    root = written(tmp_path / "Club", DOSSIER)
    (root / "badges" / "out.json").symlink_to(tmp_path / "nowhere")
    by_path = {file.path: file for file in open_dossier([root]).dossier.files}
    problem = by_path["badges/out.json"].problem
    assert problem is not None
    assert problem.id == "dossier.link-outside"
    assert by_path["badges/out.json"].role == "badge"


def test_an_application_that_is_too_large_is_a_problem(tmp_path: Path) -> None:
    root = written(tmp_path, {"application.yaml": b"#" * 100, "badges/a.json": b"{}"})
    application = open_dossier([root], Limits(file_bytes=50)).dossier.application
    assert application is not None
    assert application.fields == {}
    assert application.problems[0].message.id == "dossier.too-large"


def test_nothing_to_audit(tmp_path: Path) -> None:
    assert refusal() == "dossier.no-path"
    assert refusal(tmp_path / "none") == "dossier.no-such-path"
    assert refusal(written(tmp_path / "texts", {"a.txt": b"x"})) == "dossier.no-badges"
    (tmp_path / "empty").mkdir()
    assert refusal(tmp_path / "empty") == "dossier.empty"
    (tmp_path / "no.zip").write_bytes(b"hello")
    assert refusal(tmp_path / "no.zip") == "dossier.not-zip"
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04")
    assert refusal(tmp_path / "cut.zip") == "dossier.not-zip"


def test_several_dossiers_name_survey(tmp_path: Path) -> None:
    one, two = written(tmp_path / "one", DOSSIER), written(tmp_path / "two", DOSSIER)
    assert refusal(one, two) == "dossier.several"
    assert refusal(tmp_path) == "dossier.several"
    assert refusal(zipped(tmp_path / "a.zip", DOSSIER), one) == "dossier.several"
    with pytest.raises(UnreadableDossier) as caught:
        open_dossier([one, two])
    assert "survey" in sentence(caught.value.problems[0].message)


def test_the_same_folder_twice_is_one(tmp_path: Path) -> None:
    root = written(tmp_path / "one", DOSSIER)
    assert open_dossier([root, Path(os.path.relpath(root))]).dossier.name == "one"


def test_one_dossier_among_other_paths(tmp_path: Path) -> None:
    root = written(tmp_path / "one", DOSSIER)
    written(tmp_path, {"x.json": b"{}"})
    assert refusal(root, tmp_path / "x.json") == "dossier.one-among-files"
    assert refusal(root / "application.yaml") == "dossier.application-alone"
    assert refusal(root / "application.yaml", tmp_path / "x.json") == "dossier.application-alone"


def test_a_dossier_further_down_is_pointed_to(tmp_path: Path) -> None:
    written(tmp_path / "outer" / "inner", DOSSIER)
    with pytest.raises(UnreadableDossier) as caught:
        open_dossier([tmp_path / "outer"])
    assert caught.value.problems[0].message.params["folder"] == "inner"


def test_two_spellings_of_the_application(tmp_path: Path) -> None:
    root = written(tmp_path, {**DOSSIER, "application.yml": b"application: 1\n"})
    assert refusal(root) == "dossier.two-spellings"
