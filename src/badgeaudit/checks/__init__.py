"""Checks by name: what a standard may ask a machine to look at.

A check always states its opinion through findings; what the opinion is worth (``settles``) and how
many subjects must hold (``at_least``) stand in the standard. ``declared`` makes a check from a
criterion's own JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from badgeaudit.checks.alignment import framework_alignment
from badgeaudit.checks.base import NamedCheck
from badgeaudit.checks.conformity import conforms
from badgeaudit.checks.criteria_text import criteria_observable, criteria_say_something
from badgeaudit.checks.first_issue import first_issue_before_application
from badgeaudit.checks.images import image_fits
from badgeaudit.checks.learning import outcomes_stated, prerequisites_stated
from badgeaudit.checks.lifespan import lifespan_stated
from badgeaudit.checks.links import links_answer
from badgeaudit.checks.names import distinct_name
from badgeaudit.checks.organisation import organiser_account, requested_evidence
from badgeaudit.checks.plan import findings_in_plan, plan_period, review_rhythm
from badgeaudit.checks.policies import document_mentions, policy_in_evidence
from badgeaudit.checks.privacy import recipient_protected
from badgeaudit.checks.purpose import purpose_stated
from badgeaudit.checks.review import review_methods_named
from badgeaudit.checks.texts import own_description, text_mentions
from badgeaudit.checks.training import course_credential
from badgeaudit.checks.use import use_over_time
from badgeaudit.checks.verification_data import credentials_verify
from badgeaudit.checks.workload import workload_stated
from badgeaudit.model.outcomes import AppliesTo


def _takes(*names: str) -> frozenset[str]:
    return frozenset(names)


CHECKS: Mapping[str, NamedCheck] = MappingProxyType(
    {
        # badge classes
        "conforms": NamedCheck(whole=conforms),
        "distinct_name": NamedCheck(whole=distinct_name),
        "text_mentions": NamedCheck(
            each=text_mentions, parameters=_takes("topic", "within", "minimum_words")
        ),
        "own_description": NamedCheck(
            each=own_description, parameters=_takes("at_most"), about=("activities",)
        ),
        "framework_alignment": NamedCheck(each=framework_alignment),
        "workload_stated": NamedCheck(each=workload_stated),
        "criteria_say_something": NamedCheck(
            each=criteria_say_something, parameters=_takes("minimum_words")
        ),
        "criteria_observable": NamedCheck(
            each=criteria_observable, parameters=_takes("topic", "minimum")
        ),
        "purpose_stated": NamedCheck(each=purpose_stated, parameters=_takes("generic")),
        "outcomes_stated": NamedCheck(each=outcomes_stated, parameters=_takes("topic")),
        "image_fits": NamedCheck(
            each=image_fits,
            parameters=_takes("formats", "minimum_pixels", "maximum_bytes", "square"),
        ),
        "prerequisites_stated": NamedCheck(each=prerequisites_stated, parameters=_takes("topic")),
        "review_methods_named": NamedCheck(each=review_methods_named, about=("review_methods",)),
        "links_answer": NamedCheck(each=links_answer, parameters=_takes("fields")),
        # credentials
        "lifespan_stated": NamedCheck(each=lifespan_stated, parameters=_takes("topic")),
        "credentials_verify": NamedCheck(each=credentials_verify),
        "recipient_protected": NamedCheck(each=recipient_protected),
        # the dossier
        "organiser_account": NamedCheck(
            whole=organiser_account,
            parameters=_takes("hosts"),
            about=("organisation.organiser_account",),
        ),
        "first_issue_before_application": NamedCheck(
            whole=first_issue_before_application,
            parameters=_takes("months"),
            about=("applied_on", AppliesTo.CREDENTIAL),
        ),
        "course_credential": NamedCheck(
            whole=course_credential, parameters=_takes("badges", "field"), about=("{field}",)
        ),
        "requested_evidence": NamedCheck(
            whole=requested_evidence, parameters=_takes("items"), about=("{items}",)
        ),
        "policy_in_evidence": NamedCheck(
            whole=policy_in_evidence,
            parameters=_takes("policy", "topic"),
            about=("policies.{policy}",),
        ),
        "document_mentions": NamedCheck(
            whole=document_mentions, parameters=_takes("field", "topic"), about=("{field}",)
        ),
        "use_over_time": NamedCheck(
            whole=use_over_time, parameters=_takes("months"), about=(AppliesTo.CREDENTIAL,)
        ),
        "plan_period": NamedCheck(whole=plan_period, parameters=_takes("years"), about=("plan",)),
        "review_rhythm": NamedCheck(
            whole=review_rhythm, parameters=_takes("months"), about=("plan",)
        ),
        "findings_in_plan": NamedCheck(whole=findings_in_plan, last=True, about=("plan",)),
    }
)
"""Name → check; ``schemas/standard.schema.json`` has the same names, with typed parameters."""
