from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from badgeaudit.checks.frameworks import FILE, Framework, doubt, frameworks, of_badge, recognised
from badgeaudit.checks.words import spaced
from badgeaudit.documents.schemas import load_validator
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.languages import sentence
from badgeaudit.resources import folder

LIFECOMP = "https://publications.jrc.ec.europa.eu/repository/handle/JRC120911"


def by_id(id: str) -> Framework:
    return next(each for each in frameworks() if each.id == id)


def test_the_file_follows_its_schema() -> None:
    data = decode_yaml((folder("criteria") / FILE).read_bytes(), FILE).data
    assert load_validator("frameworks").violations(data) == ()


def test_ids_and_addresses_are_unique() -> None:
    assert max(Counter(each.id for each in frameworks()).values()) == 1
    addresses = Counter(a.casefold() for each in frameworks() for a in each.addresses)
    assert max(addresses.values()) == 1


@pytest.mark.parametrize(
    ("id", "items", "first", "last"),
    [
        ("digcomp-2.2", 21, "1.1", "5.4"),
        ("digcomp-3.0", 21, "1.1", "5.4"),
        ("digcomp", 21, "1.1", "5.4"),
        ("entrecomp", 15, "1.1", "3.5"),
        ("lifecomp", 9, "P1", "L3"),
        ("greencomp", 12, "1.1", "4.3"),
        ("eqf", 8, "1", "8"),
    ],
)
def test_lists_are_whole(id: str, items: int, first: str, last: str) -> None:
    codes = list(by_id(id).items)
    assert (len(codes), codes[0], codes[-1]) == (items, first, last)


def test_the_key_competences_have_titles_only() -> None:
    found = by_id("key-competences")
    assert len(found.titles) == 8
    assert not found.items


@pytest.mark.parametrize("framework", frameworks(), ids=lambda each: each.id)
def test_titles_tell_items_apart(framework: Framework) -> None:
    titles = [spaced(item.title) for item in framework.items.values() if item.title]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("http://data.europa.eu/esco/skill/1605025e-a179-421f-8f35-5b07d182a6b2", "esco"),
        ("https://esco.ec.europa.eu/en/classification/skill?uri=x", "esco"),
        ("https://ec.europa.eu/esco/portal/skill", "esco"),
        ("http://data.europa.eu/snb/eqf/4", "eqf"),
        ("https://europass.europa.eu/sl/europass-tools/european-qualifications-framework", "eqf"),
        ("https://publications.jrc.ec.europa.eu/repository/handle/JRC128415", "digcomp-2.2"),
        ("https://publications.jrc.ec.europa.eu/repository/handle/jrc144121/", "digcomp-3.0"),
        ("https://joint-research-centre.ec.europa.eu/digcomp_en", "digcomp"),
        ("https://joint-research-centre.ec.europa.eu/digcomp/digcomp-framework_en", "digcomp"),
        ("HTTPS://DOI.org/10.2791/593884", "entrecomp"),
        (f"{LIFECOMP}#page=20", "lifecomp"),
        (
            "https://joint-research-centre.ec.europa.eu/lifecomp/lifecomp-conceptual-reference-model_pl",
            "lifecomp",
        ),
        ("https://joint-research-centre.ec.europa.eu/greencomp_en", "greencomp"),
        ("https://www.youthpass.eu/en/", "key-competences"),
        ("https://state.example/ims/case/v1p0/CFItems/1", "case"),
        ("https://caseregistry.imsglobal.org/uri/74f5bb7d", "case"),
        ("https://credentialengineregistry.org/resources/ce-98cb027b", "ctdl"),
        ("https://credentialfinder.org/competency/ce-6369c51f", "ctdl"),
    ],
)
def test_a_framework_is_known_by_its_address(url: str, id: str) -> None:
    found = recognised({"url": url, "name": "Anything"})
    assert found is not None
    assert found.framework.id == id


@pytest.mark.parametrize(
    "url",
    [
        "",
        "urn:uuid:1",
        "http://[",
        "https://joint-research-centre.ec.europa.eu/digcompedu_en",
        "https://data.europa.eu/other/esco",
        "https://data.europa.eu.evil.example/esco/skill/1",
        "https://evil.example/?https://data.europa.eu/esco",
        "https://example.org/framework/ims/case-study",
        "ftp://data.europa.eu/esco",
    ],
)
def test_other_addresses_are_of_no_framework(url: str) -> None:
    assert recognised({"url": url, "name": "Collaboration", "code": "S3"}) is None


