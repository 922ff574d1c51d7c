from __future__ import annotations

import pytest

from badgeaudit.dossier.roles import standing
from badgeaudit.model.dossier import Role


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("application.yaml", "application"),
        ("application.yml", "application"),
        ("evidence/application.yaml", "evidence"),
        ("badges/a.json", "badge"),
        ("badges/pictures/a.png", "badge"),
        ("badges/a.txt", "badge"),
        ("credentials/2026/a.jwt", "credential"),
        ("evidence/plan.pdf", "evidence"),
        ("badges", "other"),
        ("README.md", "other"),
        ("a.json", "other"),
        ("assessments/anna.yaml", "assessment"),
        ("waivers.yaml", "assessment"),
        ("Decision-2026.yml", "assessment"),
        ("badgeaudit.toml", "assessment"),
        ("pyproject.toml", "assessment"),
        ("evidence/decision.yaml", "evidence"),
        ("badges/.DS_Store", "ignored"),
    ],
)
def test_roles_in_a_dossier(path: str, role: Role) -> None:
    assert standing(path, bare=False).role == role


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("a.json", "badge"),
        ("sub/a.PNG", "badge"),
        ("a.jsonld", "badge"),
        ("a.svg", "badge"),
        ("a.jwt", "badge"),
        ("a.1ob", "badge"),
        ("a.txt", "other"),
        ("evidence/plan.pdf", "other"),
        ("application.yaml", "other"),
        ("assessments/a.json", "assessment"),
        ("._a.json", "ignored"),
    ],
)
def test_roles_in_a_bare_folder(path: str, role: Role) -> None:
    assert standing(path, bare=True).role == role


def test_what_is_not_used_says_why() -> None:
    for path in ("waivers.yaml", "assessments/a.yaml", "badges/.DS_Store"):
        assert standing(path, bare=False).why is not None
    assert standing("badges/a.json", bare=False).why is None
