"""The list of e-mail addresses (CSV) → whom each credential is issued to, hashed with a salt.

Source: OB 3.0, IdentityHash (https://www.imsglobal.org/spec/ob/v3p0/#identityhash): SHA-256 over
the identity followed by the salt.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from badgeaudit.errors import InvalidRecipients
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.workshop.certifying import Names
from badgeaudit.workshop.certifying_model import Recipient

_LARGEST = 2**20
_LONGEST_ADDRESS = 254
_ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\"]+")
_HEADS = {"name": "name", "email": "email", "e-mail": "email", "mail": "email"}
_HEADS |= {"e-mail address": "email", "email address": "email", "trainee": "name"}


class Listed(NamedTuple):
    """Addresses by compared name, and the names as they were written."""

    addresses: Mapping[str, str]
    written: Mapping[str, str]


def compared(name: str) -> str:
    """Return a name as names are compared: composed letters, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def read_recipients(raw: bytes, path: str) -> Listed:
    """Return name → address from CSV with the columns ``name`` and ``email``, in any order.

    Comma, semicolon or tab; without a heading the first column is the name. Raises
    InvalidRecipients with every line that can't be used; no message shows an address.
    """
    rows = list(_rows(raw, path))
    if not rows:
        raise InvalidRecipients([Problem(message("certifying.list-empty"), Place(path))])
    name_at, mail_at, body = _columns(rows)
    addresses: dict[str, str] = {}
    written: dict[str, str] = {}
    problems: list[Problem] = []
    for line, row in body:
        name, mail = _cell(row, name_at), _cell(row, mail_at)
        problem = _problem(name, mail, addresses)
        if problem is not None:
            problems.append(Problem(problem, Place(path, line=line)))
            continue
        addresses[compared(name)] = mail
        written[compared(name)] = name
    if problems:
        raise InvalidRecipients(problems)
    return Listed(addresses, written)


def recipient_of(name: str, listed: Listed | None, names: Names, digest: str) -> Recipient:
    """Return the recipient: the hash of the address that is listed for the name, else the name.

    Addresses are hashed in small letters, as most verifiers compare them.
    """
    mail = listed.addresses.get(compared(name)) if listed is not None else None
    if mail is None:
        return Recipient(name)
    salt = names.salt(digest, name)
    hashed = hashlib.sha256((mail.lower() + salt).encode()).hexdigest()
    return Recipient(f"sha256${hashed}", salt, hashed=True)


def strangers(listed: Listed, trainees: Iterable[str]) -> tuple[str, ...]:
    """Return the listed names that no trainee has: a misspelt one gets no address."""
    known = set(map(compared, trainees))
    return tuple(name for key, name in listed.written.items() if key not in known)


def _rows(raw: bytes, path: str) -> Iterable[tuple[int, list[str]]]:
    if len(raw) > _LARGEST:
        raise InvalidRecipients([Problem(message("certifying.list-large"), Place(path))])
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidRecipients(
            [Problem(message("certifying.list-encoding"), Place(path))]
        ) from None
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error:
        place = Place(path, line=reader.line_num)
        raise InvalidRecipients([Problem(message("certifying.list-broken"), place)]) from None


def _columns(rows: list[tuple[int, list[str]]]) -> tuple[int, int, list[tuple[int, list[str]]]]:
    heads = [_HEADS.get(cell.casefold(), "") for cell in rows[0][1]]
    if "name" in heads and "email" in heads:
        return heads.index("name"), heads.index("email"), rows[1:]
    return 0, 1, rows


def _cell(row: list[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _problem(name: str, mail: str, addresses: Mapping[str, str]) -> Message | None:
    if not name:
        return message("certifying.list-no-name")
    if not mail or len(mail) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(mail):
        return message("certifying.list-no-address", name=name[:100])
    if addresses.get(compared(name), mail).lower() != mail.lower():
        return message("certifying.list-twice", name=name[:100])
    return None
