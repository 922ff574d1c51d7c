"""screenshots.py: take the pictures of the documentation, and look at a report in every language.

    python scripts/screenshots.py docs                 renew docs/*.png
    python scripts/screenshots.py languages SHEET.png  one contact sheet of the sample report: every
                                                       language, light, dark, phone and print

Needs Chromium, and the development packages. Pictures are 930 pixels wide and have few colours, so
that they stay small. Look at them before they are committed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from badgeaudit.cli.languages import available

ROOT = Path(__file__).resolve().parents[1]
RIVERBANK = "examples/riverbank-youth"
JUDGED = ("--assessment", "examples/assessments/riverbank-youth")
DECIDED = ("--decision", "examples/decisions/riverbank-youth.yaml")
DAY = ("--as-of", "2026-10-15")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE, SCALED, COLOURS = 1240, 930, 128


class Look(NamedTuple):
    """How a page is looked at."""

    name: str
    width: int
    height: int
    scheme: str
    media: str


LOOKS = (
    Look("light", 1240, 1500, "light", "screen"),
    Look("dark", 1240, 1500, "dark", "screen"),
    Look("phone", 390, 1500, "light", "screen"),
    Look("print", 794, 1123, "light", "print"),
)


def main() -> int:
    """Take what is asked for."""
    if sys.argv[1:] == ["docs"]:
        with _browser() as browser, TemporaryDirectory() as folder:
            for name, page, anchor, height in pages(Path(folder)):
                picture = shot(browser, page, LOOKS[0], anchor)
                cut = picture.resize((SCALED, round(picture.height * SCALED / WIDE)))
                cut = cut.crop((0, 0, SCALED, min(height, cut.height))).quantize(COLOURS)
                cut.save(ROOT / "docs" / f"{name}.png", optimize=True)
        return 0
    if len(sys.argv) == 3 and sys.argv[1] == "languages":
        with _browser() as browser, TemporaryDirectory() as folder:
            contact_sheet(browser, Path(folder)).save(sys.argv[2], optimize=True)
        return 0
    print(__doc__, file=sys.stderr)
    return 2


def pages(folder: Path) -> Iterator[tuple[str, Path, str, int]]:
    """Yield (picture, page, what to scroll to, height) of each picture in docs/."""
    report, audit = folder / "report.html", folder / "audit.json"
    reports = ("--report", f"html:{report}", "--report", f"json:{audit}")
    run("check", RIVERBANK, *JUDGED, *DECIDED, *DAY, *reports, "--exit-zero", "-q")
    yield "report", report, "", 1000
    yield "path", report, "#path", 620
    yield "charts", report, "#badges", 760
    compared = folder / "comparison.html"
    run("compare", RIVERBANK, JUDGED[1], *DAY, "-o", str(compared))
    yield "comparison", compared, "", 1050
    letter = folder / "feedback.html"
    run("report", str(audit), "--template", "feedback", "-o", str(letter))
    yield "feedback", letter, "", 1050
    sheet = folder / "worksheet.html"
    own = f"{JUDGED[1]}/ines-kralj.yaml"
    run("worksheet", RIVERBANK, "--from", own, *DAY, "-o", str(sheet))
    yield "worksheet", sheet, "#Q2-00", 1000


def run(*arguments: str, code: int | None = None) -> None:
    """Run badgeaudit in English; 0 and 3 are fine."""
    done = subprocess.run(
        [sys.executable, "-m", "badgeaudit", *arguments, *(() if code else ("--lang", "en"))],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(arguments)}\n{done.stderr}")


def contact_sheet(browser: Browser, folder: Path) -> Image.Image:
    """Return one picture: a row for each language, a column for each look."""
    audit = folder / "audit.json"
    run(
        "check",
        RIVERBANK,
        *JUDGED,
        *DECIDED,
        *DAY,
        "--report",
        f"json:{audit}",
        "--exit-zero",
        "-q",
    )
    width, height = 380, 460
    sheet = Image.new("RGB", (width * len(LOOKS), height * len(available())), "#888888")
    for row, language in enumerate(available()):
        page = folder / f"{language}.html"
        run("report", str(audit), "-o", str(page), "--lang", language, code=1)
        for column, look in enumerate(LOOKS):
            picture = shot(browser, page, look)
            scaled = picture.resize(
                (width - 8, round(picture.height * (width - 8) / picture.width))
            )
            spot = (column * width + 4, row * height + 20)
            sheet.paste(scaled.crop((0, 0, width - 8, height - 24)), spot)
            label = (column * width + 6, row * height + 4)
            ImageDraw.Draw(sheet).text(label, f"{language} {look.name}", fill="white")
    return sheet


def shot(browser: Browser, page: Path, look: Look, anchor: str = "") -> Image.Image:
    """Return a picture of a page's first screen, or of the one that begins with an element."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.scheme == "dark" else "light",
        offline=True,
        reduced_motion="reduce",
    )
    opened = context.new_page()
    opened.goto(page.as_uri())
    opened.emulate_media(media="print" if look.media == "print" else "screen")
    if anchor:
        opened.locator(anchor).evaluate("each => each.scrollIntoView()")
    raw = opened.screenshot()
    context.close()
    return Image.open(BytesIO(raw)).convert("RGB")


@contextmanager
def _browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
