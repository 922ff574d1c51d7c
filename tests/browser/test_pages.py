"""All pages, in all languages: axe, the keyboard alone, narrow screens, enlarged text, colours."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.cli.languages import available
from tests.browser.conftest import Opener
from tests.browser.pages import PAGES, page
from tests.browser.sheets import violations

OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
}
CUT = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const style = getComputedStyle(each);
  if (!each.clientWidth || ["visible", "auto"].includes(style.overflowX)) return false;
  // for screen readers only
  if (each.closest(".hidden") || style.clip !== "auto" || style.clipPath !== "none") return false;
  return each.scrollWidth > each.clientWidth + 1 && style.textOverflow !== "ellipsis";
}).map((each) => each.outerHTML.slice(0, 200))"""
STICKING_OUT = """() => {
  const boxes = "button, .chip, th, td, dt, dd, summary, legend, label, .number, a, h1, h2, h3";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (walker.nextNode()) {
    const text = walker.currentNode, box = text.parentElement.closest(boxes);
    if (!text.data.trim() || !box || text.parentElement.closest(".hidden, script, style")) continue;
    if (box.closest(".wide") || getComputedStyle(box).display.startsWith("inline")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const own = box.getBoundingClientRect();
    for (const line of range.getClientRects())
      if (own.width > 1 && (line.right > own.right + 2 || line.left < own.left - 2))
        found.add(box.outerHTML.slice(0, 200));
  }
  return [...found];
}"""
STRUCTURE = """() => {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((h) => +h.tagName[1]);
  return {
    first: levels[0], skipped: levels.some((level, i) => i && level > levels[i - 1] + 1),
    ones: levels.filter((level) => level === 1).length,
    mains: document.querySelectorAll("main").length,
    bare: [...document.querySelectorAll("th:not([scope])")].length,
    unnamed: [...document.querySelectorAll("svg:not([aria-hidden=true])")].filter((svg) =>
      !svg.getAttribute("aria-label") && !svg.getAttribute("aria-labelledby")).length,
  };
}"""
FOCUSED = """() => {
  const now = document.activeElement, box = now.getBoundingClientRect();
  return {
    tag: now.tagName, key: [...document.querySelectorAll("*")].indexOf(now),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
    marked: [now, now.closest("label"), now.nextElementSibling].some((each) => {
      const style = each && getComputedStyle(each);
      return style && (style.outlineStyle !== "none" || style.boxShadow !== "none");
    }),
    html: now.outerHTML.slice(0, 150),
  };
}"""


@pytest.mark.parametrize("look", list(LOOKS))
@pytest.mark.parametrize("kind", list(PAGES))
def test_axe_finds_nothing(kind: str, look: str, opened: Opener) -> None:
    shown = opened(page(kind), **LOOKS[look])
    shown.evaluate(OPEN_ALL)
    assert violations(shown) == []


@pytest.mark.parametrize("kind", list(PAGES))
def test_headings_landmarks_tables_and_pictures_have_names(kind: str, opened: Opener) -> None:
    assert opened(page(kind)).evaluate(STRUCTURE) == {
        "first": 1,
        "skipped": False,
        "ones": 1,
        "mains": 1,
        "bare": 0,
        "unnamed": 0,
    }


@pytest.mark.parametrize("kind", list(PAGES))
def test_the_keyboard_reaches_everything_and_is_never_trapped(kind: str, opened: Opener) -> None:
    shown = opened(page(kind))
    wanted = shown.evaluate(
        """() => [...document.querySelectorAll(
          "a[href], button, input, select, textarea, summary, [tabindex='0']")]
        .filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.disabled)
        .filter((each) => each.type !== "radio" && each.tabIndex >= 0).length"""
    )
    seen: list[int] = []
    for _ in range(wanted * 2 + 20):
        shown.keyboard.press("Tab")
        at = shown.evaluate(FOCUSED)
        if at["tag"] in ("BODY", "HTML") or at["key"] in seen:
            break
        assert at["seen"], at["html"]
        assert at["marked"], at["html"]
        seen.append(at["key"])
    assert len(seen) >= wanted


@pytest.mark.parametrize("kind", list(PAGES))
def test_the_first_stop_leads_past_the_navigation(kind: str, opened: Opener) -> None:
    shown = opened(page(kind))
    if not shown.locator(".skip").count():
        pytest.skip("a page without navigation")
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.className") == "skip"
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("kind", list(PAGES))
def test_no_text_leaves_its_box(kind: str, language: str, opened: Opener) -> None:
    # 320 pixels are also what 1280 are at 400 %
    shown = opened(page(kind, language))
    shown.evaluate(OPEN_ALL)
    for width in (320, 768, 1280):
        shown.set_viewport_size({"width": width, "height": 900})
        assert shown.evaluate("document.documentElement.scrollWidth") <= width, width
        assert shown.evaluate(CUT) == [], width
        assert shown.evaluate(STICKING_OUT) == [], width
    assert shown.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("kind", list(PAGES))
def test_wider_spacing_of_text_loses_nothing(kind: str, opened: Opener) -> None:
    """WCAG 2.2, 1.4.12: https://www.w3.org/TR/WCAG22/#text-spacing."""
    shown = opened(page(kind), viewport={"width": 400, "height": 900})
    shown.evaluate(OPEN_ALL)
    # through the object model, since the pages' policy allows no other style
    shown.evaluate(
        """() => document.querySelectorAll("body *").forEach((each) => {
          each.style.lineHeight = "1.5"; each.style.letterSpacing = "0.12em";
          each.style.wordSpacing = "0.16em";
        })"""
    )
    assert shown.evaluate("document.documentElement.scrollWidth") <= 400
    assert shown.evaluate(CUT) == []


@pytest.mark.parametrize("kind", list(PAGES))
def test_nothing_moves_for_those_who_asked_for_less_motion(kind: str, opened: Opener) -> None:
    moving = opened(page(kind), reduced_motion="reduce").evaluate(
        """() => [...document.querySelectorAll("*")].filter((each) => {
          const style = getComputedStyle(each);
          const runs = (list) => list.split(",").some((time) => parseFloat(time) > 0);
          return runs(style.transitionDuration) || runs(style.animationDuration)
            || style.scrollBehavior === "smooth";
        }).length"""
    )
    assert moving == 0
