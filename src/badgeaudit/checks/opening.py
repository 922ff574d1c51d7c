"""What opening a link says: the page is there, is gone, or a person has to look."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from badgeaudit.checks.base import Tools
from badgeaudit.checks.findings import short
from badgeaudit.model.links import Opened
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message

_GONE = (404, 410)
_CLOSED = (401, 403, 407)
_FINE = range(200, 300)
_LOGIN = re.compile(r"(?:^|[/._-])(?:log[-_]?in|sign[-_]?in|sso|oauth2?|saml2?)(?:$|[/._-])", re.I)


class Said(NamedTuple):
    """An opinion about one link."""

    outcome: Outcome
    reason: Message


def said_of(opened: Opened) -> Said | None:
    """Return what opening a link says against it; None when it opens for everybody.

    404 and 410 are the server's own word that there is no such page → ``failed``. A page that asks
    for a login, any other answer, and none at all → ``cantTell``: servers refuse programs and have
    bad days. Nothing tried → ``untested``.
    """
    url = short(opened.url)
    if opened.reason is not None:
        outcome = Outcome.UNTESTED if opened.offline else Outcome.CANT_TELL
        return Said(outcome, opened.reason)
    if opened.status in _GONE:
        gone = message("checks.link-gone", url=url, status=opened.status)
        return Said(Outcome.FAILED, gone)
    if opened.status in _CLOSED:
        closed = message("checks.link-closed", url=url, status=opened.status)
        return Said(Outcome.CANT_TELL, closed)
    if opened.status not in _FINE:
        odd = message("checks.link-status", url=url, status=opened.status)
        return Said(Outcome.CANT_TELL, odd)
    if _asks_for_login(opened):
        login = message("checks.link-login", url=url, found=short(opened.final_url))
        return Said(Outcome.CANT_TELL, login)
    return None


def unread(url: str, tools: Tools) -> Said:
    """Return what a link says whose page would have to be read: never that it is good.

    Opening proves that a page is there, not what it says, so one that opens is ``untested``.
    """
    (opened,) = tools.opened([url])
    if opened.offline:
        return Said(Outcome.UNTESTED, message("checks.link-not-opened", url=short(url)))
    return said_of(opened) or Said(
        Outcome.UNTESTED, message("checks.link-not-read", url=short(url))
    )


def _asks_for_login(opened: Opened) -> bool:
    """Tell a link that leads to what looks like a login page, though it does not look like one."""
    return _looks_like_login(opened.final_url) and not _looks_like_login(opened.url)


def _looks_like_login(url: str) -> bool:
    try:
        return _LOGIN.search(urlsplit(url).path) is not None
    except ValueError:
        return False
