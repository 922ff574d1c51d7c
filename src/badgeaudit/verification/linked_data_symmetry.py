"""Estimates the work of naming blank nodes before it is begun.

RDFC-1.0 tries the orders of blank nodes that look alike: eight that all point at each other take
seconds, nine minutes. The same attempts are counted here without being made, up to a fixed number.
Source: RDF Dataset Canonicalization 1.0, sections 4.8 and 7.1 (Dataset Poisoning),
https://www.w3.org/TR/rdf-canon/#hash-nd-quads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import factorial
from typing import TYPE_CHECKING

from badgeaudit.model.places import message
from badgeaudit.verification.linked_data_limits import CannotCanonicalise

if TYPE_CHECKING:
    from pyoxigraph import Quad

_ATTEMPTS = 25_000
"""Each takes about two microseconds."""

_DEPTH = 200
"""Blank nodes in a row, each like others."""

_Around = Mapping[str, tuple[tuple[str, ...], ...]]
"""For each blank node its neighbours, grouped as far as they look alike from it."""


def check_symmetry(quads: Iterable[Quad]) -> None:
    """Raise CannotCanonicalise where naming the blank nodes takes too long, or can't be relied on.

    pyoxigraph 0.5 counts a neighbour once that stands several times in the same place, as the
    name of a graph does; RDFC-1.0 counts each. That only matters for nodes that look alike.
    """
    said, edges = _blank_nodes(quads)
    looks = {node: hash(tuple(sorted(lines))) for node, lines in said.items()}
    alike: dict[int, list[str]] = defaultdict(list)
    for node, look in looks.items():
        alike[look].append(node)
    groups = [nodes for nodes in alike.values() if len(nodes) > 1]
    if not groups:
        return
    unnamed = {node for nodes in groups for node in nodes}
    around = _neighbours(edges, looks, unnamed)
    if any(len(set(group)) < len(group) for beside in around.values() for group in beside):
        raise CannotCanonicalise(message("terms.graph-names"))
    walk = _Walk(around, unnamed)
    for nodes in groups:
        walk.name(nodes)


class _Walk:
    """Counts the attempts of "Hash N-Degree Quads" for every node that is not unique."""

    __slots__ = ("_around", "_left", "_unnamed")

    def __init__(self, around: _Around, unnamed: set[str]) -> None:
        self._around = around
        self._unnamed = unnamed
        self._left = _ATTEMPTS

    def name(self, nodes: Iterable[str]) -> None:
        """Count for nodes that look alike; all that is reached from them has a name afterwards."""
        reached: set[str] = set()
        for node in nodes:
            if node in self._unnamed:
                reached |= self._from(node, frozenset((node,)), 1, 0)
        self._unnamed -= reached

    def _from(self, node: str, issued: frozenset[str], times: int, depth: int) -> frozenset[str]:
        if depth > _DEPTH:
            raise CannotCanonicalise(message("terms.poison"))
        for group in self._around[node]:
            fresh = [each for each in group if each in self._unnamed and each not in issued]
            orders = times * factorial(min(len(fresh), 12))
            self._left -= max(orders, times * len(group))
            if self._left < 0:
                raise CannotCanonicalise(message("terms.poison"))
            issued = issued.union(fresh)
            for each in fresh:
                issued = self._from(each, issued, orders, depth + 1)
        return issued


def _blank_nodes(
    quads: Iterable[Quad],
) -> tuple[Mapping[str, list[str]], list[tuple[str, str, str, str]]]:
    """Return what is said about each blank node (others nameless), and who is beside whom."""
    from pyoxigraph import BlankNode

    said: dict[str, list[str]] = defaultdict(list)
    edges: list[tuple[str, str, str, str]] = []
    for subject, predicate, value, graph in quads:
        parts = (subject, value, graph)
        blank = [each.value if isinstance(each, BlankNode) else None for each in parts]
        names = {name for name in blank if name is not None}
        for node in names:
            line = [
                str(part) if name is None else "a" if name == node else "z"
                for part, name in zip(parts, blank, strict=True)
            ]
            said[node].append("\n".join((*line, predicate.value)))
            edges += [
                (node, place, "" if place == "g" else predicate.value, other)
                for place, other in zip("sog", blank, strict=True)
                if other is not None and other != node
            ]
    return said, edges


def _neighbours(
    edges: Iterable[tuple[str, str, str, str]], looks: Mapping[str, int], unnamed: set[str]
) -> _Around:
    found: dict[str, dict[tuple[str, str, int], list[str]]] = {node: {} for node in unnamed}
    for node, place, predicate, other in edges:
        if node in unnamed:
            found[node].setdefault((place, predicate, looks[other]), []).append(other)
    return {node: tuple(map(tuple, groups.values())) for node, groups in found.items()}
