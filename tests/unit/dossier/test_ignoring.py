from __future__ import annotations

import pytest

from badgeaudit.dossier.ignoring import ignored, ignored_folder


@pytest.mark.parametrize(
    ("path", "listed"),
    [
        (".git/config", ".git"),
        ("inner/.git/objects/ab/cd", "inner/.git"),
        (".git", ".git"),
        ("__MACOSX/badges/._a.json", "__MACOSX"),
        (".badgeaudit/application.schema.json", ".badgeaudit"),
        (".gitattributes", ".gitattributes"),
        (".gitignore", ".gitignore"),
        ("badges/.DS_Store", "badges/.DS_Store"),
        ("evidence/Thumbs.db", "evidence/Thumbs.db"),
        ("desktop.ini", "desktop.ini"),
        ("badges/._a.json", "badges/._a.json"),
        ("evidence/~$plan.docx", "evidence/~$plan.docx"),
        ("application.yaml~", "application.yaml~"),
        (".application.yaml.swp", ".application.yaml.swp"),
        ("#application.yaml#", "#application.yaml#"),
        (".#application.yaml", ".#application.yaml"),
        ("evidence/.~lock.plan.odt#", "evidence/.~lock.plan.odt#"),
        ("evidence/README.md", "evidence/README.md"),
        ("badges/readme.md", "badges/readme.md"),
    ],
)
def test_ignored_by_rule(path: str, listed: str) -> None:
    rule = ignored(path)
    assert rule is not None
    assert rule.path == listed


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "README",
        "evidence/more/README.md",
        "badges/git.json",
        "evidence/~draft.md",
        "evidence/.git.txt",
        "evidence/#1.pdf",
    ],
)
def test_everything_else_counts(path: str) -> None:
    assert ignored(path) is None


def test_ignored_folders_are_not_entered() -> None:
    assert ignored_folder(".git")
    assert ignored_folder("evidence/__MACOSX")
    assert not ignored_folder("badges")
    assert not ignored_folder(".gitattributes")
