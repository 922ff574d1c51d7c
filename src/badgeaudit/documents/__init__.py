"""Bytes to data: strict JSON and YAML, places in them, limits, and JSON Schema as help."""
