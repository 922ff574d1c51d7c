"""Decode YAML strictly, keeping the line and column of everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from badgeaudit.documents.json_pointers import escape
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.text import read_text, refused, shortened
from badgeaudit.documents.yaml_faults import syntax_fault
from badgeaudit.documents.yaml_scalars import NotUsable, plain_value
from badgeaudit.errors import Undecodable
from badgeaudit.model.places import Message, Place, Problem, message

_MOST_FAULTS = 20
_LONGEST_KEY = 500
_MOST_POINTER_CHARACTERS = 50_000_000
"""All pointers together: long names nested deeply would otherwise fill the memory."""

_SCALAR_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
_COLLECTION_TAGS = frozenset({"!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})


class YamlDocument(NamedTuple):
    """The data of a YAML file and where each part of it stands."""

    data: Any
    positions: Mapping[str, tuple[int, int]]
    """JSON pointer → 1-based (line, column) of the value."""
    keys: Mapping[str, tuple[int, int]]
    """JSON pointer of a value in a mapping → position of its key."""

    @property
    def places(self) -> Mapping[str, tuple[int, int]]:
        """Where to look for a problem: at the key of a value that has one, else at the value."""
        return {**self.positions, **self.keys}


def decode_yaml(raw: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> YamlDocument:
    """Return the data of a YAML file that holds what JSON can hold, with positions.

    Plain words mean what the core schema of YAML 1.2.2 (section 10.3) says: ``no`` and
    ``2026-09-01`` are text, ``010`` is ten. Raises Undecodable, with all places, for names that
    stand twice, names that are not text, aliases (``*name``), tags (``!name``), several documents,
    infinite numbers, and for what is not YAML at all.
    """
    text = read_text(raw, path, min(limits.yaml_bytes, limits.file_bytes))
    builder = _Builder(path, limits)
    parser = yaml.CSafeLoader(text)
    try:
        while True:
            event = parser.get_event()
            if event is None:
                break
            builder.take(event)
    except yaml.YAMLError as error:
        raise Undecodable([*builder.problems, syntax_fault(error, text, path)]) from None
    finally:
        parser.dispose()
    if not builder.documents and not builder.problems:
        raise refused(message("documents.empty"), path)
    if builder.problems:
        raise Undecodable(builder.problems)
    return YamlDocument(builder.root, builder.positions, builder.keys)


@dataclass(slots=True)
class _Level:
    """A mapping or list that is still open."""

    container: dict[str, Any] | list[Any]
    pointer: str
    key: str | None = None
    """Name of the member whose value comes next; None while a name is expected."""
    place: str = ""
    """Pointer of the member whose value comes next."""


@dataclass(slots=True)
class _Builder:
    """Builds the data from the parser's events, without recursion."""

    path: str
    limits: Limits
    root: Any = None
    documents: int = 0
    positions: dict[str, tuple[int, int]] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _levels: list[_Level] = field(default_factory=list)
    _characters: int = 0
    _skipped: int = 0
    """How deep we are in a key that is itself a mapping or list."""

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises Undecodable where going on is of no use."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._note(message("documents.yaml-several"), event)
                raise Undecodable(self.problems)
        elif isinstance(event, yaml.NodeEvent):
            self._take_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            if self._skipped:
                self._skipped -= 1
            else:
                self._levels.pop()

    def _take_node(self, event: yaml.NodeEvent) -> None:
        opens = isinstance(event, yaml.CollectionStartEvent)
        if self._skipped:
            self._skipped += opens
            return
        level = self._levels[-1] if self._levels else None
        if level and isinstance(level.container, dict) and level.key is None:
            self._take_key(level, event)
        else:
            self._take_value(level, event)
        if len(self._levels) + self._skipped > self.limits.depth:
            self._note(message("documents.too-deep", limit=self.limits.depth), event)
            raise Undecodable(self.problems)

    def _take_key(self, level: _Level, event: yaml.NodeEvent) -> None:
        key = self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None
        if isinstance(event, yaml.AliasEvent):
            self._note(message("documents.yaml-alias", name=shortened(event.anchor or "")), event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._note(message("documents.yaml-key-collection"), event)
            self._skipped = 1
        elif not isinstance(key, str):
            self._note(message("documents.yaml-key-not-text", found=_written(event)), event)
        elif len(key) > _LONGEST_KEY:
            self._note(message("documents.yaml-key-long", limit=_LONGEST_KEY), event)
        elif key in level.container:
            self._note(message("documents.duplicate-key", key=shortened(key)), event)
        # a name that was refused needs a stand-in, to go on and find more problems
        level.key = key if isinstance(key, str) and len(key) <= _LONGEST_KEY else ""
        level.place = f"{level.pointer}/{escape(level.key)}"
        self.keys[level.place] = _position(event)

    def _take_value(self, level: _Level | None, event: yaml.NodeEvent) -> None:
        value = self._value(event)
        pointer = ""
        if level is None:
            self.root = value
        elif isinstance(level.container, dict):
            pointer = level.place
            level.container[level.key or ""] = value
            level.key = None
        else:
            pointer = f"{level.pointer}/{len(level.container)}"
            level.container.append(value)
        self._place(pointer, event)
        if isinstance(event, yaml.CollectionStartEvent):
            self._levels.append(_Level(value, pointer))

    def _value(self, event: yaml.NodeEvent) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self._note(message("documents.yaml-alias", name=shortened(event.anchor or "")), event)
            return None
        assert isinstance(event, yaml.CollectionStartEvent)
        tag = event.tag
        if tag is not None and tag not in _COLLECTION_TAGS:
            self._note(message("documents.yaml-tag", tag=shortened(tag)), event)
        return {} if isinstance(event, yaml.MappingStartEvent) else []

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if event.tag is not None:
            if event.tag not in _SCALAR_TAGS:
                self._note(message("documents.yaml-tag", tag=shortened(event.tag)), event)
            return event.value
        if not event.implicit[0]:
            return event.value
        try:
            return plain_value(event.value, self.limits.number_digits)
        except NotUsable as error:
            self._note(error.message, event)
            return None

    def _place(self, pointer: str, event: yaml.NodeEvent) -> None:
        self.positions[pointer] = _position(event)
        self._characters += len(pointer)
        if len(self.positions) > self.limits.values:
            self._note(message("documents.too-many-values", limit=self.limits.values), event)
            raise Undecodable(self.problems)
        if self._characters > _MOST_POINTER_CHARACTERS:
            self._note(message("documents.yaml-too-long-names"), event)
            raise Undecodable(self.problems)

    def _note(self, what: Message, event: yaml.Event) -> None:
        self.problems.append(Problem(what, Place(self.path, "", *_position(event))))
        if len(self.problems) >= _MOST_FAULTS:
            raise Undecodable(self.problems)


def _position(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _written(event: yaml.NodeEvent) -> str:
    return shortened(event.value) if isinstance(event, yaml.ScalarEvent) else ""
