"""same_name: whether two spellings name the same person, organisation or outcome."""

from __future__ import annotations

from collections.abc import Iterable


def folded(name: str) -> str:
    """Return a name without the differences that make no other one of it: case and blanks."""
    return " ".join(name.casefold().split())


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same but for case and blanks."""
    return folded(one) == folded(other)


def without(names: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Return the names, each once, that are none of the others."""
    known = {folded(other) for other in others}
    left: dict[str, str] = {}
    for name in names:
        if folded(name) not in known:
            left.setdefault(folded(name), name)
    return tuple(left.values())
