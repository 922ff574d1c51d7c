"""Every definition accepts what the specification allows and names what it does not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.schemas import ob2_samples, ob3_faults, ob3_samples, old_samples
from tests.unit.schemas.engine import DROP, Fault, changed, definition, said, schema
from tests.unit.schemas.samples import GOOD

REQUIRED = {
    "ob1": old_samples.REQUIRED1,
    "ob2": ob2_samples.REQUIRED,
    "ob3": ob3_samples.REQUIRED,
    "plain": old_samples.REQUIRED_PLAIN,
}
FAULTS: dict[str, tuple[Fault, ...]] = {
    "ob1": old_samples.FAULTS1,
    "ob2": ob2_samples.FAULTS,
    "ob3": ob3_faults.FAULTS,
    "plain": old_samples.FAULTS_PLAIN,
}
CASES = [
    pytest.param(name, fault, id=f"{name}-{fault.definition}{fault.at}-{index}")
    for name, faults in FAULTS.items()
    for index, fault in enumerate(faults)
]


@pytest.mark.parametrize("name", GOOD)
def test_every_definition_has_good_and_bad_examples(name: str) -> None:
    definitions = set(schema(name)["$defs"])
    assert set(GOOD[name]) == definitions
    assert {fault.definition for fault in FAULTS[name]} == definitions


@pytest.mark.parametrize(
    ("name", "of", "document"),
    [(name, of, each) for name in GOOD for of, every in GOOD[name].items() for each in every],
)
def test_good_documents_pass(name: str, of: str, document: Any) -> None:
    assert said(definition(name, of), document) == set()


@pytest.mark.parametrize(("name", "fault"), CASES)
def test_a_fault_is_named_at_its_place(name: str, fault: Fault) -> None:
    document = changed(GOOD[name][fault.definition][0], fault.at, fault.value)
    found = said(definition(name, fault.definition), document)
    assert (fault.pointer, fault.keyword) in found
    assert not definition(name, fault.definition).is_valid(document)


@pytest.mark.parametrize(
    ("name", "of"), [(name, of) for name, table in REQUIRED.items() for of in table]
)
def test_exactly_what_is_required_may_not_be_left_out(name: str, of: str) -> None:
    document = GOOD[name][of][0]
    missed = {
        key
        for key in document
        if ("", "required") in said(definition(name, of), changed(document, f"/{key}", DROP))
    }
    assert missed == set(REQUIRED[name][of].split())


@pytest.mark.parametrize(
    "value", ["2016-12-31T23:59:59+00:00", "2016-12-31T23:59Z", "2016-12-31T23:59:59.123456Z"]
)
def test_dates_of_version_2_are_iso_8601_with_time_and_zone(value: str) -> None:
    assertion = ob2_samples.ASSERTION | {"issuedOn": value}
    assert definition("ob2", "Assertion").is_valid(assertion)


@pytest.mark.parametrize(
    ("tag", "good"),
    [
        *((tag, True) for tag in ("en", "sl-SI", "sr-Latn-RS", "zh-cmn-Hans-CN", "de-CH-1996")),
        *((tag, True) for tag in ("es-419", "sl-rozaj-biske", "en-US-u-islamcal", "en-us")),
        *((tag, False) for tag in ("", "e", "en_US", "English!", "en-", "sl SI", "de-DE-a")),
    ],
)
def test_languages_are_bcp_47_tags(tag: str, good: bool) -> None:
    achievement = ob3_samples.ACHIEVEMENT | {"inLanguage": tag}
    assert definition("ob3", "Achievement").is_valid(achievement) is good
    badge = ob2_samples.BADGE | {"@language": tag}
    assert definition("ob2", "BadgeClass").is_valid(badge) is good


@pytest.mark.parametrize("of", ["AchievementCredential", "EndorsementCredential", "ClrCredential"])
def test_a_credential_is_judged_by_the_version_it_names(of: str) -> None:
    newer, older = ob3_samples.GOOD[of]
    assert said(definition("ob3", of), newer | {"@context": older["@context"]}) == {
        ("", "required")
    }
    assert said(definition("ob3", of), older | {"@context": newer["@context"]}) == {
        ("", "required")
    }


EXTENSIBLE = {
    "ob1": ("BadgeClass", "IssuerOrganization", "Assertion1"),
    "ob2": ("BadgeClass", "Profile", "Assertion", "Endorsement", "Evidence", "Criteria", "Image"),
}
EXTENSION = {"@context": "https://b.example/context", "type": ["Extension", "extensions:X"]}


@pytest.mark.parametrize(
    ("name", "of"), [(n, of) for n, every in EXTENSIBLE.items() for of in every]
)
def test_extensions_have_a_context_and_a_type(name: str, of: str) -> None:
    good, validator = GOOD[name][of][0], definition(name, of)
    assert said(validator, good | {"extensions:X": EXTENSION}) == set()
    assert said(validator, good | {"extensions:X": "a"}) == {("/extensions:X", "type")}
    assert said(validator, good | {"extensions:X": {}}) == {("/extensions:X", "required")}
    several = said(validator, good | {"extensions:X": [EXTENSION, {}]})
    assert several == (
        {("/extensions:X/1", "required")} if name == "ob2" else {("/extensions:X", "type")}
    )


@pytest.mark.parametrize("of", ["BadgeClass", "IssuerOrganization"])
def test_version_1_1_has_id_and_type_beside_its_context(of: str) -> None:
    document = old_samples.GOOD1[of][1]
    for key in ("id", "type"):
        assert said(definition("ob1", of), changed(document, f"/{key}", DROP)) == {("", "required")}


@pytest.mark.parametrize("of", ["Assertion", "Endorsement"])
def test_what_was_revoked_needs_only_its_id(of: str) -> None:
    assert said(definition("ob2", of), {"id": "urn:x:1", "revoked": True}) == set()
    assert said(definition("ob2", of), {"revoked": True}) == {("", "required")}
    assert said(definition("ob2", of), {"id": "urn:x:1", "revoked": False}) == {("", "required")}


def test_an_old_assertion_is_judged_by_the_form_of_its_badge() -> None:
    whole = said(definition("ob1", "Assertion"), old_samples.OLDEST | {"badge": {}})
    assert whole == {("/badge", "required")}


VOCABULARIES = {
    "Achievement/achievementType/else": """Achievement ApprenticeshipCertificate Assessment
        Assignment AssociateDegree Award Badge BachelorDegree Certificate CertificateOfCompletion
        Certification CommunityService Competency Course CoCurricular Degree Diploma DoctoralDegree
        Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License
        Membership ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree
        MicroCredential ResearchDoctorate SecondarySchoolDiploma""",
    "Alignment/targetType/else": """ceasn:Competency ceterms:Credential CFItem CFRubric
        CFRubricCriterion CFRubricCriterionLevel CTDL""",
    "IdentityObject/identityType/else": """name sourcedId systemId productId userName accountId
        emailAddress nationalIdentityNumber isbn issn lisSourcedId oneRosterSourcedId sisSourcedId
        ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier""",
    "Result/status": "Completed Enrolled Failed InProgress OnHold Provisional Withdrew",
    "ResultDescription/resultType/else": """GradePointAverage LetterGrade Percent PerformanceLevel
        PredictedScore RawScore Result RubricCriterion RubricCriterionLevel RubricScore ScaledScore
        Status""",
    "Association/associationType": """exactMatchOf isChildOf isParentOf isPartOf isPeerOf
        isRelatedTo precedes replacedBy""",
}


@pytest.mark.parametrize(("place", "terms"), VOCABULARIES.items())
def test_vocabularies_are_those_of_the_specification(place: str, terms: str) -> None:
    of, key, *branch = place.split("/")
    part = schema("ob3")["$defs"][of]["properties"][key]
    assert sorted((part[branch[0]] if branch else part)["enum"]) == sorted(terms.split())
