"""One table per form: which key of the normalised form stands where in a document.

Sources: the property lists of OB 1.1 and 2.0
(https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html), OB 3.0
(https://www.imsglobal.org/spec/ob/v3p0/), CLR 2.0 (https://www.imsglobal.org/spec/clr/v2p0/) and
the Verifiable Credentials data model 1.1 and 2.0 (https://www.w3.org/TR/vc-data-model-2.0/).
"""

from __future__ import annotations

from collections.abc import Mapping

from badgeaudit.model.badges import Form
from badgeaudit.openbadges.fields import (
    Table,
    flag,
    link,
    many,
    moment,
    number,
    reference,
    row,
    text,
)
from badgeaudit.openbadges.parts import (
    ALIGNMENTS,
    CRITERIA,
    DESCRIPTION,
    ENDORSEMENTS,
    EVIDENCE,
    ID,
    IMAGE,
    NAME,
    PROOFS,
    RELATED,
    RESULT_DESCRIPTIONS,
    STATUS,
    VERIFICATION,
    VERSION,
    country,
)
from badgeaudit.openbadges.recipients import recipient

_OB2_CLASS: Table = (
    ID,
    NAME,
    DESCRIPTION,
    CRITERIA,
    IMAGE,
    ALIGNMENTS,
    row("tags", many(text)),
    row("language", text, "@language", "inLanguage"),
    RELATED,
    VERSION,
    row("issuer", reference),
    row("creator", reference),
    ENDORSEMENTS,
)
_OB3_ACHIEVEMENT: Table = (
    ID,
    NAME,
    DESCRIPTION,
    CRITERIA,
    IMAGE,
    ALIGNMENTS,
    row("tags", many(text), "tag", "tags"),
    row("language", text, "inLanguage", "@language"),
    row("kind", text, "achievementType"),
    row("credits", number, "creditsAvailable"),
    RELATED,
    VERSION,
    row("issuer", reference),
    row("creator", reference),
    ENDORSEMENTS,
    RESULT_DESCRIPTIONS,
)
_PLAIN_CLASS: Table = (
    ID,
    NAME,
    DESCRIPTION,
    CRITERIA,
    IMAGE,
    ALIGNMENTS,
    row("tags", many(text), "tags", "tag", "keywords"),
    row("language", text, "language", "inLanguage", "@language"),
    row("kind", text, "achievementType", "kind", "category"),
    row("credits", number, "credits", "creditsAvailable"),
    RELATED,
    VERSION,
    row("issuer", link),
    row("creator", link),
)

_OB2_PROFILE: Table = (
    ID,
    NAME,
    row("url", text, "url", "origin"),
    row("email", text, "email", "contact"),
    DESCRIPTION,
    row("country", country, "address"),
    IMAGE,
    row("keys", many(reference), "publicKey"),
    row("revocation_list", reference, "revocationList"),
    row("telephone", text),
)
_OB3_PROFILE: Table = (
    ID,
    NAME,
    row("url", text),
    row("email", text),
    DESCRIPTION,
    row("country", country, "address"),
    IMAGE,
    row("keys", many(reference), "publicKey", "verificationMethod"),
    row("telephone", text, "phone", "telephone"),
)

_OB2_ASSERTION: Table = (
    ID,
    row("badge", reference),
    row("issued", moment, "issuedOn", "issued_on"),
    row("expires", moment),
    row("narrative", text),
    row("recipients", many(recipient), "recipient"),
    EVIDENCE,
    VERIFICATION,
    row("revoked", flag),
    IMAGE,
    row("language", text, "@language"),
    ENDORSEMENTS,
)
_OB3_CREDENTIAL: Table = (
    ID,
    NAME,
    DESCRIPTION,
    row("issuer", reference),
    row("issued", moment, "validFrom", "issuanceDate"),
    row("expires", moment, "validUntil", "expirationDate"),
    row("awarded", moment, "awardedDate"),
    EVIDENCE,
    STATUS,
    PROOFS,
    IMAGE,
    row("language", text, "inLanguage", "@language"),
    ENDORSEMENTS,
)

CREDENTIAL_SUBJECT: Table = (
    row("narrative", text),
    row("credits", number, "creditsEarned"),
)
"""What OB 3.0 says in ``credentialSubject`` of the credential itself."""

CLASSES: Mapping[Form, Table] = {
    Form.OB1_BADGE_CLASS: _OB2_CLASS,
    Form.OB2_BADGE_CLASS: _OB2_CLASS,
    Form.OB3_ACHIEVEMENT: _OB3_ACHIEVEMENT,
    Form.PLAIN_BADGE_CLASS: _PLAIN_CLASS,
}
"""Forms that describe a badge."""

ISSUERS: Mapping[Form, Table] = {
    Form.OB1_ISSUER: _OB2_PROFILE,
    Form.OB2_PROFILE: _OB2_PROFILE,
    Form.OB3_PROFILE: _OB3_PROFILE,
}
"""Forms that describe an organisation or person."""

CREDENTIALS: Mapping[Form, Table] = {
    Form.OB1_ASSERTION: _OB2_ASSERTION,
    Form.OB2_ASSERTION: _OB2_ASSERTION,
    Form.OB3_CREDENTIAL: _OB3_CREDENTIAL,
    Form.CLR2_CREDENTIAL: _OB3_CREDENTIAL,
}
"""Forms that say that somebody earned something."""

INSIDE: Mapping[Form, Form] = {
    Form.OB1_ASSERTION: Form.OB1_BADGE_CLASS,
    Form.OB2_ASSERTION: Form.OB2_BADGE_CLASS,
    Form.OB3_CREDENTIAL: Form.OB3_ACHIEVEMENT,
    Form.CLR2_CREDENTIAL: Form.OB3_ACHIEVEMENT,
    Form.OB1_BADGE_CLASS: Form.OB1_ISSUER,
    Form.OB2_BADGE_CLASS: Form.OB2_PROFILE,
    Form.OB3_ACHIEVEMENT: Form.OB3_PROFILE,
    Form.PLAIN_BADGE_CLASS: Form.OB3_PROFILE,
}
"""What an object embedded in a form is: the class in a credential, the profile in a class."""
