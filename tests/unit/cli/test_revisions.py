from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from badgeaudit.cli.revisions import folder_of, prefix_in_repository, touched_since
from badgeaudit.languages import sentence
from badgeaudit.model.places import Message


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    badges = tmp_path / "our dossier" / "badges"
    badges.mkdir(parents=True)
    (badges / "one.json").write_text("{}")
    (badges / "twö.json").write_text("{}")
    (tmp_path / "README.md").write_text("x")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_what_differs_is_named_from_the_folder(repository: Path) -> None:
    dossier = repository / "our dossier"
    assert touched_since("HEAD", dossier) == frozenset()
    (dossier / "badges" / "twö.json").write_text('{"a": 1}')
    (dossier / "badges" / "new.json").write_text("{}")
    (repository / "README.md").write_text("y")
    assert touched_since("HEAD", dossier) == frozenset({"badges/twö.json", "badges/new.json"})
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "second")
    assert touched_since("HEAD~1", dossier) == frozenset({"badges/twö.json", "badges/new.json"})


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "-h", "HEAD:badges", ""])
def test_a_revision_git_does_not_have_is_no_answer(repository: Path, revision: str) -> None:
    said = touched_since(revision, repository / "our dossier")
    assert isinstance(said, Message)
    assert sentence(said)
    assert not (repository / "our dossier" / "x").exists()


def test_without_a_repository_there_is_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert isinstance(touched_since("HEAD", tmp_path), Message)
    monkeypatch.setenv("PATH", str(tmp_path))
    said = touched_since("HEAD", tmp_path)
    assert isinstance(said, Message)
    assert said.id == "cli.git-missing"


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("fatal: detected dubious ownership in repository at '/x'", "cli.git-not-trusted"),
        ("warning: Not a git repository. Use --no-index", "cli.git-no-repository"),
        ("fatal: bad revision 'x'", "cli.git-failed"),
    ],
)
def test_what_hinders_git_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, id: str
) -> None:
    stand_in = tmp_path / "git"
    stand_in.write_text(f'#!/bin/sh\n[ "$LC_ALL" = C ] && echo "{said}" >&2\nexit 128\n', "utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    found = touched_since("HEAD", tmp_path)
    assert isinstance(found, Message)
    assert found.id == id
    assert sentence(found)


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="needs another user")
def test_a_repository_of_another_user_is_told_as_such(repository: Path) -> None:
    for path in (repository, repository / ".git"):
        os.chown(path, 12345, 12345)
    said = touched_since("HEAD", repository / "our dossier")
    assert isinstance(said, Message)
    assert said.id == "cli.git-not-trusted"
    assert "safe.directory" in sentence(said)


def test_nothing_that_a_repository_names_is_started(repository: Path) -> None:
    trap = repository / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{repository / 'sprung'}'\n")
    os.chmod(trap, 0o755)
    for setting in ("core.fsmonitor", "diff.external", "diff.x.textconv", "diff.x.command"):
        git(repository, "config", setting, str(trap))
    (repository / ".gitattributes").write_text("* diff=x\n")
    (repository / "our dossier" / "badges" / "one.json").write_text("[]")
    assert touched_since("HEAD", repository / "our dossier") == frozenset({"badges/one.json"})
    assert not (repository / "sprung").exists()


def test_a_path_has_its_place_in_the_repository(repository: Path) -> None:
    assert prefix_in_repository(repository / "our dossier") == "our dossier/"
    assert prefix_in_repository(repository / "our dossier" / "badges") == "our dossier/badges/"
    assert prefix_in_repository(repository) == ""


def test_files_named_one_by_one_start_at_the_folder_they_share(repository: Path) -> None:
    dossier = repository / "our dossier"
    one, readme = dossier / "badges" / "one.json", repository / "README.md"
    assert folder_of([dossier]) == dossier
    assert folder_of([one]) == dossier / "badges"
    assert folder_of([one, readme]) == repository


@pytest.mark.parametrize("kind", ["clean", "process"])
def test_no_filter_is_started(repository: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.quotePath")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "false")
    trap = repository / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{repository / 'sprung'}'\ncat\n")
    os.chmod(trap, 0o755)
    for setting in (f"filter.a=b.{kind}", f"filter.c.{kind}"):
        git(repository, "config", setting, str(trap))
        git(repository, "config", f"{setting.rpartition('.')[0]}.required", "true")
    (repository / ".git" / "info" / "attributes").write_text("one.json filter=c\n")
    (repository / ".gitattributes").write_text("* filter=a=b\n")
    (repository / "our dossier" / "badges" / "one.json").write_text("[]")
    assert touched_since("HEAD", repository / "our dossier") == frozenset({"badges/one.json"})
    assert not (repository / "sprung").exists()
