"""An invented issuer: its addresses, keys and profiles in both versions of Open Badges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator import keys
from generator.keys import Json

OB2_CONTEXT = "https://w3id.org/openbadges/v2"
OB3_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
VC2_CONTEXT = "https://www.w3.org/ns/credentials/v2"
VC1_CONTEXT = "https://www.w3.org/2018/credentials/v1"
DATA_INTEGRITY_CONTEXT = "https://w3id.org/security/data-integrity/v2"


@dataclass(frozen=True, slots=True)
class Issuer:
    """One issuer of badges; ``facts`` is its entry in a ``dossier.yaml``."""

    facts: Json

    @property
    def domain(self) -> str:
        """The invented domain, always below ``.example``."""
        return str(self.facts["domain"])

    @property
    def url(self) -> str:
        """The website."""
        return f"https://{self.domain}/"

    @property
    def did(self) -> str:
        """The did:key that OB 3.0 credentials are signed with."""
        return keys.did_key(self.domain)

    @property
    def ob2_id(self) -> str:
        """Address of the OB 2.0 profile."""
        return f"{self.url}badges/issuer.json"

    @property
    def key_id(self) -> str:
        """Address of the public key for signed OB 2.0 assertions."""
        return f"{self.url}badges/public-key.json"

    def profile(self) -> Json:
        """Return the OB 3.0 Profile, as it stands inside a credential or an achievement."""
        facts = self.facts
        profile: Json = {"id": self.did, "type": ["Profile"], "name": facts["name"]}
        profile["url"] = self.url
        for key in ("email", "telephone", "description"):
            if key in facts:
                profile["phone" if key == "telephone" else key] = facts[key]
        if "country" in facts:
            profile["address"] = {"type": ["Address"], "addressCountryCode": facts["country"]}
        return profile

    def ob2_files(self) -> dict[str, Any]:
        """Return the OB 2.0 Profile and, when it signs assertions, its key: name to document."""
        facts = self.facts
        profile: Json = {
            "@context": OB2_CONTEXT,
            "id": self.ob2_id,
            "type": "Issuer",
            "name": facts["name"],
            "url": self.url,
        }
        for key in ("email", "telephone", "description"):
            if key in facts:
                profile[key] = facts[key]
        if not facts.get("signs_ob2"):
            return {"issuer.json": profile}
        profile["publicKey"] = self.key_id
        public_key = {
            "@context": OB2_CONTEXT,
            "id": self.key_id,
            "type": "CryptographicKey",
            "owner": self.ob2_id,
            "publicKeyPem": keys.rsa_pem(self.domain),
        }
        return {"issuer.json": profile, "public-key.json": public_key}
