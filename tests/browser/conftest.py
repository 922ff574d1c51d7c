"""A real Chromium for the pages that badgeaudit writes, driven by Playwright, without any network.

The browser is the system's (``chromium``, ``google-chrome`` …), or what ``playwright install
chromium`` fetched. Where there is none the tests fail and say so; only the environment variable
BADGEAUDIT_TESTS_WITHOUT_BROWSER=1 lets them be skipped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPT_OUT = "BADGEAUDIT_TESTS_WITHOUT_BROWSER"

Opener = Callable[..., Page]


def executable(playwright: Playwright) -> str | None:
    """Return the browser to drive; None when there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    return found or (own if Path(own).exists() else None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if os.environ.get(OPT_OUT) == "1":
        pytest.skip(f"{OPT_OUT}=1")
    with sync_playwright() as playwright:
        path = executable(playwright)
        if path is None:
            pytest.fail(f"No Chromium here: install it, or set {OPT_OUT}=1 to leave these out.")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def profile(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make new, empty browser profiles that no request can leave."""
    made: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        options.setdefault("reduced_motion", "reduce")
        options.setdefault("viewport", {"width": 1200, "height": 900})
        context = chromium.new_context(offline=True, **options)
        made.append(context)
        return context

    yield new
    for context in made:
        context.close()


@pytest.fixture
def opened(profile: Callable[..., BrowserContext]) -> Iterator[Opener]:
    """Open a file in a profile (a new one by default); errors on its console fail the test."""
    errors: list[str] = []

    def open_page(file: Path, context: BrowserContext | None = None, **options: Any) -> Page:
        page = (context or profile(**options)).new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: _note(said.type, said.text))
        page.goto(file.as_uri())
        return page

    def _note(kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            errors.append(text)

    yield open_page
    assert errors == []
