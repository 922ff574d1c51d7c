"""lang: the attribute that tells in which language words of a dossier are, where it is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def lang(tag: object) -> Markup:
    """Return `` lang="sl"``, with its blank; nothing for what is no tag of a language (BCP 47)."""
    from markupsafe import Markup

    text = tag if isinstance(tag, str) else ""
    return Markup(f' lang="{text}"') if _TAG.fullmatch(text) else Markup()
