"""Checks ``organiser_account`` and ``requested_evidence``: what the application has to name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Facts, Parameters, Tools
from badgeaudit.checks.findings import in_application, not_provided, short
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

_LANGUAGE = 5
"""Longest language in a path: ``/pt_BR``."""


def organiser_account(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for the issuer's account on one of the platforms.

    ``hosts``: host names of the platforms; their subdomains count as well. The account is
    ``organisation.organiser_account`` in the application. Not given → ``untested`` (not provided);
    another host → ``cantTell``: a platform may have a domain of its own. So is an address that is
    no Organiser's own page: the front page, or that of an activity. The page is not opened.

    Source: step 0, https://badgequalitylabel.net/en/activities/18546.
    """
    account = read.text(read.part(tools.application, "organisation"), "organiser_account")
    if not account:
        yield not_provided("organisation.organiser_account")
        return
    host = host_of(account)
    hosts = tuple(parameters["hosts"])
    if not any(host == known or host.endswith(f".{known}") for known in map(str.lower, hosts)):
        unknown = message("checks.account-elsewhere", host=short(host or account), hosts=hosts)
        yield in_application(Outcome.CANT_TELL, unknown, "/organisation/organiser_account")
    elif _is_no_account(account):
        elsewhere = message("checks.account-page", address=short(account))
        yield in_application(Outcome.CANT_TELL, elsewhere, "/organisation/organiser_account")


def _is_no_account(url: str) -> bool:
    path = urlsplit(url if "://" in url else f"https://{url}").path
    parts = [part for part in path.lower().split("/") if part]
    # a language alone, such as /en, is still the front page
    return "activities" in parts or all(len(part) <= _LANGUAGE for part in parts)


def host_of(url: str) -> str:
    """Return the host name of a web address (the scheme may be missing); empty for junk."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return ""
    return (host or "").rstrip(".").lower()


def requested_evidence(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask that everything requested is provided: as a file of the dossier, or as a link.

    ``items``: list of ``{key, title}``; ``key`` is a dotted path in the application, read through
    lists (``staff_trained.credential``). At the path stand paths or links, alone, in lists, or
    under ``file``, ``document``, ``credential``, ``evidence`` or ``described_in``.

    An item without any → ``failed``; a named file that is not in the dossier → ``failed`` at its
    place; links are not opened. Without an application → ``untested``.

    Source: all requested evidence is provided,
    https://youthworkireland.midlands.regionoflearning.eu/help/quality-label-for-badge-recognition/evaluation-of-the-quality-label-for-badge-recognition.
    """
    if not tools.application:
        yield in_application(Outcome.UNTESTED, message("checks.no-application"))
        return
    files = paths_of(facts.files)
    for item in parameters["items"]:
        given = False
        for pointer, value in read.reached(tools.application, item["key"]):
            for at, reference in read.references(pointer, value):
                given = True
                if not read.is_link(reference) and read.dossier_path(reference) not in files:
                    missing = message("checks.file-missing", file=short(reference))
                    yield in_application(Outcome.FAILED, missing, at)
        if not given:
            what = message("checks.evidence-missing", title=item["title"], key=item["key"])
            yield in_application(Outcome.FAILED, what)


def paths_of(files: Iterable[SourceFile]) -> frozenset[str]:
    """Return the paths of the files that count as handed in."""
    return frozenset(file.path for file in files if file.role != "ignored")
