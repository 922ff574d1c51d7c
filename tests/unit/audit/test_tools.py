from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from badgeaudit.audit.tools import DossierTools
from badgeaudit.dossier.sources import Entry
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import ImageFacts
from badgeaudit.model.places import Message, Place, Problem, message

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


class Memory:
    """A source of files in memory that counts how often each is read."""

    name = "memory"

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.reads: list[str] = []

    def entries(self) -> Iterable[Entry]:
        return [Entry(path, len(raw)) for path, raw in self.files.items()]

    def read(self, path: str) -> bytes:
        self.reads.append(path)
        if self.files[path] == b"locked":
            raise Undecodable([Problem(message("dossier.no-such-path", path=path), Place(path))])
        return self.files[path]


@pytest.fixture
def source() -> Memory:
    return Memory(
        {
            "badges/a.svg": SVG,
            "badges/two words.svg": SVG,
            "pictures/a.svg": SVG,
            "evidence/policy.md": b"# Policy",
            "evidence/locked.md": b"locked",
        }
    )


@pytest.fixture
def tools(source: Memory) -> DossierTools:
    keywords = {"en": {"appeal": ("appeal",)}}
    return DossierTools(source, source.files, {}, keywords, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("reference", "beside", "path"),
    [
        ("a.svg", "badges/a.json", "badges/a.svg"),
        ("../pictures/a.svg", "badges/a.json", "pictures/a.svg"),
        ("badges/a.svg", "credentials/x.json", "badges/a.svg"),
        ("two%20words.svg", "badges/a.json", "badges/two words.svg"),
        ("https://issuer.example/img/a.svg?x=1", "credentials/x.json", "badges/a.svg"),
    ],
)
def test_a_picture_is_found_beside_at_the_root_or_by_name(
    tools: DossierTools, reference: str, beside: str, path: str
) -> None:
    found = tools.image(reference, beside)
    assert isinstance(found, ImageFacts)
    assert found.path == path


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("../../etc/passwd", "audit.picture-not-there"),
        ("/badges/a.svg", "audit.picture-not-there"),
        ("..\\..\\secret.svg", "audit.picture-not-there"),
        ("", "audit.picture-not-there"),
        ("https://issuer.example/other.svg", "audit.picture-on-the-web"),
        ("http://[", "audit.picture-on-the-web"),
        ("ftp://[/a.svg", "audit.picture-not-there"),
    ],
)
def test_nothing_outside_the_dossier_is_opened_or_fetched(
    tools: DossierTools, source: Memory, reference: str, why: str
) -> None:
    found = tools.image(reference, "badges/a.json")
    assert isinstance(found, Message)
    assert found.id == why
    assert source.reads == []


def test_a_file_is_opened_once(tools: DossierTools, source: Memory) -> None:
    for _ in range(2):
        tools.image("a.svg", "badges/a.json")
        tools.evidence("evidence/policy.md")
    assert source.reads == ["badges/a.svg", "evidence/policy.md"]


def test_evidence_that_is_missing_or_unreadable(tools: DossierTools) -> None:
    assert tools.evidence("evidence/none.md") is None
    assert tools.evidence("../outside.md") is None
    locked = tools.evidence("evidence/locked.md")
    assert locked is not None
    assert locked.problem is not None


def test_keywords_by_language(tools: DossierTools) -> None:
    assert tools.keywords("appeal", "en-GB") == ("appeal",)
    assert tools.keywords("appeal", "EN_us") == ("appeal",)
    assert tools.keywords("other", "en") is None
    assert tools.keywords("appeal", "xx") is None


def test_offline_no_link_is_opened(tools: DossierTools) -> None:
    found = tools.opened(["https://x.example/a#part", "https://x.example/b", "http://["])
    assert [each.url for each in found] == [
        "https://x.example/a",
        "https://x.example/b",
        "http://[",
    ]
    assert all(each.offline for each in found)
    assert tools.links_opened == ()
