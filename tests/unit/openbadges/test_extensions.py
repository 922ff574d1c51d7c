from __future__ import annotations

from tests.unit.openbadges.samples import CLASS2, without
from tests.unit.openbadges.subjects import first


def test_extensions_are_kept_as_written() -> None:
    hours = {"type": ["Extension", "x:Hours"], "n": 2}
    data = {
        **without(CLASS2, "extensions:Workload"),
        "schema:a/b": hours,
        "extensions:outcomes": ["mends", "teaches"],
        "extensions": {"x:Category": {"category": "skill"}, "empty": None},
        "x:other": {"type": "Thing"},
        "issuer": {"id": "urn:i", "type": ["Profile", "extensions:Club"], "name": "Club"},
    }
    found = first(data)
    assert found.fields["extensions"] == {
        "schema:a/b": hours,
        "extensions:outcomes": {"@value": ["mends", "teaches"]},
        "x:Category": {"category": "skill"},
    }
    assert found.sources["/extensions/schema:a~1b"] == "/schema:a~1b"
    assert found.sources["/extensions/schema:a~1b/n"] == "/schema:a~1b/n"
    assert found.sources["/extensions/extensions:outcomes/@value"] == "/extensions:outcomes"
    assert "/extensions/x:Category" not in found.sources
    assert found.fields["issuer"] == "urn:i"
