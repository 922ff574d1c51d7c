"""Find what contradicts itself between the files of a standard: ids, sources, sections, rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from badgeaudit.model.places import Problem, message
from badgeaudit.standard.check_entries import check_problems, key_problems
from badgeaudit.standard.entries import Entry, entries, main_entry, topics
from badgeaudit.standard.procedure_entries import procedure_problems
from badgeaudit.standard.reading import StandardFile
from badgeaudit.standard.selecting import select
from badgeaudit.standard.unknown import unknown


class _All(NamedTuple):
    """The entries of every kind, and the names they may use."""

    criteria: tuple[Entry, ...]
    procedure: tuple[Entry, ...]
    sections: tuple[Entry, ...]
    rules: tuple[Entry, ...]
    scale: Entry
    certification: Entry
    sources: Mapping[str, Any]
    assumptions: Mapping[str, Any]
    ids: Mapping[str, Entry]
    """Criterion id → its first entry."""


def reference_problems(files: Iterable[StandardFile]) -> Iterator[Problem]:
    """Yield every contradiction between the entries of a standard.

    Entries may be of any shape; what the schema already refuses is passed over here.
    """
    files = tuple(files)
    main = main_entry(files)
    if main is None:
        return
    found = _collected(files, main)
    for kind in (found.criteria, found.procedure, found.sections, found.rules):
        yield from _twice(kind)
    stated = (*found.criteria, *found.procedure, *found.sections, *found.rules)
    for entry in (*stated, found.scale, found.certification):
        yield from _listed(entry, "sources", "source", found.sources)
        yield from _listed(entry, "assumes", "assumption", found.assumptions)
        yield from _official(entry, found.sources)
    for criterion in found.criteria:
        yield from _section(criterion, found)
        yield from _same_as(criterion, found)
    for rule in found.rules:
        yield from _rule(rule, found)
    for each in found.procedure:
        yield from key_problems(each.part("deadline"), "after")
    yield from procedure_problems(found.procedure)
    yield from _scale(found.scale)
    yield from _certification(found.certification)
    yield from check_problems(found.criteria, topics(files))


def _collected(files: tuple[StandardFile, ...], main: Entry) -> _All:
    criteria = tuple(entries(files, "criteria"))
    return _All(
        criteria,
        tuple(entries(files, "procedure")),
        tuple(main.parts("sections")),
        tuple(main.parts("readiness")),
        main.part("scale"),
        main.part("certification"),
        main.part("sources").data,
        main.part("assumptions").data,
        _first_of_each(criteria),
    )


def _first_of_each(criteria: Iterable[Entry]) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for criterion in criteria:
        if id := criterion.text("id"):
            found.setdefault(id, criterion)
    return found


def _twice(kind: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the ids that stand twice, at the later place."""
    first: dict[str, Entry] = {}
    for entry in kind:
        id = entry.text("id")
        if id in first:
            earlier = first[id].place("id")
            yield entry.problem(message("standard.id-twice", id=id, first=str(earlier)), "id")
        elif id:
            first[id] = entry


def _listed(entry: Entry, key: str, what: str, known: Mapping[str, Any]) -> Iterator[Problem]:
    for index, name in entry.texts(key):
        if name not in known:
            yield entry.problem(unknown(what, name, known), key, index)


def _official(entry: Entry, sources: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield when something is called official and none of its (known) sources is."""
    named = [sources[name] for _, name in entry.texts("sources") if name in sources]
    kinds = [source.get("kind") for source in named if isinstance(source, dict)]
    none = entry.data.get("sources") == []
    if entry.text("status") == "official" and (kinds or none) and "official" not in kinds:
        yield entry.problem(message("standard.official-without-source"), "status")


def _section(entry: Entry, found: _All) -> Iterator[Problem]:
    known = [section.text("id") for section in found.sections]
    if (section := entry.text("section")) and section not in known:
        yield entry.problem(unknown("section", section, known), "section")


def _same_as(criterion: Entry, found: _All) -> Iterator[Problem]:
    other = criterion.text("same_as")
    if not other:
        return
    if other not in found.ids:
        yield criterion.problem(unknown("criterion", other, found.ids), "same_as")
    elif "same_as" in found.ids[other].data:
        yield criterion.problem(message("standard.same-as-chain", id=other), "same_as")


def _rule(rule: Entry, found: _All) -> Iterator[Problem]:
    selector = rule.part("of")
    faulty = False
    for key in ("ids", "except"):
        for index, id in selector.texts(key):
            if id not in found.ids:
                faulty = True
                yield selector.problem(unknown("criterion", id, found.ids), key, index)
    for problem in _section(selector, found):
        faulty = True
        yield problem
    if faulty or not selector.data or not _well_formed(selector.data):
        return
    selected = select(selector.data, [entry.data for entry in found.ids.values()])
    if not selected:
        yield rule.problem(message("standard.selection-empty"), "of")
    elif rule.text("holds") == "level":
        yield from _levels(rule, selected, found)


def _well_formed(selector: Mapping[str, Any]) -> bool:
    lists = all(isinstance(selector.get(key, []), list) for key in ("ids", "except"))
    return lists and all(
        isinstance(value, str) for key, value in selector.items() if key not in ("ids", "except")
    )


def _levels(rule: Entry, selected: Iterable[str], found: _All) -> Iterator[Problem]:
    ticks = tuple(id for id in selected if found.ids[id].text("answer") != "level")
    if ticks:
        yield rule.problem(message("standard.level-of-ticks", ids=ticks), "of")
    wanted = rule.data.get("at_least")
    if isinstance(wanted, int):
        yield from _outside(wanted, found.scale, rule, "at_least")


def _outside(level: int, scale: Entry, entry: Entry, key: str) -> Iterator[Problem]:
    """Yield a problem at the entry's key when a level is not on the scale."""
    lowest, highest = scale.data.get("lowest"), scale.data.get("highest")
    if not isinstance(lowest, int) or not isinstance(highest, int):
        return
    if not lowest <= level <= highest:
        what = message("standard.level-outside", level=level, lowest=lowest, highest=highest)
        yield entry.problem(what, key)


def _scale(scale: Entry) -> Iterator[Problem]:
    """Yield when the levels are not exactly those from the lowest to the highest."""
    lowest, highest = scale.data.get("lowest"), scale.data.get("highest")
    if not isinstance(lowest, int) or not isinstance(highest, int):
        return
    passing = scale.data.get("pass_level")
    if isinstance(passing, int):
        yield from _outside(passing, scale, scale, "pass_level")
    values = [level.data.get("value") for level in scale.parts("levels")]
    expected = range(lowest, highest + 1)
    if len(values) != highest - lowest + 1 or any(
        value != wanted for value, wanted in zip(values, expected, strict=True)
    ):
        yield scale.problem(
            message("standard.scale-levels", lowest=lowest, highest=highest), "levels"
        )


def _certification(rule: Entry) -> Iterator[Problem]:
    """Yield when the pass rule wants the same decision on more dossiers than it asks for."""
    dossiers, same = rule.data.get("dossiers"), rule.data.get("same_decision_on")
    if isinstance(dossiers, int) and isinstance(same, int) and same > dossiers >= 1:
        what = message("standard.certification-dossiers", same=same, dossiers=dossiers)
        yield rule.problem(what, "same_decision_on")
