"""The help that stands in a schema beside the keyword that failed: title, description, examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from badgeaudit.documents.applied import entries, members, possible, together
from badgeaudit.documents.engine_errors import Step
from badgeaudit.documents.schema_files import Found, resolve

_TO_MAP = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs"})
_TO_LIST = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_INWARDS = frozenset(
    {
        "properties",
        "patternProperties",
        "additionalProperties",
        "unevaluatedProperties",
        "propertyNames",
        "items",
        "prefixItems",
        "unevaluatedItems",
        "contains",
    }
)
"""Keywords whose subschemas look at a part of the value, not at the value itself."""
_CONDITIONAL = frozenset({"then", "else", "dependentSchemas"})
_NAMED_BY_DOCUMENT = frozenset(
    {"patternProperties", "additionalProperties", "unevaluatedProperties"}
)
_MOST_KEPT = 2000
_MOST_REFERENCES = 10
_META_SCHEMAS = "https://json-schema.org/"


@dataclass(frozen=True, slots=True)
class Root:
    """Where an evaluation begins: a whole schema and its address."""

    schema: Mapping[str, Any]
    base: str
    helps: dict[tuple[Step, ...], Help] = field(default_factory=dict, compare=False, repr=False)
    """What has been gathered already: many documents fail in the same ways."""


@dataclass(slots=True)
class Help:
    """What the schemas say about one value."""

    root: Root
    title: str = ""
    description: str = ""
    examples: Sequence[Any] = ()
    source: str = ""
    """``x-source``: clause and address; of the nearest enclosing schema that has one."""
    condition: str = ""
    """Description of a ``then``, ``else`` or dependent schema that asks for something here."""
    private: bool = False
    """True inside ``x-private: true``: the value must not be shown."""
    known_depth: int | None = None
    """In a private part: how many steps of the instance path do not come from the document."""
    chain: list[Found] = field(default_factory=list)
    """The schemas on the way to the keyword that look at this very value, outermost first."""
    everything: tuple[Found, ...] = ()
    """All schemas that the value has to satisfy, on whatever way: any can make it private."""
    known_members: dict[str, Help] = field(default_factory=dict)
    """The help for members that has been gathered already."""

    @property
    def schema(self) -> Mapping[str, Any]:
        """The innermost schema: the one the failing keyword stands in."""
        last = self.chain[-1].schema if self.chain else {}
        return last if isinstance(last, Mapping) else {}

    def applied(self) -> Iterator[Found]:
        """Yield every schema that may look at this value, also beside the one that failed."""
        return possible(self.chain, self.root.schema)

    def hides_branch_of(self, keyword: str) -> bool:
        """True when one of the branches of this ``anyOf`` or ``oneOf`` makes the value private."""
        branches = self.schema.get(keyword)
        if keyword not in ("anyOf", "oneOf") or not isinstance(branches, list):
            return False
        found = (Found(branch, self.chain[-1].base) for branch in branches)
        return _any_private(possible(found, self.root.schema))

    def member(self, name: str) -> Help:
        """Return the help for a member of this object, found without evaluating anything."""
        if name not in self.known_members:
            self.known_members[name] = self._gathered_member(name)
        return self.known_members[name]

    def _gathered_member(self, name: str) -> Help:
        help = Help(self.root, source=self.source, private=self.private)
        for schema, base in self.applied():
            properties = schema.get("properties")
            if isinstance(properties, Mapping) and name in properties:
                _enter(help, Found(properties[name], base))
                _follow(help)
                break
        return help


def help_for(root: Root, evaluation_path: tuple[Step, ...]) -> Help:
    """Follow an evaluation path (without the failing keyword) and gather the help on its way.

    The help is shared: it must not be changed afterwards.

    Of several schemas about the same value the innermost speaks, except that whoever uses a
    ``$ref`` knows better what the thing is called than the schema referred to.
    """
    help = root.helps.get(evaluation_path)
    if help is None:
        if len(root.helps) >= _MOST_KEPT:
            root.helps.clear()
        help = root.helps[evaluation_path] = _gathered(root, evaluation_path)
    return help


def _gathered(root: Root, evaluation_path: tuple[Step, ...]) -> Help:
    start = Found(root.schema, root.base)
    help = Help(root, everything=(start,))
    _look_around(help)
    _enter(help, start)
    at: Any = root.schema
    depth = 0
    steps = iter(evaluation_path)
    for step in steps:
        found = help.chain[-1]
        if step == "$ref":
            target = resolve(str(at.get("$ref", "")), found.base, root.schema)
            if target is None:
                # nothing is known of what lies there: rather hide than show
                help.private = not str(at.get("$ref", "")).startswith(_META_SCHEMAS)
                return help
            at = target.schema
            _enter(help, target, overriding=False)
            continue
        at = at.get(step) if isinstance(at, Mapping) else None
        inner = next(steps, None) if step in _TO_MAP or step in _TO_LIST else None
        if inner is not None:
            at = _item(at, inner)
        if not isinstance(at, Mapping | bool):
            return help
        if step in _INWARDS:
            depth = _move_in(help, depth, str(step), inner)
        else:
            _take_branch(help, str(step), Found(at, found.base))
        _enter(help, Found(at, found.base))
    return help


def _follow(help: Help) -> None:
    for _ in range(_MOST_REFERENCES):
        reference = help.schema.get("$ref")
        found = (
            resolve(str(reference), help.chain[-1].base, help.root.schema) if reference else None
        )
        if found is None:
            return
        _enter(help, found, overriding=False)


def _item(container: Any, key: str | int) -> Any:
    if isinstance(container, Mapping):
        return container.get(key)
    if isinstance(container, list) and isinstance(key, int) and key < len(container):
        return container[key]
    return None


def _move_in(help: Help, depth: int, keyword: str, name: Step | None) -> int:
    if help.private and help.known_depth is None and keyword in _NAMED_BY_DOCUMENT:
        help.known_depth = depth
    help.title, help.description, help.condition, help.examples = "", "", "", ()
    help.chain.clear()
    if keyword == "properties":
        help.everything = members(help.everything, str(name))
    elif keyword in _NAMED_BY_DOCUMENT:
        help.everything = members(help.everything, None)
    elif keyword != "propertyNames":
        help.everything = entries(help.everything)
    _look_around(help)
    return depth + 1


def _take_branch(help: Help, keyword: str, branch: Found) -> None:
    help.everything = (*help.everything, branch)
    _look_around(help)
    if keyword in _CONDITIONAL and isinstance(branch.schema, Mapping):
        help.condition = str(branch.schema.get("description", "")) or help.condition


def _look_around(help: Help) -> None:
    help.everything = tuple(together(help.everything, help.root.schema))
    help.private = help.private or _any_private(help.everything)


def _any_private(schemas: Iterable[Found]) -> bool:
    return any(found.schema.get("x-private") is True for found in schemas)


def _enter(help: Help, found: Found, overriding: bool = True) -> None:
    help.chain.append(found)
    schema = found.schema
    if not isinstance(schema, Mapping):
        return
    help.private = help.private or schema.get("x-private") is True
    for attribute, keyword in (
        ("title", "title"),
        ("description", "description"),
        ("examples", "examples"),
        ("source", "x-source"),
    ):
        value = schema.get(keyword)
        if keyword == "x-source" and isinstance(value, Mapping):
            value = ", ".join(str(part) for part in value.values())
        if value and (overriding or not getattr(help, attribute)):
            setattr(help, attribute, value)
