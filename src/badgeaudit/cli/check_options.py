"""The options of ``check``: command line, environment and settings file, brought together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, cast

import typer

from badgeaudit.cli.auditing import Options
from badgeaudit.cli.colors import choose_color
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.errors import WrongUse
from badgeaudit.gate.choices import FailOn, Gate
from badgeaudit.model.places import message
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
    verbose: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """Every setting as it counts, and the file that some are from."""

    values: Mapping[str, Effective]
    settings: Settings
    limits: Limits


def settings_of(
    context: typer.Context, paths: tuple[Path, ...], config: Path | None, *, no_config: bool
) -> Settled:
    """Return what counts for this run. Raises InvalidSettings; WrongUse for both config options."""
    if config is not None and no_config:
        raise WrongUse(message("settings.both"))
    settings = _settings(paths, config, no_config=no_config)
    if "color" in settings.values:
        choose_color(settings.values["color"], only_if_open=True)
    given: dict[str, tuple[Any, Origin, str]] = {}
    for key in _KEYS:
        name = key.replace("-", "_")
        source = context.get_parameter_source(name)
        origin = _ORIGINS.get(source.name if source else "", "default")
        variable = f"BADGEAUDIT_{name.upper()}" if origin == "environment" else ""
        given[key] = (context.params[name], origin, variable)
    limits = _limits(settings.values.get("limits", {}))
    return Settled(effective(given, settings), settings, limits)


def _settings(paths: tuple[Path, ...], config: Path | None, *, no_config: bool) -> Settings:
    if no_config:
        return NONE
    if config is not None:
        return read_settings(config) or NONE
    return find_settings(Path.cwd(), paths)


def _limits(written: Mapping[str, int]) -> Limits:
    changed: dict[str, Any] = {key.replace("-", "_"): value for key, value in written.items()}
    return replace(DEFAULT_LIMITS, **changed)


def options_of(settled: Settled, once: Once) -> Options:
    """Return the options of a run. Raises WrongUse when nothing is named to audit."""
    values = {key: _value(each, settled.settings) for key, each in settled.values.items()}
    if not values["paths"]:
        raise WrongUse(message("cli.no-path"))
    waivers = None if once.no_waivers else values["waivers"]
    return Options(
        paths=tuple(Path(path) for path in values["paths"]),
        standard=values["standard"],
        assessments=tuple(values["assessment"] or ()),
        previous=once.previous,
        decision=_path(values["decision"]),
        waivers=_path(waivers),
        baseline=_path(values["baseline"]),
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
        quiet=values["quiet"],
        verbose=once.verbose,
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
    from badgeaudit.languages import sentence
    from badgeaudit.report.untrusted import plain

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
