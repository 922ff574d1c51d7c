"""What checks may ask of the world: pictures, evidence, links, keywords. Opens each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

from badgeaudit.audit.connecting import Connection
from badgeaudit.audit.detecting import Detector
from badgeaudit.audit.network_options import OFFLINE, Network
from badgeaudit.audit.pictures import open_picture
from badgeaudit.audit.verifier import Verifier
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.dossier.evidence import read_evidence
from badgeaudit.dossier.sources import Source
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import ImageFacts
from badgeaudit.model.dossier import EvidenceText
from badgeaudit.model.links import Opened
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Verification
from badgeaudit.network.turns import side_by_side

_PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")


class DossierTools:
    """The real tools, over one source. One per worker; what was opened is kept."""

    def __init__(
        self,
        source: Source,
        paths: Iterable[str],
        application: Mapping[str, Any],
        keywords: Mapping[str, Mapping[str, tuple[str, ...]]],
        as_of: date,
        limits: Limits = DEFAULT_LIMITS,
        network: Network = OFFLINE,
        badge_paths: Iterable[str] = (),
    ) -> None:
        """Take the source, the paths in it, and what the checks may know besides.

        Raises WrongUse when a recording can't be replayed; NotWritten when none can be made.
        """
        connection = Connection(network)
        self.at_once = connection.at_once
        """How many of what is asked of these tools are worth asking side by side."""
        self._web = connection.web
        self._opened: dict[str, Opened] = {}
        self._verifier = Verifier(source, frozenset(badge_paths), connection, as_of, limits)
        self.application = application
        self.as_of = as_of
        self._source = source
        self._paths = frozenset(paths)
        self._keywords = keywords
        self._limits = limits
        self._by_name: dict[str, str] = {}
        for path in sorted(self._paths, reverse=True):
            if path.lower().endswith(_PICTURES):
                self._by_name[PurePosixPath(path).name] = path
        self._pictures: dict[str, ImageFacts | Message] = {}
        self._texts: dict[str, EvidenceText] = {}
        self._detector = Detector()

    def image(self, reference: str, path: str) -> ImageFacts | Message:
        """Open a picture: a data URI, a file of the dossier, or the local copy of a web address."""
        if reference.startswith("data:"):
            return open_picture(reference, "", self._limits)
        local = self._local(reference, path)
        if local is None:
            web = reference.startswith(("http://", "https://"))
            return message(
                "audit.picture-on-the-web" if web else "audit.picture-not-there",
                reference=reference,
            )
        if local not in self._pictures:
            self._pictures[local] = self._open(local)
        return self._pictures[local]

    def evidence(self, path: str) -> EvidenceText | None:
        """Return the text of a file of the dossier; None when there is no such file."""
        inside = self._inside(path, "")
        if inside is None:
            return None
        if inside not in self._texts:
            try:
                raw = self._source.read(inside)
                self._texts[inside] = read_evidence(raw, inside, self._limits)
            except Undecodable as error:
                reason = error.problems[0].message
                self._texts[inside] = EvidenceText(inside, "other", problem=reason)
        return self._texts[inside]

    def verify(self, path: str) -> Verification | None:
        """Verify a credential file of the dossier, once; None when there is no such badge file."""
        inside = self._inside(path, "")
        return None if inside is None else self._verifier.verify(inside)

    def verified(self, path: str) -> Verification | None:
        """Return what was verified of a file so far; None when no check asked for it."""
        return self._verifier.done.get(path)

    def opened(self, urls: Iterable[str]) -> tuple[Opened, ...]:
        """Open links, each once in a run and several at once; return what came of each in order."""
        found = tuple(side_by_side(self._web.open, map(_page, urls), self.at_once))
        self._opened.update((each.url, each) for each in found if not each.offline)
        return found

    @property
    def links_opened(self) -> tuple[str, ...]:
        """The days (UTC) on which links were opened so far."""
        return tuple(sorted({each.opened_at[:10] for each in self._opened.values()}))

    def reads_like(self, text: str) -> tuple[str, ...]:
        """Return the tags of the languages a text may be in; none when that can't be told."""
        return self._detector.detect(text)

    def keywords(self, topic: str, language: str) -> tuple[str, ...] | None:
        """Word beginnings of a topic in a language; None when the standard has none for it."""
        topics = self._keywords.get(language.replace("_", "-").partition("-")[0].lower())
        return None if topics is None else topics.get(topic)

    def _local(self, reference: str, path: str) -> str | None:
        if "://" not in reference:
            return self._inside(reference, path) or self._inside(unquote(reference), path)
        try:
            web_path = urlsplit(reference).path
        except ValueError:  # such as "http://["
            return None
        return self._by_name.get(unquote(PurePosixPath(web_path).name))

    def _inside(self, reference: str, beside: str) -> str | None:
        """Resolve a relative path against a file's folder, then against the dossier's root."""
        for base in (PurePosixPath(beside).parent, PurePosixPath()):
            candidate = normpath(str(base / reference.replace("\\", "/")))
            if candidate in self._paths:
                return candidate
        return None

    def _open(self, path: str) -> ImageFacts | Message:
        try:
            raw = self._source.read(path)
        except Undecodable as error:
            return error.problems[0].message
        return open_picture(raw, path, self._limits)


def _page(url: str) -> str:
    """Return a link without the place on the page, which is never sent."""
    if "#" not in url:
        return url.strip()
    try:
        return urldefrag(url.strip()).url
    except ValueError:  # such as "http://["; the web says what is wrong with it
        return url