@pytest.mark.parametrize("code", ["S3", "s3", " S3 ", "LifeComp S3", "LIFECOMP: s3", "S3."])
def test_a_code_as_people_write_it(code: str) -> None:
    found = recognised({"url": LIFECOMP, "name": "Sodelovanje", "code": code})
    assert found is not None
    assert (found.item, found.missing, found.named) == (("S3", "Collaboration"), "", None)
    assert doubt(found) is None


def test_without_a_code_the_title_tells_the_item() -> None:
    found = recognised({"url": LIFECOMP, "name": "growth MINDSET"})
    assert found is not None
    assert found.item == ("L1", "Growth mindset")


@pytest.mark.parametrize("code", ["", "S3.1", "level 4", "collaboration", "3"])
def test_what_is_written_otherwise_is_not_doubted(code: str) -> None:
    found = recognised({"url": LIFECOMP, "name": "Sodelovanje", "code": code})
    assert found is not None
    assert (found.item, found.missing) == (None, "")
    assert doubt(found) is None


def test_a_code_that_the_list_lacks() -> None:
    found = recognised({"url": LIFECOMP, "name": "Sodelovanje", "code": "S9"})
    assert found is not None
    assert found.missing == "S9"
    said = doubt(found)
    assert said is not None
    assert said.id == "checks.alignment-not-listed"
    assert "P1, P2, P3, S1" in sentence(said)


def test_the_name_suggests_the_right_code() -> None:
    found = recognised({"url": LIFECOMP, "name": "Collaboration", "code": "S9"})
    assert found is not None
    said = doubt(found)
    assert said is not None
    assert said.id == "checks.alignment-wrong-code"
    assert "“Collaboration” has the code S3" in sentence(said)


def test_code_and_name_of_different_items() -> None:
    found = recognised({"url": LIFECOMP, "name": "Collaboration", "code": "S2"})
    assert found is not None
    said = doubt(found)
    assert said is not None
    assert said.id == "checks.alignment-other-code"
    assert "S2 is “Communication”" in sentence(said)
    assert "which is S3" in sentence(said)


def test_the_edition_in_the_name_is_no_code() -> None:
    url = "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415"
    edition = recognised({"url": url, "name": "DigComp 2.2", "code": "2.2"})
    item = recognised({"url": url, "name": "Sharing", "code": "2.2"})
    assert edition is not None
    assert edition.item is None
    assert recognised({"url": url, "name": "x", "code": "DigComp 2.2"}) == edition
    assert item is not None
    assert item.item == ("2.2", "Sharing through digital technologies")
    assert recognised({"url": url, "name": "x", "code": "DigComp 2.2: 2.2"}) == item


def test_the_code_in_an_address() -> None:
    level = recognised({"url": "http://data.europa.eu/snb/eqf/4", "name": "EQF"})
    none = recognised({"url": "http://data.europa.eu/snb/eqf/9", "name": "EQF"})
    scheme = recognised({"url": "http://data.europa.eu/snb/eqf/25831c2", "name": "EQF"})
    assert level is not None
    assert level.item == ("4", "")
    assert none is not None
    assert none.missing == "9"
    assert scheme is not None
    assert (scheme.item, scheme.missing) == (None, "")


def test_alignments_of_a_badge() -> None:
    fields = {"alignments": [{"url": "https://x.example"}, "x", {"url": LIFECOMP}, {"name": "y"}]}
    assert [each.framework.id for each in of_badge(fields)] == ["lifecomp"]
    assert list(of_badge({})) == []


def test_whose_titles_they_are_stands_in_the_notice() -> None:
    data = decode_yaml((folder("criteria") / FILE).read_bytes(), FILE).data
    notice = " ".join(Path(__file__).parents[3].joinpath("NOTICE").read_text("utf-8").split())
    credited = [each for each in data["frameworks"] if "credit" in each]
    assert len(credited) == 6
    for each in credited:
        # "Only codes and titles." is said once for all of them there
        assert each["credit"].partition(" Only ")[0].strip() in notice
        assert each["source"] in notice
