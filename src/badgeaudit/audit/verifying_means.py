"""Opens what verifications need: the web (or a recording of it), contexts, the moment."""

from __future__ import annotations

from datetime import UTC, datetime, time

from badgeaudit.audit.connecting import Connection
from badgeaudit.audit.network_options import Network
from badgeaudit.audit.pictures import open_picture
from badgeaudit.audit.verifying import conforms, reread, shape_of
from badgeaudit.documents.limits import DEFAULT_LIMITS
from badgeaudit.errors import WrongUse
from badgeaudit.model.badges import ImageFacts
from badgeaudit.model.places import Message, message
from badgeaudit.verification.fetched_contexts import FetchedContexts
from badgeaudit.verification.means import Means
from badgeaudit.verification.vendored import Vendored


def open_means(
    network: Network | Connection, as_of: datetime, *, recipient: str | None = None
) -> Means:
    """Return the means for one run; a connection may be shared with who opens links.

    Raises WrongUse when a recording can't be replayed, or is to be made and replayed at once;
    NotWritten when the folder of a recording can't be made.
    """
    connection = Connection(network) if isinstance(network, Network) else network
    web = connection.web
    return Means(
        fetcher=web,
        contexts=FetchedContexts(web) if connection.used else Vendored(),
        as_of=as_of,
        shape=shape_of,
        reread=reread,
        picture=_picture,
        conforms=conforms,
        recipient=recipient,
        online=connection.used,
    )


def as_moment(written: str | None) -> datetime:
    """Return the moment a verdict speaks of; now when nothing is written.

    A day means its last second, so that what was issued on that day counts. Raises WrongUse for
    what is neither a day nor a date with time.
    """
    if written is None:
        return datetime.now(UTC)
    try:
        read = datetime.fromisoformat(written)
    except ValueError as error:
        raise WrongUse(message("cli.not-a-date", written=written)) from error
    if len(written) <= len("2026-11-24"):
        read = datetime.combine(read.date(), time(23, 59, 59))
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def _picture(content: bytes | str) -> ImageFacts | Message:
    return open_picture(content, "", DEFAULT_LIMITS)
