"""sandbox: the Jinja environment of users' own templates: closed, escaping, and bounded.

Where a template comes from is not known. So it sees data only, reads no file but templates beside
it and ours, has no clock and no chance, and stops: every turn of a loop, call and filter is counted
against a budget, and no text, list or number grows beyond a limit. What is not bounded stands in
docs/templates.md.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, cast

from badgeaudit.languages import sentence
from badgeaudit.languages.speaking import spoken
from badgeaudit.model.places import Message, message
from badgeaudit.report import wording
from badgeaudit.report.days import day
from badgeaudit.report.phrases import phrase
from badgeaudit.report.sandbox_values import (
    TARGETS,
    Budget,
    Joining,
    Refused,
    method_allowed,
    times,
    to_the_power,
    within,
)
from badgeaudit.report.templating import anchor
from badgeaudit.report.translating import install

if TYPE_CHECKING:
    from jinja2 import Undefined, nodes
    from jinja2.runtime import Context
    from jinja2.sandbox import ImmutableSandboxedEnvironment as _Sandbox
else:
    _Sandbox = object  # Jinja is imported when a template is rendered, not before

OURS = "badgeaudit/"
"""Before the name of a template of ours."""

FILTERS = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int",
    "items", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr",
    "reverse", "select", "selectattr", "sort", "sum", "title", "trim", "truncate", "unique",
    "upper", "urlencode", "wordcount",
)  # fmt: skip
"""Jinja's own filters that are kept: none marks text as safe, reads or repeats."""

ESCAPERS = frozenset({"safe", "e", "escape", "forceescape", "tojson", "xmlattr", "urlize"})
"""Filters of Jinja that mark text as safe; refused with a word of their own."""

CALL, FILE = 20, 200
"""What a call and an included file cost, in turns of a loop."""

Load = Callable[[str], tuple[str, str, Callable[[], bool]]]


class Guarded(_Sandbox):
    """What the sandbox of Jinja leaves open, closed: sizes, loops, and marking text as safe."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    budget: Budget
    joining: Joining

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call something for a template; counted, and no result grows beyond the limits."""
        self.budget.spend(CALL)
        return within(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute with two values, without giants."""
        if operator == "*":
            return times(left, right)
        if operator == "**":
            return to_the_power(left, right)
        if isinstance(left, str) or isinstance(right, str):
            if operator == "%":
                raise Refused(message("letters.no-percent"))
            if isinstance(left, str) and isinstance(right, str):
                return self.joining.joined((left, right))
        return within(super().call_binop(context, operator, left, right))

    def wrap_str_format(self, value: Any) -> Any:
        """Leave ``str.format`` to ``is_safe_attribute``, which refuses it."""
        return None

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may use an attribute: data, and a few methods that can't grow."""
        return super().is_safe_attribute(obj, attr, value) and method_allowed(obj, attr)

    def join_path(self, template: str, parent: str) -> str:
        """Return the name of an included template; what ours include is ours as well."""
        self.budget.spend(FILE)
        ours = parent.startswith(OURS) and not template.startswith(OURS)
        return OURS + template if ours else template

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        """Compile a template; Jinja's own hook for whoever wants to look at the tree before."""
        _bounded(source)
        return super()._generate(source, name, filename, defer_init)


def sandbox(target: str, load: Load, names: Iterable[str]) -> Guarded:
    """Return the environment for one rendering to a target (``html``, ``markdown``, ``text``).

    ``load`` returns source, file name and freshness of a template by its name, or raises Refused;
    ``names`` are those of the context, for suggestions.
    """
    from jinja2 import FunctionLoader
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    budget, joining = Budget(), Joining(TARGETS[target].escape)
    Closed = type("Closed", (Guarded, ImmutableSandboxedEnvironment), {})
    environment: Guarded = Closed(
        loader=FunctionLoader(load),
        autoescape=TARGETS[target].escapes,
        finalize=joining.finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,
    )
    environment.budget, environment.joining = budget, joining
    plain = {name: environment.filters[name] for name in FILTERS}
    own = {**wording.FILTERS, "anchor": anchor, "day": day, **TARGETS[target].filters()}
    filters = {
        name: _counted(found, budget)
        for name, found in {**plain, **own, **joining.filters(environment)}.items()
    }
    environment.filters = {**filters, "counted": partial(_turns, budget), "kept": within}
    environment.globals = {
        "cycler": environment.globals["cycler"],
        "dict": dict,
        "joiner": environment.globals["joiner"],
        "language": spoken,
        "namespace": environment.globals["namespace"],
        "phrase": phrase,
        "range": budget.range,
        "symbols": dict(wording.SYMBOLS),
    }
    install(environment)
    environment.undefined = _undefined((*names, *environment.globals))
    return environment


def _bounded(tree: nodes.Template) -> None:
    """Count the turns of every loop, and keep what is put together within the limits."""
    from jinja2 import TemplateSyntaxError, nodes

    for modifier in tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)):
        said = sentence(message("letters.no-autoescape"))
        raise TemplateSyntaxError(said, modifier.lineno)
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = _filtered(loop.iter, "counted", loop.lineno)
    for block in list(tree.find_all(nodes.AssignBlock)):
        block.filter = _filtered(block.filter, "kept", block.lineno)
    for sum in list(tree.find_all(nodes.Concat)):
        parts = nodes.List(sum.nodes, lineno=sum.lineno)
        sum.nodes = [_filtered(parts, "joined", sum.lineno)]


def _filtered(node: nodes.Node | None, name: str, line: int) -> nodes.Filter:
    from jinja2 import nodes

    return nodes.Filter(cast("nodes.Expr", node), name, [], [], None, None, lineno=line)


def _turns(budget: Budget, values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        budget.spend(1)
        yield value


def _counted(filter: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    """Let a filter cost what it looks at."""

    @wraps(filter)
    def run(*args: Any, **kwargs: Any) -> Any:
        budget.spend(1 + sum(_cost(each) for each in args))
        return within(filter(*args, **kwargs))

    return run


def _cost(value: object) -> int:
    if isinstance(value, str):
        return len(value) // 100
    return len(value) if isinstance(value, (list, tuple, dict, range)) else 0


def _undefined(names: Iterable[str]) -> type[Undefined]:
    """Return the class of what is not there: used, it is an error that suggests a name."""
    from jinja2 import StrictUndefined
    from jinja2.utils import missing

    known = sorted(set(names))

    def said(self: Any) -> str:
        if self._undefined_hint:
            return str(self._undefined_hint)
        at_the_top = self._undefined_obj is missing
        near = known if at_the_top else _attributes(self._undefined_obj)
        return sentence(not_there(str(self._undefined_name), near))

    made: type[Undefined] = type(
        "NotThere", (StrictUndefined,), {"_undefined_message": property(said), "__slots__": ()}
    )
    return made


def not_there(name: str, known: Iterable[str], id: str = "letters.not-there") -> Message:
    """Return the message for an unknown name, with the nearest known one."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return message(f"{id}-similar", name=name, similar=near[0]) if near else message(id, name=name)


def _attributes(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [key for key in value if isinstance(key, str)]
    return [name for name in dir(value) if not name.startswith("_")]
