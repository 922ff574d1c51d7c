"""The charts of the report in a real browser: axe, narrow screens, forced colours, paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from badgeaudit.report import render
from tests.browser.conftest import Opener
from tests.browser.sheets import violations
from tests.unit.report import sample


def crowded() -> dict[str, Any]:
    """Return the sample with many badge classes, frameworks and years."""
    document = sample.long_document()
    for number, badge in enumerate(document["subjects"]["badge_classes"]):
        badge["words"] = {"description": number % 90, "criteria": number % 70}
        badge["alignments"] = [
            {"framework": f"Framework {number % 30}", "host": "", "known": "", "count": 1}
        ]
    document["subjects"]["credentials"]["by_month"] = [
        {"month": f"{2012 + n // 12}-{n % 12 + 1:02}", "count": 1 + n * 7 % 1300}
        for n in range(170)
    ]
    return document


@pytest.fixture(scope="module", params=["sample", "crowded"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = sample.document() if request.param == "sample" else crowded()
    path = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    path.write_text(render(document, "html"), "utf-8")
    return path


LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 800}},
}


@pytest.mark.parametrize("look", list(LOOKS))
def test_axe_finds_nothing(report: Path, opened: Opener, look: str) -> None:
    page = opened(report, **LOOKS[look])
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert violations(page) == []


def test_nothing_is_wider_than_a_phone(report: Path, opened: Opener) -> None:
    page = opened(report, **LOOKS["phone"])
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


OUTSIDE = """() => [...document.querySelectorAll(".chart svg text, .strip")].filter((each) => {
  const own = each.getBoundingClientRect();
  const around = each.closest("figure, td, li").getBoundingClientRect();
  return own.width && (own.left < around.left - 1 || own.right > around.right + 1);
}).map((each) => each.outerHTML)"""


@pytest.mark.parametrize("width", [320, 700, 1200])
def test_no_text_sticks_out_of_its_chart(report: Path, opened: Opener, width: int) -> None:
    page = opened(report, viewport={"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate(OUTSIDE) == []


def test_lines_end_at_the_words_they_mean(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "sample.html"
    path.write_text(render(sample.document(), "html"), "utf-8")
    page = opened(path)
    ends = page.evaluate(
        """() => {
          const rows = (side) => [...document.querySelectorAll(`.map .${side} li`)];
          const middle = (each) => {
            const box = each.getBoundingClientRect();
            return box.top + box.height / 2;
          };
          const drawing = document.querySelector(".map svg").getBoundingClientRect();
          return [...document.querySelectorAll(".link")].map((link) => {
            const numbers = link.getAttribute("d").match(/[0-9.]+/g).map(Number);
            const at = (part) => drawing.top + drawing.height * part / 100;
            const near = (side, y) =>
              Math.min(...rows(side).map((each) => Math.abs(middle(each) - y)));
            return Math.max(near("from", at(numbers[1])), near("to", at(numbers[7])));
          });
        }"""
    )
    assert len(ends) == 5
    assert max(ends) < 2


def test_frames_are_seen_in_forced_colours_only_where_a_person_answered(
    opened: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "sample.html"
    path.write_text(render(sample.document(), "html"), "utf-8")
    page = opened(path, forced_colors="active")
    borders = page.evaluate(
        """() => [...document.querySelectorAll(".matrix .cell")].map((each) =>
          [each.classList.contains("judged"), getComputedStyle(each).borderTopColor])"""
    )
    ground = page.evaluate("getComputedStyle(document.querySelector('.matrix th')).backgroundColor")
    assert {color == ground for judged, color in borders if not judged} == {True}


def test_on_paper_each_chart_stands_whole_with_its_table(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "sample.html"
    path.write_text(render(sample.document(), "html"), "utf-8")
    page = opened(path)
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    pages = [" ".join(each.extract_text().split()) for each in pdf.pages]
    whole = " ".join(pages)
    for words in (
        "Criteria met at worst and at best, and what rules need",
        "Credentials by year and month",
        "Badge classes shown: 5 of 5",
        "Frameworks and the badge classes linked to them",
        "Texts that are short beside the others",
        "The other texts",
    ):
        assert whole.count(words) == 1, words
