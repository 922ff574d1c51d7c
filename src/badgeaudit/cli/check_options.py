"""The options of ``check``: command line, environment and settings file, brought together."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Protocol, cast

import typer

from badgeaudit.cli.auditing import Options
from badgeaudit.cli.colors import choose_color
from badgeaudit.cli.contradictions import refuse_contradictions, refuse_idle_variables, variable
from badgeaudit.cli.languages import choose
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.errors import InvalidSettings, WrongUse
from badgeaudit.gate.choices import FailOn, Gate
from badgeaudit.languages import sentence
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.report.untrusted import plain
from badgeaudit.settings.effective import Effective, Origin, effective
from badgeaudit.settings.finding import NONE, find_settings
from badgeaudit.settings.reading import Settings, read_settings

_KEYS = (
    "paths",
    "standard",
    "assessment",
    "decision",
    "waivers",
    "baseline",
    "report",
    "changed-since",
    "gate",
    "fail-on",
    "min-score",
    "online",
    "allow-host",
    "jobs",
    "quiet",
    "color",
    "lang",
)
_FILES = frozenset({"paths", "assessment", "decision", "waivers", "baseline"})
"""Settings that are paths: they start at the settings file's folder."""

_ORIGINS: Mapping[str, Origin] = {"COMMANDLINE": "command line", "ENVIRONMENT": "environment"}


@dataclass(frozen=True, slots=True)
class Once:
    """Options that only a command line has: they are about this one run."""

    previous: Path | None
    as_of: str | None
    record: Path | None
    replay: Path | None
    write_baseline: Path | None
    no_waivers: bool
    no_baseline: bool
    verbose: bool
    plain: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """Every setting as it counts, and the file that some are from."""

    values: Mapping[str, Effective]
    settings: Settings
    limits: Limits


def settings_of(
    context: typer.Context, paths: tuple[Path, ...], config: Path | None, *, no_config: bool
) -> Settled:
    """Return what counts for this run, and say on stderr which settings do not.

    Raises InvalidSettings; WrongUse for both config options, and for a variable that looks like a
    setting and is none.
    """
    if config is not None and no_config:
        if _origin(context, "config") == "command line":
            raise WrongUse(message("settings.both"))
        config = None
    options = [str(each.name) for each in context.command.params]
    refuse_idle_variables(os.environ, _read_variables(), options)
    settings = _settings(paths, config, no_config=no_config)
    for remark in settings.remarks:
        typer.echo(plain(sentence(remark)), err=True)
    if "color" in settings.values:
        choose_color(settings.values["color"], only_if_open=True)
    given: dict[str, tuple[Any, Origin, str]] = {}
    for key in _KEYS:
        name = key.replace("-", "_")
        where = context.find_root() if key == "color" else context
        origin = _origin(where, name)
        given[key] = (where.params[name], origin, variable(key) if origin == "environment" else "")
    limits = _limits(settings.values.get("limits", {}))
    settled = effective(given, settings)
    if settled["lang"].origin == "settings":
        choose(settled["lang"].value)
    return Settled(settled, settings, limits)


class _Context(Protocol):
    """What is asked of the context of a command, or of the one above it."""

    def get_parameter_source(self, name: str) -> Enum | None: ...


def _origin(context: _Context, name: str) -> Origin:
    source = context.get_parameter_source(name)
    return _ORIGINS.get(source.name if source else "", "default")


def _read_variables() -> frozenset[str]:
    """Return the environment variables that count: of ``--config`` and every setting but paths."""
    return frozenset(variable(key) for key in (*_KEYS, "config") if key != "paths")


def _settings(paths: tuple[Path, ...], config: Path | None, *, no_config: bool) -> Settings:
    if no_config:
        return NONE
    if config is not None:
        found = read_settings(config)
        if found is None:
            raise InvalidSettings([Problem(message("settings.no-table"), Place(str(config)))])
        return found
    return find_settings(Path.cwd(), paths)


def _limits(written: Mapping[str, int]) -> Limits:
    changed: dict[str, Any] = {key.replace("-", "_"): value for key, value in written.items()}
    return replace(DEFAULT_LIMITS, **changed)


def options_of(settled: Settled, once: Once) -> Options:
    """Return the options of a run.

    Raises WrongUse when nothing is named to audit, and for options that exclude each other.
    """
    values = {key: _value(each, settled.settings) for key, each in settled.values.items()}
    if not values["paths"]:
        raise WrongUse(message("cli.no-path"))
    refuse_contradictions(
        settled.values,
        verbose=once.verbose,
        fetches=bool(settled.values["online"].value or once.record or once.replay),
        write_baseline=once.write_baseline,
    )
    waivers = None if once.no_waivers else values["waivers"]
    baseline = None if once.no_baseline else values["baseline"]
    return Options(
        paths=tuple(Path(path) for path in values["paths"]),
        standard=values["standard"],
        assessments=tuple(values["assessment"] or ()),
        previous=once.previous,
        decision=_path(values["decision"]),
        waivers=_path(waivers),
        baseline=_path(baseline),
        write_baseline=once.write_baseline,
        reports=tuple(values["report"] or ()),
        changed_since=values["changed-since"],
        gate=Gate(values["gate"]),
        fail_on=FailOn(values["fail-on"]),
        min_score=values["min-score"],
        as_of=once.as_of,
        online=values["online"],
        record=once.record,
        replay=once.replay,
        allow_hosts=tuple(values["allow-host"] or ()),
        jobs=values["jobs"],
        quiet=values["quiet"] and not once.verbose,
        verbose=once.verbose,
        plain=once.plain,
        limits=settled.limits,
    )


def _path(written: Any) -> Path | None:
    return None if written is None else Path(written)


def _value(each: Effective, settings: Settings) -> Any:
    """Return a value; of a settings file with its paths from there."""
    if each.origin != "settings":
        return each.value
    if each.key in _FILES:
        if isinstance(each.value, list):
            return [str(settings.folder / path) for path in each.value]
        return str(settings.folder / each.value)
    if each.key == "report":
        return [_report(value, settings) for value in each.value]
    if each.key == "standard":
        folder = settings.folder / each.value
        return str(folder) if folder.is_dir() else each.value
    return each.value


def _report(value: str, settings: Settings) -> str:
    format, colon, file = value.partition(":")
    return f"{format}:{settings.folder / file}" if colon and file not in ("", "-") else value


def print_settings(settled: Settled) -> None:
    """Print each setting, its value and its origin, as TOML with comments."""
    for each in settled.values.values():
        key = each.origin.replace(" ", "-")
        origin = sentence(message(f"settings.from-{key}", where=each.where))
        shown = _shown(each.value)
        line = f"{each.key} = {shown}  # {origin}" if shown else f"# {each.key}: {origin}"
        typer.echo(plain(line))
    written = settled.settings.values.get("limits", {})
    typer.echo("\n[limits]")
    for name in ("file_bytes", "files", "pdf_pages", "image_pixels"):
        key = name.replace("_", "-")
        from_file = key in written
        said = message(
            f"settings.from-{'settings' if from_file else 'default'}",
            where=settled.settings.source if from_file else "",
        )
        typer.echo(plain(f"{key} = {getattr(settled.limits, name)}  # {sentence(said)}"))


def _shown(value: Any) -> str:
    """Return a value in TOML; empty for none."""
    from json import dumps

    if value is None or value == []:
        return ""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, (list, tuple)):
        value = [str(item) for item in cast("list[object]", value)]
    elif isinstance(value, Path):
        value = str(value)
    return dumps(value, ensure_ascii=False)
