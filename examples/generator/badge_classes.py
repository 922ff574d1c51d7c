"""Make an OB 2.0 BadgeClass or an OB 3.0 Achievement from its entry in ``badges.yaml``."""

from __future__ import annotations

from typing import Any

from generator import keys
from generator.issuers import OB2_CONTEXT, OB3_CONTEXT, VC2_CONTEXT, Issuer
from generator.keys import Json

# the terms of the extensions, as edubadges writes them, with invented addresses
_EXTENSIONS = {
    "hours": ("StudyLoadExtension", "StudyLoad"),
    "credits": ("ECTSExtension", "ECTS"),
    "weeks": ("TimeInvestmentExtension", "TimeInvestment"),
    "outcome": ("LearningOutcomeExtension", "LearningOutcome"),
    "category": ("CategoryExtension", "Category"),
}


def badge_id(entry: Json, issuer: Issuer) -> str:
    """Return the id of the badge class."""
    if entry["form"] == "ob2":
        return f"{issuer.url}badges/{entry['file']}.json"
    return f"{issuer.url}achievements/{entry['file']}"


def badge_class(entry: Json, issuer: Issuer, frameworks: Json) -> Json:
    """Return the badge class as the file in ``badges/`` holds it."""
    if entry["form"] == "ob2":
        return _ob2(entry, issuer, frameworks)
    return {"@context": [VC2_CONTEXT, OB3_CONTEXT], **achievement(entry, issuer, frameworks)}


def achievement(entry: Json, issuer: Issuer, frameworks: Json) -> Json:
    """Return the OB 3.0 Achievement without ``@context``, as a credential embeds it."""
    document: Json = {"id": badge_id(entry, issuer), "type": ["Achievement"]}
    if "kind" in entry:
        document["achievementType"] = entry["kind"]
    document["creator"] = issuer.profile()
    document.update(_texts(entry, issuer))
    if "alignment" in entry:
        document["alignment"] = [
            {"type": ["Alignment"], **_target(name, frameworks)} for name in entry["alignment"]
        ]
    for key, ours in (("creditsAvailable", "credits"), ("inLanguage", "language"), ("tag", "tags")):
        if ours in entry:
            document[key] = entry[ours]
    if "picture" in entry:
        caption = {"caption": entry["caption"]} if "caption" in entry else {}
        document["image"] = {"id": picture_url(entry, issuer), "type": "Image", **caption}
    if "related" in entry:
        document["related"] = [
            {
                "id": f"{issuer.url}achievements/{other['file']}",
                "type": ["Related"],
                "inLanguage": other["language"],
            }
            for other in entry["related"]
        ]
    if "results" in entry:
        document["resultDescription"] = [
            {"id": f"{document['id']}#{key}", "type": ["ResultDescription"], **result}
            for key, result in entry["results"].items()
        ]
    return _endorsed(document, entry["endorsement"]) if "endorsement" in entry else document


def _endorsed(document: Json, endorsement: Json) -> Json:
    """Return the achievement with a signed EndorsementCredential of another organisation."""
    endorser = Issuer(endorsement["by"])
    statement = {
        "@context": [VC2_CONTEXT, OB3_CONTEXT],
        "id": f"{endorser.url}endorsements/{endorsement['file']}",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": endorsement["name"],
        "issuer": endorser.profile(),
        "validFrom": endorsement["issued"],
        "credentialSubject": {
            "id": document["id"],
            "type": ["EndorsementSubject"],
            "endorsementComment": " ".join(endorsement["comment"].split()),
        },
    }
    signed = keys.with_proof(statement, endorser.domain, endorsement["issued"])
    return {**document, "endorsement": [signed]}


def picture_name(entry: Json) -> str:
    """Return the name of the picture beside the badge class."""
    return f"{entry['file']}.{entry['picture'].get('format', 'png')}"


def picture_url(entry: Json, issuer: Issuer) -> str:
    """Return where the issuer publishes the picture."""
    return f"{issuer.url}badges/{picture_name(entry)}"


def _ob2(entry: Json, issuer: Issuer, frameworks: Json) -> Json:
    document: Json = {
        "@context": OB2_CONTEXT,
        "id": badge_id(entry, issuer),
        "type": "BadgeClass",
    }
    if "language" in entry:
        document["@language"] = entry["language"]
    document["issuer"] = issuer.ob2_id
    document.update(_texts(entry, issuer))
    document["image"] = _ob2_image(entry, issuer)
    if "alignment" in entry:
        document["alignment"] = [_target(name, frameworks) for name in entry["alignment"]]
    if "tags" in entry:
        document["tags"] = entry["tags"]
    if "related" in entry:
        document["related"] = [
            {
                "type": "BadgeClass",
                "id": f"{issuer.url}badges/{other['file']}.json",
                "@language": other["language"],
            }
            for other in entry["related"]
        ]
    for key, (name, term) in _EXTENSIONS.items():
        if key in entry:
            document[f"extensions:{name}"] = {
                "@context": {term: f"https://badge-terms.example/{term}"},
                "type": ["Extension", f"extensions:{name}"],
                term: entry[key],
            }
    return document


def _texts(entry: Json, issuer: Issuer) -> Json:
    criteria: Any = entry["criteria"]
    url = f"{issuer.url}criteria/{entry['file']}"
    if criteria == "only a link":
        criteria = url if entry["form"] == "ob2" else {"id": url}
    else:
        criteria = {"id": url, "narrative": criteria.strip()}
    description = " ".join(entry["description"].split())
    return {"name": entry["name"], "description": description, "criteria": criteria}


def _ob2_image(entry: Json, issuer: Issuer) -> Any:
    url = picture_url(entry, issuer)
    return {"id": url, "caption": entry["caption"]} if "caption" in entry else url


def _target(name: str, frameworks: Json) -> Json:
    """Return the alignment called ``framework/code`` in ``frameworks.yaml``."""
    key, code = name.split("/")
    framework = frameworks[key]
    target = {
        "targetName": framework["targets"][code],
        "targetUrl": framework["url"],
        "targetFramework": framework["name"],
    }
    return target if framework.get("codes") is False else {**target, "targetCode": code}
