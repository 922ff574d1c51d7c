"""Good documents for every definition of every schema of badges; the first is the fullest."""

from __future__ import annotations

from typing import Any

from tests.unit.schemas import ob2_samples, ob3_samples, old_samples

GOOD: dict[str, dict[str, tuple[Any, ...]]] = {
    "ob1": old_samples.GOOD1,
    "ob2": ob2_samples.GOOD,
    "ob3": ob3_samples.GOOD,
    "plain": old_samples.GOOD_PLAIN,
}
