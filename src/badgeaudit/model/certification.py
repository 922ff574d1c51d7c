"""When a trainee passes a workshop, as the standard says it."""

from __future__ import annotations

from dataclasses import dataclass

from badgeaudit.model.outcomes import Status


@dataclass(frozen=True, slots=True)
class Certification:
    """When a trainee passes a workshop: how close to an answer key one has to come."""

    title: str
    text: str
    status: Status
    sources: tuple[str, ...]
    """Keys of ``Standard.sources``; empty for a derived rule that is our own proposal."""
    dossiers: int
    """On at least so many practice dossiers an assessment has to be handed in."""
    same_decision_on: int
    """On at least so many of them the answers come to the key's decision."""
    exact_share: int
    """Percent of all questions about them that are answered exactly as in the key."""
    no_level_off: int
    """No level may be so many or more away from the key's."""
    cited_evidence: int
    """Percent of the answers that need a reason which name a file that the key names."""
