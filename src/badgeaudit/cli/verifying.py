"""What ``verify`` does once its options are parsed: open the means, verify each file, show."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from badgeaudit.audit.connecting import Connection
from badgeaudit.audit.network_options import Network
from badgeaudit.audit.verifying import Verified, verify_path, worst
from badgeaudit.audit.verifying_means import as_moment, open_means
from badgeaudit.errors import WrongUse
from badgeaudit.model.places import message
from badgeaudit.model.verification import Verdict
from badgeaudit.network.turns import side_by_side

CODES: dict[Verdict, int] = {"valid": 0, "invalid": 1, "could not check": 3, "not a badge": 2}


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``verify``, parsed."""

    files: tuple[Path, ...]
    online: bool
    record: Path | None
    replay: Path | None
    allow_hosts: tuple[str, ...]
    as_of: str | None
    recipient: str | None
    explain: bool
    format: str


def verify_and_show(options: Options) -> int:
    """Verify every file, print every result, and return the exit code.

    Raises WrongUse for options that contradict each other, a date that is none, or a recipient
    without a letter.
    """
    if options.recipient is not None and not options.recipient.strip():
        raise WrongUse(message("verification.recipient-empty"))
    network = Network(options.online, options.record, options.replay, options.allow_hosts)
    connection = Connection(network)
    means = open_means(connection, as_moment(options.as_of), recipient=options.recipient)
    results = side_by_side(lambda path: verify_path(path, means), options.files, connection.at_once)
    _show(results, options, means.as_of, online=means.online)
    return CODES[worst(each.verification.verdict for each in results)]


def _show(results: Sequence[Verified], options: Options, as_of: datetime, *, online: bool) -> None:
    from badgeaudit.report.verification_document import verification_document

    document = verification_document(results, as_of, online=online, explain=options.explain)
    if options.format == "json":
        from badgeaudit.report.json_ import render_json

        sys.stdout.flush()
        # UTF-8 whatever the locale: the format says so itself.
        sys.stdout.buffer.write(render_json(document).encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    from rich.console import Console

    from badgeaudit.report.verification_terminal import print_verification

    print_verification(document, Console(), replayed=options.replay is not None)
