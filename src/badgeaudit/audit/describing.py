"""describing: what a row keeps of a badge class's texts and alignments, only counted."""

from __future__ import annotations

from collections import Counter

from badgeaudit.checks import fields as read
from badgeaudit.checks.frameworks import recognised
from badgeaudit.checks.words import spaced, words_in
from badgeaudit.model.badges import Alignment, Subject, Words

_MOST = 50
"""So many frameworks of one badge class are kept."""
_LONGEST = 200


def words_of(subject: Subject) -> Words | None:
    """Count the words of a badge class's description and criteria; None for other subjects.

    Counted as the check ``criteria_say_something`` counts them. Criteria that are only a web
    address have none.
    """
    if subject.kind != "badge_class":
        return None
    narrative = read.text(read.part(subject.fields, "criteria"), "narrative")
    if read.is_link(narrative) and len(narrative.split()) == 1:
        narrative = ""
    description = read.text(subject.fields, "description")
    return Words(words_in(spaced(description)), words_in(spaced(narrative)))


def alignments_of(subject: Subject) -> tuple[Alignment, ...]:
    """Count a badge class's alignments by framework: as named, by address, and as we know it."""
    if subject.kind != "badge_class" or "alignments" not in subject.fields:
        return ()
    counts: Counter[tuple[str, str, str]] = Counter()
    for _, alignment in read.objects(subject.fields, "alignments"):
        framework = " ".join(read.text(alignment, "framework").split())[:_LONGEST]
        known = recognised(alignment)
        name = known.framework.name if known else ""
        host = read.host(read.text(alignment, "url"))[:_LONGEST].removeprefix("www.")
        counts[framework, host, name] += 1
    kept = sorted(counts.items())[:_MOST]
    return tuple(Alignment(*what, number) for what, number in kept)
