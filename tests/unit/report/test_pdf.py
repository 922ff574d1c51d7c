"""The report on paper: tagged, with bookmarks, page numbers and fonts, and nothing is fetched.

No checker of all of PDF/UA can be installed with the tests; these hold what can be read back.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, Destination, DictionaryObject

from badgeaudit import __version__
from badgeaudit.report.pdf import pdf
from badgeaudit.report.rendering import render_bytes
from tests.unit.report import sample

SMALL = (
    '<!DOCTYPE html><html lang="sl"><head><title>Map</title>'
    '<meta name="generator" content="badgeaudit 1">{head}</head>'
    "<body><h1>One</h1>{body}</body></html>"
)


@pytest.fixture(scope="module")
def made() -> bytes:
    """The sample audit on paper; made once, as it takes some seconds."""
    return render_bytes(sample.document(), "pdf")


@pytest.fixture(scope="module")
def read(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def pages(made: bytes) -> list[str]:
    """The text of each page, as a reader's program takes it out."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(made)
    return [
        " ".join(page.get_textpage().get_text_range().replace("\ufffe", "").split())
        for page in opened
    ]


def structure(read: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every element of the structure that a screen reader follows."""
    waiting: list[Any] = [read.trailer["/Root"]["/StructTreeRoot"]["/K"]]  # type: ignore[index]
    while waiting:
        each = waiting.pop()
        each = each.get_object()
        if isinstance(each, ArrayObject):
            waiting.extend(each)
        elif isinstance(each, DictionaryObject):
            if "/S" in each:
                yield each
            if "/K" in each:
                waiting.append(each["/K"])


def test_it_is_tagged_and_says_its_language_title_and_maker(read: PdfReader) -> None:
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/Lang"] == "en"  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert b"pdfuaid" in root["/Metadata"].get_data()  # type: ignore[index]
    about = read.metadata
    assert about is not None
    assert about.title == "Not yet ready: Mladi v živo, zavod, Sample Label for Badge Issuers"
    assert about.creator == f"badgeaudit {__version__}"


def test_the_bookmarks_are_the_headings(read: PdfReader) -> None:
    def titles(level: list[Any]) -> Iterator[str]:
        for each in level:
            if isinstance(each, Destination):
                yield str(each.title)
            else:
                yield from titles(each)

    found = list(titles(read.outline))
    for heading in ("What to do next", "Sections and scores", "Criteria", "Files"):
        assert heading in found
    for criterion in sample.document()["standard"]["criteria"]:
        assert any(each.startswith(f"{criterion['id']} ") for each in found), criterion["id"]


def test_headings_tables_lists_links_and_pictures_are_tagged(read: PdfReader) -> None:
    kinds = {str(each["/S"]) for each in structure(read)}
    assert {"/H1", "/H2", "/H3", "/H4", "/P", "/Table", "/TH", "/L", "/LI", "/Figure"} <= kinds
    assert "/Link" in kinds


def test_every_picture_has_words(read: PdfReader) -> None:
    figures = [each for each in structure(read) if str(each["/S"]) == "/Figure"]
    assert len(figures) > 5
    assert all(str(each.get("/Alt", "")).strip() for each in figures)


def test_lists_hold_nothing_but_items(read: PdfReader) -> None:
    for each in structure(read):
        if str(each["/S"]) == "/L":
            inside = [kid.get_object() for kid in each["/K"]]  # type: ignore[attr-defined]
            assert {str(kid["/S"]) for kid in inside if "/S" in kid} <= {"/LI"}


def test_every_font_is_inside(read: PdfReader) -> None:
    fonts = [
        font.get_object()
        for page in read.pages
        for font in page["/Resources"].get("/Font", {}).values()  # type: ignore[attr-defined]
    ]
    assert fonts
    for font in fonts:
        for below in font["/DescendantFonts"]:
            described = below.get_object()["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)


def test_every_page_says_which_it_is_and_what_it_belongs_to(pages: list[str]) -> None:
    for number, text in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in text
        assert ("Not yet ready: Mladi v živo" in text) == (number > 1)


def test_the_whole_report_is_there(pages: list[str]) -> None:
    text = " ".join(pages)
    document = sample.document()
    for criterion in document["standard"]["criteria"]:
        assert criterion["id"] in text
        assert " ".join(criterion["question"].split()) in text
    for each in document["dossier"]["files"]:
        if "<" not in each["path"]:
            assert each["path"].replace(" ", "") in text.replace(" ", "")
    assert "Only the network’s committee decides" in text


def test_what_is_for_the_screen_stays_away(pages: list[str]) -> None:
    text = " ".join(pages)
    assert "Skip to the result" not in text
    assert "opinions differ Formal" not in text


def test_equal_pages_give_equal_files() -> None:
    page = SMALL.format(head="", body="<p>Two</p>")
    assert pdf(page) == pdf(page)


def test_a_page_of_another_language_says_so() -> None:
    made = PdfReader(io.BytesIO(pdf(SMALL.format(head="", body=""))))
    assert made.trailer["/Root"]["/Lang"] == "sl"  # type: ignore[index]


@pytest.mark.parametrize("scheme", ["file", "http", "https", "ftp"])
def test_nothing_is_fetched_and_no_file_is_read(scheme: str, tmp_path: Path) -> None:
    """Sockets are closed in tests; a file could be read, and a link to one is as good as any."""
    secret = tmp_path / "secret.css"
    secret.write_text("h1::after { content: 'xyzzy' }", "utf-8")
    picture = tmp_path / "secret.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>xyzzy</text></svg>', "utf-8")
    start = f"file://{tmp_path}" if scheme == "file" else f"{scheme}://example.org"
    head = f'<link rel="stylesheet" href="{start}/secret.css"><style>@import "{start}/secret.css";'
    head += "</style>"
    body = f'<img src="{start}/secret.svg" alt="a"><object data="{start}/secret.svg"></object>'
    body += f'<p style="background: url({start}/secret.svg)">a</p>'
    body += f'<link rel="attachment" href="{start}/secret.svg">'
    made = PdfReader(io.BytesIO(pdf(SMALL.format(head=head, body=body))))
    assert "xyzzy" not in "".join(page.extract_text() for page in made.pages)
    assert not made.attachments


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("sys.modules['weasyprint'] = None", 'pip install "badgeaudit[pdf]"'),
        (
            "import importlib.abc\n"
            "class Lacking(importlib.abc.MetaPathFinder):\n"
            "    def find_spec(self, name, path, target=None):\n"
            "        if name == 'weasyprint': raise OSError('no libpango\\nmore')\n"
            "sys.meta_path.insert(0, Lacking())",
            "needs the system library Pango, which is not here (no libpango).",
        ),
    ],
)
def test_what_is_missing_is_said(program: str, said: str) -> None:
    whole = f"import sys\n{program}\n" + (
        "from badgeaudit.errors import WrongUse\nfrom badgeaudit.languages import sentence\n"
        "from badgeaudit.report.pdf import pdf\n"
        "try:\n    pdf('<p>')\nexcept WrongUse as e:\n    print(sentence(e.problems[0].message))\n"
    )
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True)
    assert said in done.stdout, done.stderr


def test_half_pictures_stay_unreadable_for_checks_that_follow() -> None:
    from PIL import ImageFile

    pdf("<!DOCTYPE html><html lang='en'><title>T</title><body><p>Words</p></body></html>")
    assert not ImageFile.LOAD_TRUNCATED_IMAGES
