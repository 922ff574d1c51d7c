"""One of our HTML pages → a tagged PDF: A4, running header, page numbers, bookmarks, fonts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from badgeaudit.errors import WrongUse
from badgeaudit.model.places import message
from badgeaudit.report.paper import on_paper
from badgeaudit.report.templating import template_text


def pdf(page: str) -> bytes:
    """Return a page as PDF/UA-1, tagged; equal pages give equal files on one machine.

    Nothing is fetched: only pictures inside the page (``data:``) are drawn. Raises WrongUse when
    the extra ``[pdf]`` is not installed, or the system lacks the library that sets text.
    """
    library = _library()
    fetcher = library.URLFetcher(allowed_protocols=("data",))
    html = library.HTML(string=page, url_fetcher=fetcher)
    on_paper(html.etree_element, template_text("paper.css"))
    with _no_collecting():
        return bytes(html.write_pdf(pdf_variant="pdf/ua-1"))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Let Python look for no garbage among the many boxes of a page: a quarter of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _library() -> Any:
    """Import what makes PDF, which is heavy. It warns of each rule that is meant for screens."""
    import logging

    from PIL import ImageFile

    for name in ("weasyprint", "weasyprint.progress", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    strict = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        import weasyprint
    except ImportError as error:
        raise WrongUse(message("report.no-pdf")) from error
    except OSError as error:  # pango, which comes with the system
        raise WrongUse(message("report.no-pango", reason=str(error).partition("\n")[0])) from error
    finally:
        # it lets half pictures pass for whole ones from then on, in checks as well
        ImageFile.LOAD_TRUNCATED_IMAGES = strict
    return weasyprint
