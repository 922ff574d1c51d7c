"""The page to print: one article for each trainee, self-contained, everything escaped."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from badgeaudit.report.certificate import render_certificates
from badgeaudit.workshop.certifying_picture import svg_picture


def one(name: str = "Ana Kovač", **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "id": "urn:uuid:1",
        "dossiers": 3,
        "exact": 84,
        "decisions": 2,
        "of": 3,
        **changes,
    }


def document(*certificates: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "tool": {"name": "badgeaudit", "version": "0.1.0"},
        "standard": {"title": "Quality Label", "edition": "2026-1"},
        "issuer": {"name": "Riverbank", "url": "https://riverbank.example/", "did": "did:key:z6Mk"},
        "picture": svg_picture("quality-label", "").decode(),
        "valid_from": "2026-11-24",
        "valid_until": "2029-11-24",
        "certificates": list(certificates),
        **changes,
    }


def found(page: str, path: str) -> list[Any]:
    """What an XPath finds in a page."""
    return list(html.fromstring(page).xpath(path))  # type: ignore[arg-type]


def shown(page: str) -> str:
    [body] = found(page, "//body")
    return " ".join(str(body.text_content()).split())


def test_it_says_who_what_when_and_what_it_is_not() -> None:
    text = shown(render_certificates(document(one())))
    for each in (
        "Ana Kovač",
        "84 %",
        "2 of 3",
        "24 November 2026",
        "24 November 2029",
        "Riverbank",
    ):
        assert each in text
    assert "It awards no label" in text
    assert "urn:uuid:1" in text
    assert "did:key:z6Mk" in text


def test_one_page_for_each_and_one_first_heading() -> None:
    for count in (1, 3):
        page = render_certificates(document(*[one(f"T{n}") for n in range(count)]))
        assert len(found(page, "//article")) == count
        assert len(found(page, "//h1")) == 1


def test_nothing_is_loaded_and_no_script_runs() -> None:
    page = render_certificates(document(one(), one("Boris")))
    assert all(str(each).startswith("data:") for each in found(page, "//@src"))
    assert found(page, "//@href") == []
    assert found(page, "//script") == []
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import", page)


@pytest.mark.parametrize("field", ["name", "id"])
def test_markup_in_a_value_is_dead(field: str) -> None:
    hostile = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\u202e"
    changed = one(**{field: hostile}) if field != "name" else one(hostile)
    page = render_certificates(
        document(changed, issuer={"name": hostile, "url": hostile, "did": hostile})
    )
    assert found(page, "//script") == []
    assert len(found(page, "//img")) == 1
    assert "\u202e" not in page


def test_without_a_website_or_a_result_nothing_is_left_empty() -> None:
    page = render_certificates(
        document(
            one(dossiers=None, exact=None, decisions=None, of=None),
            issuer={"name": "R", "url": "", "did": "d"},
        )
    )
    assert "None" not in shown(page)
    assert "https://" not in shown(page)


def test_longer_names_are_set_smaller() -> None:
    for name, size in (("Ana", "usual"), ("A" * 30, "long"), ("A" * 60, "longer")):
        page = render_certificates(document(one(name)))
        assert found(page, "//h1/@class") == [f"name {size}"]


def test_equal_documents_give_equal_text() -> None:
    assert render_certificates(document(one())) == render_certificates(document(one()))
