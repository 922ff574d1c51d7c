from __future__ import annotations

import hashlib

from badgeaudit.dossier.digest import dossier_digest
from badgeaudit.model.dossier import SourceFile


def file(path: str, sha256: str = "aa", role: str = "badge") -> SourceFile:
    return SourceFile(path, 1, role, sha256)  # type: ignore[arg-type]


def test_is_the_sha256_of_sorted_lines() -> None:
    wanted = hashlib.sha256(b"a.json\0aa\nb\xc3\xbc.json\0bb\n").hexdigest()
    assert dossier_digest([file("b\u00fc.json", "bb"), file("a.json")]) == wanted


def test_judgements_and_ignored_files_stay_outside() -> None:
    with_others = [
        file("a.json"),
        file("assessments/x.yaml", "cc", "assessment"),
        file(".DS_Store", "dd", "ignored"),
    ]
    assert dossier_digest(with_others) == dossier_digest([file("a.json")])


def test_changes_with_path_and_content() -> None:
    digests = {
        dossier_digest(files)
        for files in (
            [file("a")],
            [file("b")],
            [file("a", "bb")],
            [file("a"), file("b")],
            [file("a", "", "evidence")],
            [],
        )
    }
    assert len(digests) == 6
