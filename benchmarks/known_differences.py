"""Reads why files of a corpus differ from their label, and holds what came out against it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from badgeaudit.documents.strict_yaml import decode_yaml

HERE = Path(__file__).with_name("conformance-differences.yaml")
BECAUSE = {
    "label": "the label is not what the specification says",
    "web": "needs the web",
    "suite": "a kind of proof that is not verified",
}


@dataclass(frozen=True, slots=True)
class Known:
    """One file, and why it differs."""

    file: str
    label: str
    ours: str
    because: str
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that came out otherwise than its label says."""

    file: str
    label: str
    ours: str
    why: tuple[str, ...] = ()
    """What ``verify`` says of it."""
    web: bool = False
    """Nothing failed, and what is open was not there to be fetched: that explains itself."""


def read(file: Path = HERE) -> dict[str, Known]:
    """Return file → why; raises ValueError for a table that is not as it should be."""
    data: Any = decode_yaml(file.read_bytes(), file.name).data
    entries = data.get("differences") if isinstance(data, Mapping) else None
    known: dict[str, Known] = {}
    for entry in entries or ():
        found = Known(**{name: str(value).strip() for name, value in entry.items()})
        if found.because not in BECAUSE or not found.reason or found.file in known:
            raise ValueError(f"{file.name}: {found.file}")
        known[found.file] = found
    return known


def explained(difference: Difference, known: Mapping[str, Known]) -> Known | None:
    """Return why it differs; None when that is not known, or it differs in another way now."""
    found = known.get(difference.file)
    if found is not None and (found.label, found.ours) == (difference.label, difference.ours):
        return found
    if difference.web:
        reason = "nothing failed, but what it names is not in the corpus"
        return Known(difference.file, difference.label, difference.ours, "web", reason)
    return None


def told(
    differences: Iterable[Difference], files: Iterable[str], known: Mapping[str, Known]
) -> tuple[list[str], int]:
    """Return the lines to print, file by file, and how many differences are unexplained.

    ``files``: all that were scored, to tell of explanations that are not needed any more.
    """
    lines: list[str] = []
    unexplained = 0
    differing: set[str] = set()
    for each in differences:
        differing.add(each.file)
        why = explained(each, known)
        unexplained += why is None
        lines += ["", f"{each.file}: expected {each.label}, got {each.ours}", *_why(each, why)]
    gone = sorted(set(known).intersection(files) - differing)
    lines += [f"\n{file}: agrees now; its explanation is not needed any more" for file in gone]
    return lines, unexplained


def _why(difference: Difference, known: Known | None) -> Iterator[str]:
    if known is not None:
        reason = f"{BECAUSE[known.because]}: {known.reason}"
        yield from textwrap.wrap(reason, 110, initial_indent="  ", subsequent_indent="  ")
        return
    yield "  UNEXPLAINED"
    for reason in difference.why[:6]:
        yield f"  - {reason}"
