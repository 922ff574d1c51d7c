"""Finds the credentials inside a credential: endorsements anywhere, and those a CLR holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

_ENDORSEMENTS = ("endorsement", "endorsementJwt")
_NESTED = "verifiableCredential"


class Inner(NamedTuple):
    """One credential inside another."""

    kind: Literal["endorsement", "nested"]
    pointer: str
    value: Any
    """An object, a token, or (in OB 2.0) the address of one."""


def inner_credentials(data: Mapping[str, Any]) -> Iterator[Inner]:
    """Yield what stands in a credential, but not what stands in those: that is theirs.

    A proof holds none, and a depth limit was kept when the document was decoded.
    """
    waiting: deque[tuple[Any, str]] = deque([(data, "")])
    while waiting:
        node, at = waiting.popleft()
        if isinstance(node, list):
            waiting += [(each, f"{at}/{index}") for index, each in enumerate(node)]
            continue
        if not isinstance(node, Mapping):
            continue
        for name, value in node.items():
            here = f"{at}/{_escaped(str(name))}"
            if name in _ENDORSEMENTS:
                yield from _listed("endorsement", here, value)
            elif name == _NESTED and at:
                yield from _listed("nested", here, value)
            elif name not in ("proof", "@context") and isinstance(value, Mapping | list):
                waiting.append((value, here))


def _listed(kind: Literal["endorsement", "nested"], at: str, value: Any) -> Iterator[Inner]:
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield Inner(kind, f"{at}/{index}", each)
    elif value is not None:
        yield Inner(kind, at, value)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
