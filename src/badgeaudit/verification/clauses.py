"""Where the specifications ask for each step: titles and addresses, in one place."""

from __future__ import annotations

from badgeaudit.model.verification import Clause

_OB3 = "https://www.imsglobal.org/spec/ob/v3p0/"
_OB2 = "https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html"
_CLR = "https://www.imsglobal.org/spec/clr/v2p0/"
_VC2 = "https://www.w3.org/TR/vc-data-model-2.0/"
_DI = "https://www.w3.org/TR/vc-data-integrity/"

OB3_READ = Clause("OB 3.0, Open Badges Document Formats", f"{_OB3}#docformat")
OB3_CONFORMS = Clause(
    "OB 3.0, OpenBadgeCredential Verification, step 1 (conforms)", f"{_OB3}#verification"
)
OB3_SCHEMA = Clause(
    "OB 3.0, OpenBadgeCredential Verification, step 1 (credentialSchema)", f"{_OB3}#verification"
)
OB3_SUBJECT = Clause(
    "OB 3.0, OpenBadgeCredential Verification, step 1 (id or identifier)", f"{_OB3}#verification"
)
OB3_SERIALISATION = Clause("OB 3.0, Serialization, JSON-LD", f"{_OB3}#serialization")
OB3_CONTEXTS = Clause("OB 3.0, OpenBadgeCredential, @context", f"{_OB3}#achievementcredential")
OB3_PROOF = Clause(
    "OB 3.0, OpenBadgeCredential Verification, step 2 (proof)", f"{_OB3}#verification"
)
OB3_LINKED_DATA_PROOF = Clause("OB 3.0, Verify a Linked Data Signature", f"{_OB3}#lds-verify")
OB3_TOKEN = Clause("OB 3.0, Verify a Credential (JSON Web Token)", f"{_OB3}#jwt-verify")
OB3_REFRESH = Clause(
    "OB 3.0, OpenBadgeCredential Verification, step 3 (refresh)", f"{_OB3}#verification"
)
OB3_STATUS = Clause(
    "OB 3.0, OpenBadgeCredential Verification, step 4 (status)", f"{_OB3}#verification"
)
OB3_RECIPIENT = Clause(
    "OB 3.0, Verify the Recipient Using an Identifier", f"{_OB3}#verify-identifier"
)
OB3_ENDORSEMENTS = Clause(
    "OB 3.0, EndorsementCredential Verification", f"{_OB3}#endorsement-verification"
)
OB3_BAKING = Clause("OB 3.0, Baked Badge", f"{_OB3}#baked-badge")
OB3_IMAGE = Clause("OB 3.0, Image", f"{_OB3}#image")

CLR_NESTED = Clause("CLR 2.0, ClrCredential Verification", f"{_CLR}#verification")

OB2_READ = Clause(
    "OB 2.0, Baking",
    "https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/baking/index.html",
)
OB2_CONFORMS = Clause("OB 2.0, Open Badges Vocabulary, Badge Objects", f"{_OB2}#BadgeObjects")
OB2_VERIFICATION = Clause("OB 2.0, Badge Verification", f"{_OB2}#BadgeVerification")
OB2_SIGNED = Clause("OB 2.0, Signed Badges", f"{_OB2}#SignedBadge")
OB2_HOSTED = Clause("OB 2.0, Hosted Badges", f"{_OB2}#HostedBadge")
OB2_DATES = Clause("OB 2.0, Assertion (issuedOn, expires)", f"{_OB2}#Assertion")
OB2_ISSUER = Clause("OB 2.0, Profile", f"{_OB2}#Profile")
OB2_RECIPIENT = Clause("OB 2.0, IdentityObject", f"{_OB2}#IdentityObject")
OB2_ENDORSEMENTS = Clause("OB 2.0, Endorsement", f"{_OB2}#Endorsement")
OB2_IMAGE = Clause("OB 2.0, Image", f"{_OB2}#Image")

VC_CONTEXTS = Clause("VC Data Model 2.0, 4.3 Contexts", f"{_VC2}#contexts")
VC_BASICS = Clause("VC Data Model 2.0, 4 Basic Concepts", f"{_VC2}#basic-concepts")
VC_VALIDITY = Clause("VC Data Model 2.0, 4.9 Validity Period", f"{_VC2}#validity-period")

DI_PURPOSE = Clause("Data Integrity 1.0, 2.1 Proofs (proofPurpose)", f"{_DI}#proof-purposes")
DI_VERIFY = Clause("Data Integrity 1.0, 4.4 Verify Proof", f"{_DI}#verify-proof")
DI_SETS = Clause(
    "Data Integrity 1.0, 4.5 Verify Proof Sets and Chains", f"{_DI}#verify-proof-sets-and-chains"
)
DI_KEYS = Clause(
    "Controlled Identifiers 1.0, Verification Methods",
    "https://www.w3.org/TR/cid-1.0/#verification-methods",
)
