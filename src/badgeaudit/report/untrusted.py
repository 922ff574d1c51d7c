"""Make text from a dossier harmless to show: control characters, direction overrides, links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})

_HARMFUL = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 (tab and newline stay) and C1: terminal escapes
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides, embeddings and isolates
    "\u2028\u2029"  # line separators, a new line to some readers and none to others
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # interlinear marks, invisible tag characters
    "\ud800-\udfff"  # lone surrogates can't be written as UTF-8
    "]"
)
_SPACES = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_\[\]#|~${}])")
_MARKDOWN_START = re.compile(r"^([-+:=]|[0-9]+(?=[.)]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_BACKTICKS = re.compile(r"`+")


def clean(text: str) -> str:
    """Return the text with every harmful character shown as U+FFFD, so that it is seen and dead.

    Bidirectional overrides can make a file name read backwards (Unicode TR 36, CVE-2021-42574);
    C0 and C1 controls steer terminals.
    """
    return _HARMFUL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def escape_harmful(text: str) -> str:
    """Return JSON text with every harmful character inside as ``\\uXXXX``: same data, harmless."""
    return _HARMFUL.sub(_json_escape, text)


def one_line(text: str) -> str:
    """Return ``clean(text)`` with every run of white space as one blank."""
    return _SPACES.sub(" ", clean(text)).strip()


def plain(text: str) -> str:
    """Return the text as one line for a terminal or a log: no line can be forged, no code lives.

    Leading blanks stay, so that lists can be indented.
    """
    return text[: len(text) - len(text.lstrip(" "))] + one_line(text)


def safe_link(address: object) -> str | None:
    """Return a web or mail address that may become a link; None for anything else.

    Only ``http``, ``https`` and ``mailto`` pass, so no ``javascript:`` and no ``data:``; an address
    with blanks, quotes or control characters in it is not one.
    """
    if not isinstance(address, str) or clean(address) != address:
        return None
    if re.search(r"[\s<>\"'`\\]", address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SAFE_SCHEMES:
        return None
    return address if parts.scheme.lower() == "mailto" or parts.netloc else None


def markdown(text: str) -> str:
    """Return text that CommonMark and GitHub show as it is, on one line, in tables as well."""
    line = _MARKDOWN.sub(r"\\\1", one_line(text).translate(_ENTITIES))
    return _MARKDOWN_START.sub(_escaped_start, line)


def markdown_code(text: str) -> str:
    """Return the text as a code span; the fence is longer than any run of backticks inside."""
    line = one_line(text)
    if not line:
        return ""
    longest = max((len(run) for run in _BACKTICKS.findall(line)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{padding}{line}{padding}{fence}"


def markdown_fence(text: str, language: str) -> str:
    """Return the text as a fenced code block; the fence is longer than any run of backticks."""
    lines = clean(text).strip("\n")
    longest = max((len(run) for run in _BACKTICKS.findall(lines)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{lines}\n{fence}"


def markdown_link(text: str, address: object) -> str:
    """Return a Markdown link when the address is safe, else only the text."""
    link = safe_link(address)
    if link is None:
        return markdown(text)
    target = link.replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    return f"[{markdown(text)}](<{target.translate(_ENTITIES)}>)"


def _escaped_start(found: re.Match[str]) -> str:
    """Escape what would begin a list: ``-`` and ``+`` themselves, of ``1.`` the dot."""
    start = found.group()
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def _json_escape(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
