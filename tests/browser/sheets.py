"""Worksheets to try, and what a person does with them at the keyboard."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Dialog, Page, expect

from tests.acceptance.conftest import execute

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = "2026-10-15"


def run(*arguments: str | Path) -> str:
    """Run the installed command; return what it said on stderr. Its exit code has to be 0."""
    done = execute(arguments, Path.cwd(), {})
    assert done.returncode == 0, done.stderr
    return done.stderr


def worksheet(dossier: Path, file: Path, *options: str | Path) -> Path:
    """Write the worksheet of a dossier, by default for Mira Assessor."""
    named = () if "--from" in options else ("--assessor", "Mira Assessor")
    run("worksheet", dossier, "-o", file, "--as-of", AS_OF, *named, *options)
    return file


def audit(dossier: Path, assessment: Path, file: Path) -> dict[str, Any]:
    """Return the audit with one assessment, by criterion id: its result."""
    report = f"json:{file}"
    run(
        "check", dossier, "--assessment", assessment, "--as-of", AS_OF, "--report", report,
        "--gate", "none", "--quiet",
    )  # fmt: skip
    document = json.loads(file.read_text("utf-8"))
    return {result["criterion"]: result for result in document["results"]}


def article(page: Page, id: str) -> Any:
    """Return one question."""
    return page.locator(f'.question[data-id="{id}"]')


def states(page: Page) -> dict[str, str]:
    """Return criterion id → state as the page shows it."""
    script = "all => all.map(each => [each.dataset.id, each.dataset.state])"
    return dict(page.locator(".question").evaluate_all(script))


def answer(page: Page, id: str, value: str | int, comment: str = "") -> None:
    """Answer one question with the mouse."""
    page.locator(f'.question[data-id="{id}"] .choice input[value="{value}"]').check()
    if comment:
        article(page, id).locator(".comment").fill(comment)


def save(page: Page, file: Path) -> dict[str, Any]:
    """Press “Save to file” and return what was saved."""
    with page.expect_download() as download:
        page.locator("#save").click()
    download.value.save_as(file)
    saved: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return saved


def open_file(page: Page, file: Path) -> str:
    """Open a file through the picker and return what the page says of it."""
    for button in page.locator("#notice button").all()[-1:]:
        button.click()
    with page.expect_file_chooser() as chooser:
        page.locator("#open").click()
    chooser.value.set_files(file)
    expect(page.locator("#notice")).not_to_be_empty()
    return page.locator("#notice").inner_text()


def dialogs_of(page: Page) -> list[tuple[str, str]]:
    """Return a list that fills with kind and text of every dialog; each is dismissed."""
    found: list[tuple[str, str]] = []

    def note(dialog: Dialog) -> None:
        found.append((dialog.type, dialog.message))
        dialog.dismiss()

    page.on("dialog", note)
    return found


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the page as it is, one line each.

    Contrast, which takes most of the time, is measured once for each look that texts have: their
    colour, size and weight, and all that lies behind them.
    """
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found: list[str] = page.evaluate(AXE)
    return found


AXE = """async () => {
  const looks = new Map([[document, "0"]]);
  const numbers = new Map();
  const LAYER = ["backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode",
    "position", "visibility", "clip", "textShadow"];
  const TEXT = ["color", "fontSize", "fontWeight", "fontFamily"];
  function lookOf(element) { // a number for the style of an element and all around it
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const own = LAYER.map((name) => style[name]).join();
      const key = `${lookOf(element.parentNode)} ${element.matches("dialog,details")} ${own}`;
      if (!numbers.has(key)) numbers.set(key, String(numbers.size + 1));
      looks.set(element, numbers.get(key));
    }
    return looks.get(element);
  }
  const samples = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    const says = Array.from(element.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
    if (!says && !element.matches("input, select, textarea, button")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const key = [element.tagName, element.matches(":disabled, [aria-disabled=true]"),
      ...TEXT.map((name) => style[name]), lookOf(element)].join();
    if (!samples.has(key)) samples.set(key, element);
  }
  const contrast = { include: Array.from(samples.values()) };
  const runs = [
    [document, { rules: { "color-contrast": { enabled: false } } }],
    [contrast, { runOnly: ["color-contrast"] }],
  ];
  const found = [];
  for (const [where, options] of runs) {
    const { violations } = await axe.run(where, { ...options, resultTypes: ["violations"] });
    found.push(...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`)));
  }
  return found;
}"""


def tab_to(page: Page, selector: str, most: int = 400) -> None:
    """Press Tab until the focus is on what the selector means; nothing focused may be covered."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED, selector):
            return
    raise AssertionError(f"{selector} was not reached with {most} Tabs")


FOCUSED = """selector => {
  const focused = document.activeElement;
  const bar = document.querySelector(".tools");
  const edge = getComputedStyle(bar).position === "sticky" ? bar.getBoundingClientRect().bottom : 0;
  const box = focused.getBoundingClientRect();
  const inBar = bar.contains(focused) || focused === document.body || focused.matches(".skip");
  if (!inBar && box.height && (box.bottom <= edge || box.top >= innerHeight)) {
    throw new Error("the focus is out of sight: " + focused.outerHTML.slice(0, 200));
  }
  return focused.matches(selector);
}"""
