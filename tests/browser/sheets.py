"""Worksheets to try, and what a person does with them at the keyboard."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Dialog, Page, expect

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = "2026-10-15"
COMMAND = Path(sys.executable).parent / "badgeaudit"


def run(*arguments: str | Path) -> str:
    """Run the installed command; return what it said on stderr. Its exit code has to be 0."""
    done = subprocess.run(
        [str(COMMAND), *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )
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
    """Return what axe-core finds wrong with the page as it is, one line each."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found: list[str] = page.evaluate(
        """async () => (await axe.run()).violations.flatMap(({ id, nodes }) =>
             nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`))"""
    )
    return found


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
