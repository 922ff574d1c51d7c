"""Validate data against a JSON Schema that came from elsewhere: any draft, never trusted."""

from __future__ import annotations

from itertools import islice
from typing import Any

from badgeaudit.documents.json_pointers import join
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.strict_json import decode_json
from badgeaudit.documents.violations import Violation
from badgeaudit.errors import Undecodable
from badgeaudit.model.places import message

_MOST = 100
_LONGEST = 500


def foreign_violations(
    schema: bytes, instance: Any, limits: Limits = DEFAULT_LIMITS
) -> tuple[Violation, ...] | None:
    """Return what in the data the schema does not allow; None when it is no usable schema.

    The draft is the one that ``$schema`` names. References to other documents are not followed,
    and patterns run in linear time: a schema that needs more is not usable. The messages name the
    keyword only, since a foreign schema does not say which values are private.
    """
    import jsonschema_rs

    try:
        decoded = decode_json(schema, "", limits)
        engine = jsonschema_rs.validator_for(
            decoded,
            validate_formats=True,
            offline=True,
            pattern_options=jsonschema_rs.RegexOptions(),
        )
        return tuple(
            Violation(
                join("", *error.instance_path)[:_LONGEST],
                message("documents.foreign-schema", keyword=error.kind.name),
                join("#", *error.schema_path)[:_LONGEST],
            )
            for error in islice(engine.iter_errors(instance), _MOST)
        )
    # The engine raises several kinds of errors for schemas it can't compile, RecursionError too.
    except (Undecodable, ValueError, TypeError, RecursionError, jsonschema_rs.ValidationError):
        return None
