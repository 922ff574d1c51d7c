"""The certificate in a real browser: axe finds nothing, and each fits one printed page."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from badgeaudit.report.certificate import render_certificates
from badgeaudit.workshop.certifying_picture import svg_picture
from tests.browser.conftest import Opener
from tests.browser.sheets import violations

NAMES = (
    "Ana Kovač",
    "José Luis Fernández-Villaverde y Rodríguez de la Borbolla y Santamaría de Todos",
    "نور الهدى",
    "W" * 60,
    "Zoë",
)
A4 = (842, 595)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    certificates = [
        {
            "name": name,
            "id": "urn:uuid:7f1c5f0e-8f5c-4a55-9c52-1d2f3e4a5b6c",
            "dossiers": 12,
            "exact": 100,
            "decisions": 12,
            "of": 12,
        }
        for name in NAMES
    ]
    text = render_certificates(
        {
            "tool": {"name": "badgeaudit", "version": "0.1.0"},
            "standard": {"title": "Quality Label for Badge Recognition", "edition": "2026-1"},
            "issuer": {
                "name": "The Long-Named Association of Youth Work Trainers of the River Lands",
                "url": "https://trainers.youth-work.riverlands.example/about/us",
                "did": "did:web:trainers.youth-work.riverlands.example:about:us",
            },
            "picture": svg_picture("quality-label", "").decode(),
            "valid_from": date(2026, 9, 24).isoformat(),
            "valid_until": date(2029, 9, 24).isoformat(),
            "certificates": certificates,
        }
    )
    path = tmp_path_factory.mktemp("certificates") / "certificates.html"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("width", [1200, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page_file: Path, opened: Opener, scheme: str, width: int) -> None:
    page = opened(page_file, color_scheme=scheme, viewport={"width": width, "height": 900})
    assert violations(page) == []


def test_nothing_is_wider_than_a_phone(page_file: Path, opened: Opener) -> None:
    page = opened(page_file, viewport={"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_each_fits_one_printed_page(page_file: Path, opened: Opener) -> None:
    page = opened(page_file)
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(pdf.pages) == len(NAMES)
    for each, name in zip(pdf.pages, NAMES, strict=True):
        assert (round(each.mediabox.width), round(each.mediabox.height)) == A4
        text = " ".join(each.extract_text().split())
        if name.startswith(("Ana", "José", "Zoë")):
            assert name in text


def test_nothing_is_cut_off_in_print(page_file: Path, opened: Opener) -> None:
    # a sheet is as high as the paper and hides what does not fit
    page = opened(page_file, viewport={"width": 1123, "height": 794})
    page.emulate_media(media="print")
    over = page.evaluate(
        """() => [...document.querySelectorAll('.certificate, .frame')]
            .map(each => each.scrollHeight - each.clientHeight)"""
    )
    assert max(over) <= 0
