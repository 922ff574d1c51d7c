"""What ``diff`` does once its options are parsed: read both audits, compare, show or write."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from badgeaudit.cli.languages import follow, said
from badgeaudit.cli.pages import page_in, refuse_unfit, said_by
from badgeaudit.cli.reporting import show_made, write_made
from badgeaudit.errors import WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, message
from badgeaudit.renewal.changes import Changes, changes
from badgeaudit.report.difference import print_difference, render_difference
from badgeaudit.report.difference_document import difference_document
from badgeaudit.report.reading import load_document
from badgeaudit.report.untrusted import plain

_DOUBTS = frozenset({"renewal.other-applicant", "renewal.reversed"})
"""Remarks that are said on stderr as well: the comparison may be of the wrong files."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``diff``, parsed."""

    old: Path
    new: Path
    format: str | None
    output: Path | None
    exit_code: bool


def differ_and_show(options: Options) -> int:
    """Compare two audits and show or write what changed; return the exit code.

    Without ``exit_code`` it is 0 however much changed. Raises WrongUse for two different standards
    and for the same file twice, and what reading an audit raises.
    """
    wanted = options.format or said_by(options.output) or "terminal"
    refuse_unfit(wanted, options.output)
    _refuse_same_files(options)
    old, new = load_document(options.old), load_document(options.new)
    _refuse_other_standard(old, new)
    follow(new["dossier"]["language"])
    old, new = said(old), said(new)
    found = changes(old, new)
    _show(difference_document(found), wanted, options.output)
    for remark in found.remarks:
        if remark.id in _DOUBTS:
            _tell(remark)
    if not options.exit_code:
        return 0
    _tell(_verdict(found))
    return 1 if found.worse else 0


def _refuse_same_files(options: Options) -> None:
    """An audit beside itself is a slip, and neither of the two is ever written over."""
    old, new = options.old.resolve(), options.new.resolve()
    if old == new:
        raise WrongUse(message("renewal.same-audit"))
    if options.output is not None and options.output.resolve() in (old, new):
        raise WrongUse(message("renewal.same-target", file=str(options.output)))


def _refuse_other_standard(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    then, now = old["standard"]["id"], new["standard"]["id"]
    if then != now:
        raise WrongUse(message("renewal.other-standard", then=then, now=now))


def _show(document: Mapping[str, Any], wanted: str, output: Path | None) -> None:
    if output is not None:
        write_made(page_in(partial(render_difference, document), wanted), output)
    elif wanted == "terminal":
        from rich.console import Console

        print_difference(document, Console())
    else:
        show_made(page_in(partial(render_difference, document), wanted))


def _verdict(found: Changes) -> Message:
    if not found.worse:
        return message("renewal.not-worse")
    return message(
        "renewal.got-worse",
        criteria=len(found.lost),
        ids=found.lost or sentence(message("renewal.none")),
        findings=found.graver,
    )


def _tell(said: Message) -> None:
    print(plain(sentence(said)), file=sys.stderr)
