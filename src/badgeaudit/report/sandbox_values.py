"""Values in users' templates: a budget, limits of size, and how they become text of a target."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from badgeaudit.model.places import Message, message
from badgeaudit.report.untrusted import clean, markdown, markdown_code, markdown_link, safe_link

if TYPE_CHECKING:
    from jinja2 import Environment

STEPS = 5_000_000
"""Turns of loops, calls and filtered values in one rendering: some seconds at most."""
CHARACTERS = 20_000_000
"""Longest text, in the letter and in a variable."""
ITEMS = 1_000_000
"""Longest list that is put together."""
RANGE = 100_000
NUMBER = 10**30
PRECISION = 12

_OF_TEXT = (
    "startswith", "endswith", "lower", "upper", "title", "capitalize", "strip", "lstrip", "rstrip",
    "split", "rsplit", "splitlines", "partition", "rpartition", "removeprefix", "removesuffix",
    "count", "find", "isdigit",
)  # fmt: skip
_METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset(_OF_TEXT),
    int: frozenset(),
    float: frozenset({"is_integer"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index", "grouper", "list"}),
    dict: frozenset({"get", "items", "keys", "values"}),
}
"""Methods that a template may call: none of them makes more out of less, none changes anything."""


class Refused(Exception):
    """A template wants something it may not have; holds the message for its author."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.id)
        self.said = said


class Budget:
    """How much a template may still do."""

    def __init__(self, steps: int = STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take steps off. Raises Refused when none are left."""
        self.left -= steps
        if self.left < 0:
            raise Refused(message("letters.too-long-running", steps=STEPS))

    def range(self, *bounds: int) -> range:
        """Return Jinja's ``range``. Raises Refused when it is too long."""
        made = range(*bounds)
        if len(made) > RANGE:
            raise Refused(message("letters.range", limit=RANGE))
        return made


def method_allowed(value: object, name: str) -> bool:
    """Tell whether a template may use a name of a value; other values than these are our data."""
    for kind, names in _METHODS.items():
        if isinstance(value, kind):
            return name in names
    return True


def within(value: Any) -> Any:
    """Return the value. Raises Refused when it has grown beyond the limits."""
    if isinstance(value, str):
        if len(value) > CHARACTERS:
            raise Refused(message("letters.too-big", limit=CHARACTERS))
    elif isinstance(value, (list, tuple, dict)):
        if len(value) > ITEMS:
            raise Refused(message("letters.too-big", limit=ITEMS))
    elif isinstance(value, int) and abs(value) > NUMBER:
        raise Refused(message("letters.number"))
    return value


def times(left: Any, right: Any) -> Any:
    """Multiply; a text or list is not repeated beyond a million. Raises Refused."""
    for many, count in ((left, right), (right, left)):
        if isinstance(many, (str, list, tuple)) and isinstance(count, int):
            if len(many) * count > ITEMS:
                raise Refused(message("letters.too-big", limit=ITEMS))
            return many * count
    return within(left * right)


def to_the_power(left: Any, right: Any) -> Any:
    """Raise to a power of at most 100. Raises Refused."""
    if abs(right) > 100:
        raise Refused(message("letters.number"))
    return within(left**right)


class Joining:
    """How values become text: nothing is printed by accident, and everything is escaped."""

    def __init__(self, escape: Callable[[str], str]) -> None:
        self.escape = escape

    def finalize(self, value: Any) -> Any:
        """Return what a template prints: Markup and what is not there as they are, else text."""
        from jinja2 import Undefined
        from markupsafe import Markup

        if isinstance(value, (Markup, Undefined)):
            return value
        return self.escape(clean(written(value)))

    def joined(self, values: Iterable[Any]) -> str:
        """Put values together; beside Markup what is not is escaped for the target."""
        from markupsafe import Markup

        parts = list(values)
        if not any(isinstance(part, Markup) for part in parts):
            text: str = within("".join(written(part) for part in parts))
            return text
        made = (
            part if isinstance(part, Markup) else Markup(Markup.escape(self.finalize(part)))
            for part in parts
        )
        text = within(Markup("").join(made))
        return text

    def filters(self, environment: Environment) -> dict[str, Callable[..., Any]]:
        """Return the filters that put text together."""
        return {
            "join": partial(self.join, environment),
            "joined": self.joined,
            "replace": self.replace,
            "round": rounded,
        }

    def join(
        self,
        environment: Environment,
        values: Iterable[Any],
        between: str = "",
        attribute: str | int | None = None,
    ) -> str:
        """Jinja's ``join``, escaping for the target."""
        from jinja2.filters import make_attrgetter

        if attribute is not None:
            values = map(make_attrgetter(environment, attribute), values)
        parts: list[Any] = []
        for each in values:
            parts += [between, each] if parts else [each]
        return self.joined(parts)

    def replace(self, text: Any, old: str, new: str, count: int = -1) -> str:
        """Jinja's ``replace``, within the limits."""
        from markupsafe import Markup

        whole = text if isinstance(text, Markup) else written(text)
        hits = whole.count(old) if old else len(whole) + 1
        if hits * len(written(new)) > CHARACTERS:
            raise Refused(message("letters.too-big", limit=CHARACTERS))
        if isinstance(whole, Markup):
            return whole.replace(Markup(old), Markup(self.joined((Markup(""), new))), count)
        return whole.replace(old, written(new), count)


def written(value: Any) -> str:
    """Return a single value as text; ``None`` is empty. Raises Refused for a list and the like."""
    from jinja2 import Undefined

    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (str, int, float, Undefined)):
        return str(value)  # raises UndefinedError for what is not there
    raise Refused(message("letters.no-text", kind=type(value).__name__))


def rounded(
    value: float, precision: int = 0, method: Literal["common", "ceil", "floor"] = "common"
) -> float:
    """Jinja's ``round``, up to twelve digits. Raises Refused."""
    from jinja2.filters import do_round

    if abs(precision) > PRECISION:
        raise Refused(message("letters.number"))
    return do_round(value, precision, method)


@dataclass(frozen=True, slots=True)
class Target:
    """What a template makes, and how values are escaped in it."""

    escapes: bool
    escape: Callable[[str], str]
    filters: Callable[[], Mapping[str, Callable[..., Any]]]


def _unchanged(text: str) -> str:
    return text


def _html_filters() -> Mapping[str, Callable[..., Any]]:
    return {"safe_link": safe_link}


def _as_markdown(text: str) -> str:
    from markupsafe import Markup

    return Markup(markdown(text))


def _markdown_filters() -> Mapping[str, Callable[..., Any]]:
    from markupsafe import Markup

    return {
        "code": lambda text: Markup(markdown_code(text)),
        "cell_code": lambda text: Markup(markdown_code(text).replace("|", "\\|")),
        "link": lambda text, address: Markup(markdown_link(text, address)),
    }


def _no_filters() -> Mapping[str, Callable[..., Any]]:
    return {}


TARGETS: Mapping[str, Target] = {
    "html": Target(True, _unchanged, _html_filters),
    "markdown": Target(True, _as_markdown, _markdown_filters),
    "text": Target(False, _unchanged, _no_filters),
}
"""Format → target. Plain text has nothing to escape; only harmful characters are taken out."""
