"""The pages of a graded class in a real browser: readable by everybody, on a wall and on paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from badgeaudit.report.grade import render_feedback, render_grade
from badgeaudit.report.grade_document import grade_document
from badgeaudit.report.grade_hiding import hide_names
from badgeaudit.report.grade_progress import progress_document
from badgeaudit.workshop.grading import grade_class
from tests.browser.conftest import Opener
from tests.browser.sheets import violations
from tests.unit.workshop.grading_sample import label, sample_class, sample_key

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 320, "height": 720}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    grade = grade_class(sample_key(), sample_class(), label())
    made = grade_document(grade, key_digest="0" * 64, round="Day 2")
    return {**made, "progress": progress_document(made, made)}


@pytest.fixture(scope="module")
def pages(document: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("grade")
    texts = {
        "class": render_grade(document, "html"),
        "hidden": render_grade(hide_names(document), "html"),
        **{
            each["name"].split()[0]: render_feedback(document, each)
            for each in document["trainees"]
        },
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: folder / f"{name}.html" for name in texts}


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [
        ("class", WIDE, "light"),
        ("class", NARROW, "dark"),
        ("hidden", WIDE, "dark"),
        ("Eva", WIDE, "light"),
        ("Greta", NARROW, "dark"),
        ("Luca", NARROW, "light"),
        ("Hugo", WIDE, "dark"),
    ],
)
def test_nothing_for_axe_to_find(
    pages: dict[str, Path], opened: Opener, name: str, size: dict[str, int], scheme: str
) -> None:
    page = opened(pages[name], viewport=size, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert violations(page) == []


@pytest.mark.parametrize("name", ["class", "Luca"])
def test_no_page_is_wider_than_a_phone(pages: dict[str, Path], opened: Opener, name: str) -> None:
    page = opened(pages[name], viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_the_map_is_readable_from_the_back_of_the_room(
    pages: dict[str, Path], opened: Opener
) -> None:
    page = opened(pages["class"], viewport={"width": 1920, "height": 1080})
    cell = page.locator(".heat td.cell").first
    assert cell.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 16
    assert page.locator("h2").first.evaluate("h => parseFloat(getComputedStyle(h).fontSize)") >= 36


def test_the_key_is_folded_until_somebody_asks(pages: dict[str, Path], opened: Opener) -> None:
    page = opened(pages["class"], viewport=WIDE)
    first = page.locator(".topic").first
    assert not first.get_by_text("The key says:").is_visible()
    first.locator("summary").press("Enter")
    assert first.get_by_text("The key says:").is_visible()


def test_a_row_links_to_its_topic(pages: dict[str, Path], opened: Opener) -> None:
    page = opened(pages["class"], viewport=WIDE)
    for link in page.locator('a[href^="#"]').all():
        assert page.locator(str(link.get_attribute("href"))).count() == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_whole_map_is_on_one_printed_page(
    pages: dict[str, Path], opened: Opener, paper: str
) -> None:
    page = opened(pages["class"])
    pdf = PdfReader(BytesIO(page.pdf(format=paper, print_background=True)))
    texts = [" ".join(each.extract_text().split()) for each in pdf.pages]
    asked = [each for each in label().criteria if each.same_as is None]
    maps = [text for text in texts if f"Key {asked[0].id}" in text or "Question Key" in text]
    assert len(maps) == len(sample_key().dossiers)
    for text in maps:
        assert all(each.id in text for each in asked)


@pytest.mark.parametrize("width", [1024, 1440])
def test_no_table_of_trainees_is_cut_off_on_a_projector(
    pages: dict[str, Path], opened: Opener, width: int
) -> None:
    page = opened(pages["hidden"], viewport={"width": width, "height": 768})
    region = page.get_by_role("region", name="Table of trainees")
    assert region.evaluate("each => each.scrollWidth - each.clientWidth") <= 0


def test_everything_is_on_paper(pages: dict[str, Path], chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(pages["class"].as_uri())
    page.emulate_media(media="print")
    first = page.locator(".topic").first
    assert first.get_by_text("The key says:").is_visible(), "nothing stays folded"
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()
