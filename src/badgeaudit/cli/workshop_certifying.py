"""What ``workshop certify`` does: a grade and a key → files for each who passed."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from badgeaudit import __version__
from badgeaudit.cli.running import as_date
from badgeaudit.cli.workshop_keygen import known_passphrase
from badgeaudit.errors import BadgeAuditError, InvalidGrade, InvalidRecipients, NotWritten, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.model.standard import Deadline
from badgeaudit.report.untrusted import one_line, plain
from badgeaudit.workshop.certifying import Names, credential_of, percent
from badgeaudit.workshop.certifying_files import ALL, carried_picture, files_of, folders_of
from badgeaudit.workshop.certifying_model import Grade, Graded, Recipient, Terms
from badgeaudit.workshop.certifying_reading import read_grade
from badgeaudit.workshop.certifying_recipients import (
    Listed,
    read_recipients,
    recipient_of,
    strangers,
)
from badgeaudit.workshop.key_keeping import load_signer
from badgeaudit.workshop.signing import Signer, derived_secret
from badgeaudit.writing import make_folder, write_whole

_NOBODY = 1


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``workshop certify``, parsed."""

    grade: Path
    key: Path
    issuer_name: str
    issuer_url: str | None
    output: Path
    valid_years: int
    as_of: str | None
    identify: Path | None


@dataclass(frozen=True, slots=True)
class _Made:
    """One trainee's credential and files."""

    trainee: Graded
    recipient: Recipient
    credential: Mapping[str, Any]
    files: Mapping[str, bytes]


def certify_class(options: Options) -> int:
    """Write a folder for each trainee who passed, and one page with all certificates to print.

    Returns the exit code: 0, or 1 when nobody passed. Everything is made before anything is
    written, and nothing is overwritten. Raises what is wrong with an option or a file.
    """
    terms = _terms(options)
    grade = read_grade(_bytes(options.grade, InvalidGrade), str(options.grade))
    listed = _listed(options.identify, grade)
    _refuse_used(options.output)
    signer = load_signer(options.key, known_passphrase)
    passed = [each for each in grade.trainees if each.passed]
    if not passed:
        _say(message("certifying.nobody"))
        return _NOBODY
    made = _make(grade, passed, terms, signer, listed)
    _write(options.output, made, grade, terms, signer)
    count = {"passed": len(passed), "all": len(grade.trainees)}
    _say(message("certifying.made-all", did=signer.did, **count))
    return 0


def _terms(options: Options) -> Terms:
    name = one_line(options.issuer_name)
    if not name:
        raise WrongUse(message("certifying.no-issuer"))
    url = (options.issuer_url or "").strip()
    if url and not _is_address(url):
        raise WrongUse(message("certifying.no-url", written=url[:200]))
    start = as_date(options.as_of)
    end = Deadline("", years=options.valid_years).ends(start)
    if end is None:
        years = options.valid_years
        raise WrongUse(message("certifying.no-date", years=years, date=start.isoformat()))
    return Terms(name, url, start, end)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not _spaced(url)
    except ValueError:
        return False


def _spaced(url: str) -> bool:
    return any(character.isspace() or character in '<>"\\^`{|}' for character in url)


def _bytes(file: Path, error: type[BadgeAuditError]) -> bytes:
    try:
        return file.read_bytes()
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        why = message("certifying.unreadable", reason=reason)
        raise error([Problem(why, Place(str(file)))]) from None


def _listed(file: Path | None, grade: Grade) -> Listed | None:
    if file is None:
        return None
    listed = read_recipients(_bytes(file, InvalidRecipients), str(file))
    unknown = strangers(listed, (each.name for each in grade.trainees))
    if unknown:
        why = message("certifying.nobody-listed", names=unknown)
        raise InvalidRecipients([Problem(why, Place(str(file)))])
    return listed


def _refuse_used(folder: Path) -> None:
    """Raise NotWritten when the folder holds something, or is none."""
    try:
        used = folder.exists() and any(folder.iterdir())
    except OSError:
        used = True
    if used:
        raise NotWritten(message("certifying.folder-in-use", folder=str(folder)))


def _make(
    grade: Grade,
    passed: Sequence[Graded],
    terms: Terms,
    signer: Signer,
    listed: Listed | None,
) -> list[_Made]:
    names = Names(derived_secret(signer, "names of credentials"))
    picture = carried_picture(grade.standard)
    made: list[_Made] = []
    for trainee in passed:
        recipient = recipient_of(trainee.name, listed, names, grade.digest)
        credential = credential_of(grade, trainee, terms, signer.did, recipient, names, picture)
        made.append(
            _Made(
                trainee, recipient, credential, files_of(credential, signer, terms, grade.standard)
            )
        )
    return made


def _write(output: Path, made: Sequence[_Made], grade: Grade, terms: Terms, signer: Signer) -> None:
    from badgeaudit.report.certificate import render_certificates

    folders = folders_of(each.trainee.name for each in made)
    pages = [render_certificates(_document([each], grade, terms, signer)).encode() for each in made]
    together = render_certificates(_document(made, grade, terms, signer)).encode()
    for each, page in zip(made, pages, strict=True):
        folder = output / folders[each.trainee.name]
        make_folder(folder)
        for name, content in (*each.files.items(), ("certificate.html", page)):
            write_whole(folder / name, content)
        id = "certifying.made-hashed" if each.recipient.hashed else "certifying.made-named"
        _say(message(id, name=each.trainee.name, folder=str(folder)))
    write_whole(output / ALL, together)
    _say(message("certifying.print-all", file=str(output / ALL)))


def _document(
    made: Sequence[_Made], grade: Grade, terms: Terms, signer: Signer
) -> Mapping[str, Any]:
    """Return what ``report.certificate`` renders."""
    from badgeaudit.workshop.certifying_picture import svg_picture

    return {
        "tool": {"name": "badgeaudit", "version": __version__},
        "standard": {"title": grade.title, "edition": grade.edition},
        "issuer": {"name": terms.issuer_name, "url": terms.issuer_url, "did": signer.did},
        "picture": svg_picture(grade.standard, "").decode(),
        "valid_from": terms.valid_from.isoformat(),
        "valid_until": terms.valid_until.isoformat(),
        "certificates": [_shown(each) for each in made],
    }


def _shown(made: _Made) -> Mapping[str, Any]:
    parts = made.trainee.parts
    dossiers, exact = parts.get("dossiers"), parts.get("exact_share")
    decisions = parts.get("same_decision_on")
    return {
        "name": made.trainee.name,
        "id": made.credential["id"],
        "dossiers": dossiers.found if dossiers else None,
        "exact": percent(exact) if exact else None,
        "decisions": decisions.found if decisions else None,
        "of": decisions.of if decisions else None,
    }


def _say(what: Message) -> None:
    print(plain(sentence(what)), file=sys.stderr)
