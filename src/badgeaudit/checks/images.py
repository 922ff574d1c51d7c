"""Check ``image_fits``: the badge's picture can be opened, and has the proper format and size."""

from __future__ import annotations

from collections.abc import Iterator

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import cant_tell, failed, untested
from badgeaudit.model.badges import ImageFacts, Subject
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Finding

_KILOBYTE = 1024


def image_fits(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Open the picture of a badge class and measure it.

    ``formats``: accepted ones, ``PNG``, ``SVG`` … (by content, not by name). ``minimum_pixels``: of
    the shorter side; not asked of an SVG, which has no pixels. ``maximum_bytes``: of the file.
    ``square``: whether both sides must be equal.

    No picture named → ``failed``; on the web, without a readable copy in the dossier →
    ``untested`` with the reason; not there or not readable → ``failed`` with the reason; each
    measure it misses → ``failed``; an SVG that states no size where a square is asked →
    ``cantTell``.

    Source: square PNG or SVG, at least 90 px, at most 256 kB,
    https://github.com/mozilla/openbadges/wiki/Issuer-Checklist (figures of Open Badges 1.x).
    """
    reference = read.text(read.part(subject.fields, "image"), "id")
    if not reference:
        yield failed(subject, message("checks.image-missing"))
        return
    image = tools.image(reference, subject.path)
    at = "/image/id"
    if isinstance(image, Message):
        # The message is the tools': it says why, also of a broken copy of a picture on the web.
        yield (untested if read.is_link(reference) else failed)(subject, image, at)
        return
    for what in _misfits(image, parameters):
        yield failed(subject, what, at)
    if parameters["square"] and not (image.width and image.height):
        yield cant_tell(subject, message("checks.image-size-unknown"), at)


def _misfits(image: ImageFacts, parameters: Parameters) -> Iterator[Message]:
    """Yield what is wrong with an opened picture."""
    formats = tuple(parameters["formats"])
    if image.format.casefold() not in {name.casefold() for name in formats}:
        yield message("checks.image-format", found=image.format, formats=formats)
    width, height = image.width, image.height
    if width and height:
        if parameters["square"] and width != height:
            yield message("checks.image-not-square", width=width, height=height)
        minimum = parameters["minimum_pixels"]
        if image.format.casefold() != "svg" and min(width, height) < minimum:
            yield message("checks.image-small", width=width, height=height, minimum=minimum)
    if image.size > (maximum := parameters["maximum_bytes"]):
        yield message(
            "checks.image-large",
            # rounded up, so that it never reads "256 kB is more than 256 kB"
            found=-(-image.size // _KILOBYTE),
            maximum=maximum // _KILOBYTE,
        )
