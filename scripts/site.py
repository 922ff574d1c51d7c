"""site.py: build the documentation site into build/site; any warning is an error.

    python scripts/site.py             the pages, and sample reports for the gallery
    python scripts/site.py --no-gallery   the pages alone, which is quicker

Pages are those of docs/, the READMEs and what stands at the top of the project, put side by side in
build/pages with their links bent to fit; links into the code are left as names.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "build" / "pages"
ELSEWHERE = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "criteria/README.md": "criteria-guide.md",
    "examples/README.md": "examples.md",
    "benchmarks/README.md": "benchmarks.md",
}
"""Pages that don't stand in docs/: where → their name on the site."""
GALLERY = (
    ("riverbank-youth", "html", "riverbank-youth.html", ()),
    ("riverbank-youth", "markdown", "riverbank-youth.md.txt", ()),
    ("strong-application", "html", "strong-application.html", ()),
    ("weak-application", "html", "weak-application.html", ()),
)
"""Sample reports: dossier, format, file, further options."""

_LINK = re.compile(r"(!?\[(?:[^\[\]]|\[[^\]]*\])*\])\(([^)\s]+)\)")


def main() -> int:
    """Put the pages together and build them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--no-gallery", action="store_true")
    wanted = parser.parse_args()
    shutil.rmtree(PAGES, ignore_errors=True)
    PAGES.mkdir(parents=True)
    sources = {path.relative_to(ROOT).as_posix(): path.name for path in docs()} | ELSEWHERE
    for source, name in sources.items():
        text = (ROOT / source).read_text("utf-8")
        (PAGES / name).write_text(bent(text, source, sources), "utf-8")
    for picture in (ROOT / "docs").glob("*.png"):
        shutil.copy(picture, PAGES)
    if not wanted.no_gallery:
        make_gallery()
    built = subprocess.run(
        [str(Path(sys.executable).with_name("zensical")), "build", "-s", "-c"],
        cwd=ROOT,
        check=False,
    )
    return built.returncode


def docs() -> Iterator[Path]:
    """Yield the pages of docs/."""
    yield from sorted((ROOT / "docs").glob("*.md"))


def bent(text: str, source: str, sources: dict[str, str]) -> str:
    """Return a page whose links lead to the pages of the site; others become plain words.

    Fenced blocks and comments stay as they are.
    """
    folder = PurePosixPath(source).parent

    def link(found: re.Match[str]) -> str:
        words, target = found.groups()
        path, hash, anchor = target.partition("#")
        if not path or "://" in path:
            return found[0]
        there = _normal(folder / path)
        if there in sources:
            return f"{words}({sources[there]}{hash}{anchor})"
        if there.endswith(".png"):
            return f"{words}({PurePosixPath(there).name})"
        return words.lstrip("!")[1:-1]

    parts = re.split(r"(^```.*?^```$|<!--.*?-->)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if index % 2 else _LINK.sub(link, part) for index, part in enumerate(parts))


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def make_gallery() -> None:
    """Write the sample reports that docs/gallery.md links to."""
    folder = PAGES / "gallery"
    folder.mkdir()
    for dossier, format, name, more in GALLERY:
        subprocess.run(
            [
                *(sys.executable, "-m", "badgeaudit", "check", f"examples/{dossier}"),
                *("--assessment", f"examples/assessments/{dossier}", "--as-of", "2026-10-15"),
                *("--exit-zero", "--quiet", "--report", f"{format}:{folder / name}", *more),
            ],
            cwd=ROOT,
            check=True,
        )


if __name__ == "__main__":
    sys.exit(main())
