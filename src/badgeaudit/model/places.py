"""Where something stands and what is said about it: Place, Message, Problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Parameter = str | int | tuple[str, ...]
"""What a message may be filled with. A tuple is shown as a list: ``a, b and c``."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file that was handed in (or in a standard)."""

    path: str
    """Relative to the dossier (or the standard's folder), always with ``/``; never absolute."""
    pointer: str = ""
    """JSON pointer (RFC 6901) inside the document; empty means the whole document."""
    line: int | None = None
    """1-based; None when the document has no lines (an image) or they were not looked up."""
    column: int | None = None
    """1-based, counted in characters."""

    def __str__(self) -> str:
        """``path:line:column``, as editors and terminals link it."""
        if self.line is None:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence without its words: the text stands in ``languages/<lang>/*.yaml`` under ``id``."""

    id: str
    """Stable for ever, ``<area>.<what>``, for example ``checks.name-duplicate``."""
    params: Mapping[str, Parameter] = field(default_factory=dict)
    """Values for the ``{placeholders}``. Untrusted: the reports escape them."""


def message(id: str, /, **params: Parameter) -> Message:
    """Return ``Message(id, params)``; shorter to read where findings are made."""
    return Message(id, params)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a file, for a person to mend: what and where."""

    message: Message
    place: Place
